import { useSentBatch } from './sentBatch'
import { UndoBar } from './UndoBar'

/** On every page of staff, so that leaving the queue does not take the minute to think again away. */
export function SentBar() {
  const [sent, setSent] = useSentBatch()
  return sent && <UndoBar key={sent.id} sent={sent} onOver={() => setSent(null)} />
}
