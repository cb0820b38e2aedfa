import { useMutation, useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../lib/i18n'
import type { QueueRow } from '../../../lib/message-types'
import { Failure, Loaded } from '../../../ui/states'
import { leftOutWording } from '../wording'
import { rendered, whoGetsIt } from './api'

/** To how many it goes, who is left out and why; and on demand what one of them would read. */
export function WhoGetsIt({ rows, body }: { rows: QueueRow[]; body: string }) {
  const { t } = useTexts()
  const items = rows.map((row) => row.id)
  const chosen = useQuery({ queryKey: ['several', items], queryFn: () => whoGetsIt(items), gcTime: 0 })
  const rowOf = (id: string) => rows.find((row) => row.id === id)
  return (
    <Loaded from={chosen} rows={3}>
      {(found) => (
        <>
          <p className="strong">{t('several.goesTo', { count: found.items.length })}</p>
          <ul className="rows card spaced">
            {found.items.flatMap((id) => {
              const row = rowOf(id)
              return row ? [<One key={id} row={row} body={body} />] : []
            })}
          </ul>
          {found.left.length > 0 && (
            <>
              <p className="strong spaced">{t('several.leftOut', { count: found.left.length })}</p>
              <ul className="rows card spaced">
                {found.left.map(({ item, why }) => (
                  <li key={item} className="row-plain">
                    {[rowOf(item)?.patient.name, rowOf(item)?.title, t(leftOutWording[why])]
                      .filter(Boolean)
                      .join(' · ')}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Loaded>
  )
}

function One({ row, body }: { row: QueueRow; body: string }) {
  const { t } = useTexts()
  const showing = useMutation({ mutationFn: () => rendered(row.id, body) })
  return (
    <li className="row-plain">
      <div className="row-main">
        <p>
          {row.patient.name} · {row.title}
        </p>
        {showing.isError && <Failure error={showing.error} />}
        {showing.data && <p className="said">{showing.data.body}</p>}
        {!showing.data && (
          <button
            type="button"
            className="button plain"
            disabled={showing.isPending}
            aria-label={t('several.showOf', { name: row.patient.name })}
            onClick={() => showing.mutate()}
          >
            {t('several.show')}
          </button>
        )}
      </div>
    </li>
  )
}
