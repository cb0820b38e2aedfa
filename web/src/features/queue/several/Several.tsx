import { useState } from 'react'
import { useTexts } from '../../../lib/i18n'
import type { QueueRow } from '../../../lib/message-types'
import type { SeveralSent } from '../../../lib/several-types'
import { MOST } from './api'
import { SeveralSheet } from './SeveralSheet'

interface SeveralProps {
  rows: QueueRow[]
  /** null as long as nobody chooses */ ticked: string[] | null
  onTick: (ticked: string[] | null) => void
  onSent: (sent: SeveralSent) => void
}

/** Choosing items and writing to their patients at once; each gets a conversation of their own. */
export function Several({ rows, ticked, onTick, onSent }: SeveralProps) {
  const { t } = useTexts()
  const [writing, setWriting] = useState(false)
  const chosen = rows.filter((row) => ticked?.includes(row.id))
  return (
    <div className="batch">
      {rows.length > 0 && (
        <div className="batch-line">
          <button type="button" className="button plain" onClick={() => onTick(ticked ? null : [])}>
            {t(ticked ? 'several.stop' : 'several.start')}
          </button>
          {ticked && (
            <button
              type="button"
              className="button plain"
              onClick={() => onTick(rows.slice(0, MOST).map((row) => row.id))}
            >
              {t('refillDesk.batchAll')}
            </button>
          )}
          {chosen.length > 0 && (
            <button
              type="button"
              className="button"
              aria-haspopup="dialog"
              disabled={chosen.length > MOST}
              onClick={() => setWriting(true)}
            >
              {t('several.write', { count: chosen.length })}
            </button>
          )}
        </div>
      )}
      {chosen.length > MOST && <p className="field-error">{t('several.most')}</p>}
      {writing && (
        <SeveralSheet
          rows={chosen}
          onClose={() => setWriting(false)}
          onSent={(done) => {
            setWriting(false)
            onTick(null)
            onSent(done)
          }}
        />
      )}
    </div>
  )
}
