import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { instantText, plainDay } from '../../lib/dates'
import { SendKey } from '../../lib/drafts'
import { asProblem, call } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import { patientPath } from '../../lib/patient'
import { one } from '../../lib/query'
import type { StatementLine, Told } from '../../lib/statement-types'
import { useDateView } from '../../lib/viewer'
import { problemText } from '../../lib/wording'
import { Field, FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Tag } from '../../ui/parts'
import { Sheet } from '../../ui/Sheet'
import { Failure } from '../../ui/states'
import { choicesQuery } from './api'
import { statementKinds, statementStates } from './statementWording'

const statementsPath = (patient: string, rest = '') => patientPath(patient, `/statements${rest}`)

export const statementsQuery = (patient: string) => one<{ items: StatementLine[] }>(statementsPath(patient))

/** Their own words beside the list, never in it: the list is what the clinic keeps. */
export function Statements({ patient }: { patient: string }) {
  const { t } = useTexts()
  const { data, error, refetch } = useQuery(statementsQuery(patient))
  const [telling, setTelling] = useState(false)
  const items = data?.items ?? []
  return (
    <section className="section own-words" aria-labelledby={items.length > 0 ? 'own-words' : undefined}>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {items.length > 0 && (
        <>
          <h2 id="own-words">{t('statement.title')}</h2>
          <p className="small">{t('statement.lead')}</p>
          <ul className="rows card">
            {items.map((line) => (
              <li key={line.id} className="pad">
                <Line patient={patient} line={line} />
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="actions">
        <button type="button" className="button quiet" aria-haspopup="dialog" onClick={() => setTelling(true)}>
          {t('statement.alsoDo')}
        </button>
      </div>
      {telling && <TellSheet patient={patient} medicine={null} onClose={() => setTelling(false)} />}
    </section>
  )
}

function Line({ patient, line }: { patient: string; line: StatementLine }) {
  const { t } = useTexts()
  const view = useDateView()
  const client = useQueryClient()
  const back = useMutation({
    mutationFn: () =>
      call<undefined>('POST', statementsPath(patient, `/${encodeURIComponent(line.id)}/withdraw`), { body: {} }),
    onSuccess: async () => {
      announce(t('statement.takenBack'))
      await client.invalidateQueries({ queryKey: statementsQuery(patient).queryKey })
    },
  })
  const facts = [line.dose, line.often, line.since && t('medicines.since', { day: plainDay(view, line.since) })]
  return (
    <>
      <p className="strong">
        {t(statementKinds[line.kind], { name: line.name })} <Tag>{t(statementStates[line.state])}</Tag>
      </p>
      {facts.some(Boolean) && <p>{facts.filter(Boolean).join(' · ')}</p>}
      {line.why && <p className="said">{line.why}</p>}
      <p className="small">{t('statement.toldOn', { when: instantText(view, line.toldAt) })}</p>
      {line.words && (
        <blockquote>
          <p className="small">{t('refills.words')}</p>
          <p className="said">{line.words}</p>
        </blockquote>
      )}
      {back.isError && <p role="alert">{problemText(t, asProblem(back.error))}</p>}
      {line.state !== 'DECLINED' && (
        <button type="button" className="button plain" disabled={back.isPending} onClick={() => back.mutate()}>
          {t('statement.takeBack')}
        </button>
      )}
    </>
  )
}

/** Under a medicine of the list. */
export function NoLonger({ patient, id, name }: { patient: string; id: string; name: string }) {
  const { t } = useTexts()
  const { data } = useQuery(statementsQuery(patient))
  const [telling, setTelling] = useState(false)
  const said = data?.items.find((line) => line.medicine === id && line.state !== 'DECLINED')
  const view = useDateView()
  if (!data) return null
  if (said) return <p className="small">{t('statement.saidOfThis', { when: instantText(view, said.toldAt) })}</p>
  return (
    <>
      <button
        type="button"
        className="button plain"
        aria-haspopup="dialog"
        aria-label={t('statement.noLongerOf', { name })}
        onClick={() => setTelling(true)}
      >
        {t('statement.noLongerDo')}
      </button>
      {telling && <TellSheet patient={patient} medicine={{ id, name }} onClose={() => setTelling(false)} />}
    </>
  )
}

interface TellSheetProps {
  patient: string
  /** the one that is not taken any more; null to tell of another */ medicine: { id: string; name: string } | null
  onClose: () => void
}

/** Stays open with what was typed when the server says no; sent twice it is told once. */
function TellSheet({ patient, medicine, onClose }: TellSheetProps) {
  const { t } = useTexts()
  const client = useQueryClient()
  const [key] = useState(() => new SendKey())
  const [typed, setTyped] = useState({ name: '', dose: '', often: '', since: '', why: '' })
  const [noName, setNoName] = useState(false)
  const telling = useMutation({
    mutationFn: (told: Told) =>
      call<unknown>('POST', statementsPath(patient), { body: { sendKey: key.for(told), statements: [told] } }),
    onSuccess: async () => {
      announce(t('statement.told'))
      onClose()
      await Promise.all([
        client.invalidateQueries({ queryKey: statementsQuery(patient).queryKey }),
        client.invalidateQueries({ queryKey: choicesQuery(patient).queryKey }),
      ])
    },
  })
  const field = (name: keyof typeof typed, most: number) => ({
    value: typed[name],
    maxLength: most,
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = medicine === null && typed.name.trim() === ''
    setNoName(missing)
    if (missing || telling.isPending) return
    telling.mutate({
      kind: medicine ? 'NO_LONGER_TAKES' : 'ALSO_TAKES',
      medicine: medicine?.id ?? null,
      name: medicine ? null : typed.name.trim(),
      dose: typed.dose.trim() || null,
      often: typed.often.trim() || null,
      since: typed.since || null,
      why: medicine ? typed.why.trim() || null : null,
    })
  }
  return (
    <Sheet title={t(medicine ? 'statement.noLongerDo' : 'statement.alsoDo')} open onClose={onClose}>
      <form onSubmit={submit} autoComplete="off" noValidate>
        <FormProblem text={telling.isError ? problemText(t, asProblem(telling.error)) : null} />
        {medicine && <p className="strong">{medicine.name}</p>}
        <p className="small">{t(medicine ? 'statement.noLongerLead' : 'statement.alsoLead')}</p>
        {!medicine && (
          <>
            <Field
              label={t('statement.name')}
              required
              error={noName ? t('statement.refused.noName') : null}
              {...field('name', 200)}
            />
            <Field label={t('statement.dose')} hint={t('statement.doseHint')} {...field('dose', 200)} />
            <Field label={t('statement.often')} {...field('often', 200)} />
          </>
        )}
        <Field label={t(medicine ? 'statement.stoppedOn' : 'statement.since')} type="date" {...field('since', 10)} />
        {medicine && <Field label={t('statement.why')} {...field('why', 500)} />}
        <div className="actions">
          <button type="submit" className="button" disabled={telling.isPending}>
            {t('statement.send')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
