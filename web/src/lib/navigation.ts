let moves = 0

/** Called on every change of place inside the app. */
export function noteMove() {
  moves += 1
}

/** False on the first page: there the browser itself has put the focus. */
export function arrivedByLink(): boolean {
  return moves > 0
}
