import { useMutation } from '@tanstack/react-query'
import { instantText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import type { Waiting } from '../../lib/message-types'
import { useDateView } from '../../lib/viewer'
import { Failure } from '../../ui/states'
import { announce } from '../../ui/live'
import { authorText } from '../messages/sentences'
import { heldWording } from './wording'

interface WaitingListProps {
  waiting: Waiting[]
  takeBack: (one: Waiting) => Promise<unknown>
  /** it is to be written anew, and stays as it is until that is saved */ onChange: (one: Waiting) => void
}

/** What was written and has not left: who, when, and if it was held, why. Nobody but staff sees it. */
export function WaitingList({ waiting, takeBack, onChange }: WaitingListProps) {
  const { t } = useTexts()
  const view = useDateView()
  const taking = useMutation({
    mutationFn: async (one: Waiting) => takeBack(one),
    onSuccess: () => announce(t('later.takenBack')),
  })
  if (waiting.length === 0) return null
  return (
    <section className="waiting" aria-label={t('later.list')}>
      {taking.isError && <Failure error={taking.error} />}
      <ul className="rows card">
        {waiting.map((one) => (
          <li key={one.id} className="row-plain">
            <div className="row-main">
              <p className="strong">
                {one.heldBecause
                  ? t(heldWording[one.heldBecause])
                  : t('later.leaves', { when: instantText(view, one.sendAt) })}
              </p>
              <p className="small">
                {[
                  authorText(t, one.author),
                  one.onBehalfOf && t('queue.onBehalfOf', { name: one.onBehalfOf }),
                  one.files > 0 && t('later.files', { count: one.files }),
                  one.close && t('later.closes'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {one.subject !== '' && <p className="strong">{one.subject}</p>}
              <p className="said">{one.body}</p>
              <div className="actions">
                {one.author.you && (
                  <button
                    type="button"
                    className="button quiet"
                    disabled={taking.isPending}
                    onClick={() => onChange(one)}
                  >
                    {t('later.change')}
                  </button>
                )}
                <button
                  type="button"
                  className="button quiet"
                  disabled={taking.isPending}
                  onClick={() => taking.mutate(one)}
                >
                  {t('later.takeBack')}
                </button>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
