import { useRouteContext } from '@tanstack/react-router'
import type { SessionKeeper } from './sessionKeeper'

export function useKeeper(): SessionKeeper {
  return useRouteContext({ from: '__root__', select: (context) => context.keeper })
}
