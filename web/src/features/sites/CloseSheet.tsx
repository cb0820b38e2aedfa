import { useMutation, useQueryClient } from '@tanstack/react-query'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { KeptSite } from '../../lib/board-types'
import { problemText } from '../../lib/wording'
import { FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Sheet } from '../../ui/Sheet'
import { closeSite, sitesQuery } from './api'

/** It cannot be opened again, so it is asked about once more. */
export function CloseSheet({ site, onClose }: { site: KeptSite; onClose: () => void }) {
  const { t } = useTexts()
  const client = useQueryClient()
  const { name } = site
  const closing = useMutation({
    mutationFn: () => closeSite(site.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sitesQuery.queryKey })
      announce(t('sites.closed', { name }))
      onClose()
    },
  })
  return (
    <Sheet title={t('sites.closeOf', { name })} open onClose={onClose}>
      <p>{t('sites.closeLead')}</p>
      <FormProblem text={closing.isError ? problemText(t, asProblem(closing.error)) : null} />
      <div className="actions">
        <button type="button" className="button danger" disabled={closing.isPending} onClick={() => closing.mutate()}>
          {t('sites.closeNow')}
        </button>
        <button type="button" className="button plain" onClick={onClose}>
          {t('action.cancel')}
        </button>
      </div>
    </Sheet>
  )
}
