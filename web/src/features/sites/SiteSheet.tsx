import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { KeptSite, SiteWish } from '../../lib/board-types'
import { problemText } from '../../lib/wording'
import { Choice, Field, FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Sheet } from '../../ui/Sheet'
import { saveSite, sitesQuery } from './api'

/** The zone that is kept is offered even if this browser does not know it by that name. */
function zonesWith(kept: string): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return known.includes(kept) ? known : [kept, ...known]
}

export function SiteSheet({ site, zone, onClose }: { site: KeptSite | null; zone: string; onClose: () => void }) {
  const { t } = useTexts()
  const client = useQueryClient()
  const [wish, setWish] = useState<SiteWish>(() => {
    if (!site) return { name: '', place: '', zone }
    return { name: site.name, place: site.place, zone: site.zone }
  })
  const saving = useMutation({
    mutationFn: () => saveSite(site?.id ?? null, wish),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sitesQuery.queryKey })
      announce(t('sites.saved'))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate()
  }
  const problem = saving.isError ? asProblem(saving.error) : null
  const refused = (field: string) => (problem?.field === field ? problemText(t, problem) : null)
  return (
    <Sheet title={t(site ? 'sites.edit' : 'sites.new')} open onClose={onClose}>
      <form onSubmit={submit} autoComplete="off">
        <FormProblem text={problem && problemText(t, problem)} />
        <Field
          label={t('sites.name')}
          required
          maxLength={60}
          value={wish.name}
          onChange={(event) => setWish({ ...wish, name: event.target.value })}
          error={refused('name')}
        />
        <Field
          label={t('sites.place')}
          hint={t('sites.placeHint')}
          maxLength={120}
          value={wish.place}
          onChange={(event) => setWish({ ...wish, place: event.target.value })}
          error={refused('place')}
        />
        <Choice
          label={t('sites.zone')}
          value={wish.zone}
          onChange={(event) => setWish({ ...wish, zone: event.target.value })}
          options={zonesWith(wish.zone).map((one) => ({ value: one, label: one.replaceAll('_', ' ') }))}
          error={refused('zone')}
        />
        <div className="actions">
          <button type="submit" className="button" disabled={saving.isPending}>
            {t(saving.isPending ? 'state.sending' : 'boards.save')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
