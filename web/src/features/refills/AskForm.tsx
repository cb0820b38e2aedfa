import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { SendKey } from '../../lib/drafts'
import { asProblem } from '../../lib/http'
import { type TextKey, useTexts } from '../../lib/i18n'
import type { PharmacyLine, RefillChoices } from '../../lib/refill-types'
import { problemText } from '../../lib/wording'
import { FormProblem } from '../../ui/Fields'
import { ask, choicesQuery, refillsPath, refillsQuery, searchPharmacies } from './api'
import { noteAsked, takeMedicines } from './between'
import { MedicineChoice } from './MedicineChoice'
import { MOST_NOTE, NoteField } from './NoteField'
import { PharmacyChoice } from './PharmacyChoice'
import { PharmacySearchSheet } from './PharmacySearchSheet'
import { mayAskFor, usualText } from './sentences'

const MOST_MEDICINES = 20

interface Faults {
  medicines?: TextKey
  pharmacyId?: TextKey
  note?: TextKey
}

export function AskForm({ choices, patient }: { choices: RefillChoices; patient: string }) {
  const { t } = useTexts()
  const [ticked, setTicked] = useState(() => takeMedicines(patient))
  const [found, setFound] = useState<PharmacyLine | null>(null)
  const [pharmacyId, setPharmacyId] = useState(() => firstOpen(choices))
  const [note, setNote] = useState('')
  const [searching, setSearching] = useState(false)
  const [faults, setFaults] = useState<Faults>({})
  const sending = useSend(patient, choices)
  // The list may have become shorter since: what is not on it any more is not asked for.
  const medicines = ticked.filter((id) => choices.medicines.some((one) => one.id === id && mayAskFor(one)))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (sending.isPending) return
    const wrong: Faults = {
      ...(medicines.length === 0 && { medicines: 'refillAsk.noMedicine' }),
      ...(medicines.length > MOST_MEDICINES && { medicines: 'refillAsk.tooMany' }),
      ...(pharmacyId === null && { pharmacyId: 'refillAsk.noPharmacy' }),
      ...(note.length > MOST_NOTE && { note: 'refillAsk.tooLong' }),
    }
    setFaults(wrong)
    sending.reset()
    if (pharmacyId === null || Object.keys(wrong).length > 0) return
    sending.mutate({ medicines, pharmacyId, note: note.trim() || null })
  }
  const problem = sending.isError ? asProblem(sending.error) : null
  const words = (field: keyof Faults) => {
    const fault = faults[field]
    if (fault) return t(fault)
    return problem?.field === field ? problemText(t, problem) : null
  }
  const wrong = (Object.values(faults) as (TextKey | undefined)[]).flatMap((fault) => (fault ? t(fault) : []))
  return (
    <>
      <form className="ask" onSubmit={submit} autoComplete="off" noValidate>
        <FormProblem text={problem ? problemText(t, problem) : wrong.join(' ') || null} />
        <MedicineChoice
          choices={choices.medicines}
          patient={patient}
          ticked={medicines}
          onChange={setTicked}
          error={words('medicines')}
        />
        <PharmacyChoice
          choices={choices}
          patient={patient}
          found={found}
          value={pharmacyId}
          onChange={setPharmacyId}
          onSearch={() => setSearching(true)}
          error={words('pharmacyId')}
        />
        <NoteField value={note} onChange={setNote} error={words('note')} />
        <section className="card pad what-next" aria-labelledby="what-next">
          <h2 id="what-next">{t('refillAsk.next')}</h2>
          <ol>
            <li>{t('refillAsk.nextLook')}</li>
            <li>{t('refillAsk.nextSend')}</li>
            <li>{t('refillAsk.nextSee')}</li>
          </ol>
          <p className="usual">{usualText(t, choices)}</p>
        </section>
        <div className="actions">
          <button type="submit" className="button" disabled={sending.isPending}>
            {t(sending.isPending ? 'state.sending' : 'refillAsk.send')}
          </button>
        </div>
      </form>
      {searching && (
        <PharmacySearchSheet
          search={(facts) => searchPharmacies(patient, facts)}
          onClose={() => setSearching(false)}
          onChoose={(pharmacy) => {
            setFound(pharmacy)
            setPharmacyId(pharmacy.id)
            setFaults({ ...faults, pharmacyId: undefined })
            setSearching(false)
          }}
        />
      )}
    </>
  )
}

/** The usual one, or the last one; one that is closed for good is neither. */
function firstOpen({ favourite, lastUsed }: RefillChoices): string | null {
  return [favourite, lastUsed].find((one) => one && !one.closedForGood)?.id ?? null
}

interface Content {
  medicines: string[]
  pharmacyId: string
  note: string | null
}

/** Says "sent" only after the server has said so; a second try of the same has the same key. */
function useSend(patient: string, choices: RefillChoices) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [key] = useState(() => new SendKey())
  return useMutation({
    mutationFn: (content: Content) => ask(patient, { sendKey: key.for(content), ...content }),
    onSuccess: async (asked) => {
      noteAsked(client, patient, asked, (id) => choices.medicines.find((one) => one.id === id)?.name ?? '')
      void client.invalidateQueries({ queryKey: refillsQuery(patient).queryKey })
      void client.invalidateQueries({ queryKey: choicesQuery(patient).queryKey })
      await navigate({ to: '/p/$patient/refills', params: { patient }, replace: true })
    },
    onError: async (failure) => {
      // The list was old: the fresh one shows what can be asked for. What was typed stays.
      if (asProblem(failure).status !== 0)
        await client.invalidateQueries({ queryKey: [refillsPath(patient, '/choices')] })
    },
  })
}
