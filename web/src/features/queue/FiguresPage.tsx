import { useQuery } from '@tanstack/react-query'
import { shownCount } from '../../lib/counts'
import { useTexts } from '../../lib/i18n'
import { Page } from '../../ui/Page'
import { Empty, Loaded } from '../../ui/states'
import { durationText } from '../messages/sentences'
import { figuresQuery } from './api'

/** How the boards do: counts and times, and nobody's name. */
export function FiguresPage() {
  const { t } = useTexts()
  const figures = useQuery(figuresQuery)
  const time = (minutes: number | null) => (minutes === null ? t('figures.tooFew') : durationText(t, minutes))
  return (
    <Page wide title={t('place.figures')} lead={figures.data && t('figures.lead', { count: figures.data.days })}>
      <Loaded from={figures} rows={2}>
        {(data) =>
          data.boards.length === 0 ? (
            <Empty icon="pulse" title={t('figures.none')} />
          ) : (
            <div className="scroll-x card spaced" tabIndex={0} role="region" aria-label={t('place.figures')}>
              <table>
                <caption className="unseen">{t('place.figures')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('queue.board')}</th>
                    <th scope="col">{t('figures.came')}</th>
                    <th scope="col">{t('figures.answered')}</th>
                    <th scope="col">{t('figures.half')}</th>
                    <th scope="col">{t('figures.most')}</th>
                    <th scope="col">{t('figures.open')}</th>
                    <th scope="col">{t('figures.late')}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.boards.map((board) => (
                    <tr key={board.id}>
                      <th scope="row">{board.name}</th>
                      <td>{board.came}</td>
                      <td>{board.answered}</td>
                      <td>{time(board.halfWithinMinutes)}</td>
                      <td>{time(board.mostWithinMinutes)}</td>
                      <td>{shownCount(board.openNow)}</td>
                      <td>{shownCount(board.lateNow)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}
