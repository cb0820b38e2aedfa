import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { KeptSite, SiteWish } from '../../lib/board-types'
import { problemText } from '../../lib/wording'
import { Field, FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Sheet } from '../../ui/Sheet'
import { saveSite, sitesQuery } from './api'

export function SiteSheet({ site, onClose }: { site: KeptSite | null; onClose: () => void }) {
  const { t } = useTexts()
  const client = useQueryClient()
  const [wish, setWish] = useState<SiteWish>({ name: site?.name ?? '', place: site?.place ?? '' })
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
        <div className="actions">
          <button type="submit" className="button" disabled={saving.isPending}>
            {t(saving.isPending ? 'state.sending' : 'boards.save')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
