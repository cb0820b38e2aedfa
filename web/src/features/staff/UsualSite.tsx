import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import { type Desk, deskQuery } from '../../lib/patient'
import { problemText } from '../../lib/wording'
import { Choice, FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { keepSite } from './api'

/** Where the patient usually goes, which decides who reads what they ask for. */
export function UsualSite({ patient, site }: { patient: string; site: Desk['site'] }) {
  const { t } = useTexts()
  const client = useQueryClient()
  const [chosen, setChosen] = useState(site.usual ?? '')
  const save = useMutation({
    mutationFn: () => keepSite(patient, chosen || null),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: deskQuery(patient).queryKey })
      announce(t('desk.siteSaved'))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      <FormProblem text={save.isError ? problemText(t, asProblem(save.error)) : null} />
      <Choice
        label={t('desk.siteUsual')}
        hint={t('desk.siteHint')}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        options={[
          { value: '', label: t('desk.siteNone') },
          ...site.open.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <div className="actions">
        <button type="submit" className="button" disabled={save.isPending || chosen === (site.usual ?? '')}>
          {t(save.isPending ? 'state.sending' : 'desk.siteSave')}
        </button>
      </div>
    </form>
  )
}
