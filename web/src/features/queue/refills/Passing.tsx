import { useTexts } from '../../../lib/i18n'
import type { RefillRequest } from '../entries'
import type { WorkProps } from '../MessageWork'
import { MoveButton } from '../MoveButton'

/** Who has it and when: everything that can be done with the item without a decision. @param open it is not decided */
export function Passing({
  item,
  moves,
  onSheet,
  open,
}: Pick<WorkProps<RefillRequest>, 'item' | 'moves' | 'onSheet'> & { open: boolean }) {
  const { t } = useTexts()
  const { row, refill } = item
  const mine = row.assignee?.you === true
  const waits = row.state !== 'DONE'
  return (
    <div className="item-moves">
      {!waits && open && (
        <MoveButton
          label={t('queue.reopen')}
          hotkey="o"
          busy={moves.busy}
          onPress={() => moves.run({ verb: 'reopen' })}
        />
      )}
      {waits && (
        <>
          <MoveButton
            label={t(mine ? 'queue.release' : 'queue.claim')}
            hotkey="c"
            busy={moves.busy}
            onPress={() => moves.run({ verb: mine ? 'release' : 'claim' })}
          />
          <MoveButton label={t('queue.handOver')} hotkey="h" onPress={() => onSheet('HAND_OVER')} />
          <MoveButton label={t('queue.escalate')} hotkey="e" onPress={() => onSheet('ESCALATE')} />
          <MoveButton label={t('queue.snooze')} hotkey="s" onPress={() => onSheet('SNOOZE')} />
          {refill.state !== 'SENT' && (
            <MoveButton label={t('queue.close')} hotkey="x" onPress={() => onSheet('CLOSE')} />
          )}
        </>
      )}
    </div>
  )
}
