import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { boardsQuery } from '../../lib/counts'
import { dayKey, plainDay } from '../../lib/dates'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { Away } from '../../lib/message-types'
import { roleWording } from '../../lib/roles'
import { useDateView } from '../../lib/viewer'
import { problemText } from '../../lib/wording'
import { Choice, Field, FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Page } from '../../ui/Page'
import { Loaded } from '../../ui/states'
import { awayQuery, saveAway } from './api'

/** Patients see it before they write; what is assigned to somebody who is away goes to whoever stands in. */
export function AwayPage() {
  const { t } = useTexts()
  const away = useQuery(awayQuery)
  return (
    <Page title={t('place.away')} lead={t('away.lead')}>
      <Loaded from={away} rows={2}>
        {(data) => <AwayForm key={`${data.until} ${data.coverId}`} away={data} />}
      </Loaded>
    </Page>
  )
}

function AwayForm({ away }: { away: Away }) {
  const { t } = useTexts()
  const view = useDateView()
  const client = useQueryClient()
  const [until, setUntil] = useState(away.until ?? '')
  const [coverId, setCoverId] = useState(away.coverId ?? '')
  const saving = useMutation({
    mutationFn: saveAway,
    onSuccess: async (_, saved) => {
      announce(t(saved.until ? 'away.saved' : 'away.backSaved'))
      void client.invalidateQueries({ queryKey: boardsQuery.queryKey })
      await client.invalidateQueries({ queryKey: awayQuery.queryKey })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate({ until, coverId: coverId || null })
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      <p className="state-line" role="status">
        {away.until ? t('away.now', { day: plainDay(view, away.until) }) : t('away.notNow')}
      </p>
      <FormProblem text={saving.isError ? problemText(t, asProblem(saving.error)) : null} />
      <div className="form-grid">
        <Field
          label={t('away.until')}
          hint={t('away.untilHint')}
          type="date"
          required
          min={dayKey(view, view.now.toISOString())}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
        <Choice
          label={t('away.cover')}
          hint={t('away.coverHint')}
          value={coverId}
          onChange={(event) => setCoverId(event.target.value)}
          options={[
            { value: '', label: t('away.nobody') },
            ...away.people.map((one) => ({ value: one.id, label: `${one.name}, ${t(roleWording[one.role])}` })),
          ]}
        />
      </div>
      <div className="actions">
        <button type="submit" className="button" disabled={saving.isPending}>
          {t('away.save')}
        </button>
        {away.until && (
          <button
            type="button"
            className="button quiet"
            disabled={saving.isPending}
            onClick={() => saving.mutate({ until: null, coverId: null })}
          >
            {t('away.back')}
          </button>
        )}
      </div>
    </form>
  )
}
