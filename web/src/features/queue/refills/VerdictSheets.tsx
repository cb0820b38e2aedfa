import { type FormEvent, type ReactNode, useState } from 'react'
import { type TextKey, useTexts } from '../../../lib/i18n'
import type { Decision, DenialReason, PharmacyLine, RefillItem } from '../../../lib/refill-types'
import { Choice, Field, FormProblem } from '../../../ui/Fields'
import { Sheet } from '../../../ui/Sheet'
import { useStepUp } from '../../identity/useStepUp'
import { reasonWording } from '../../refills/wording'
import type { Verdict } from './api'
import { type Typed, changedFields, faultsOf } from './decision'
import { alternativeOf } from './alternatives'
import { fieldWording, unitWording } from './wording'

export type VerdictKind = 'APPROVE' | 'DENY' | 'VISIT' | 'PAPER'

const titles: Record<VerdictKind, TextKey> = {
  APPROVE: 'refillDesk.approveTitle',
  DENY: 'refillDesk.denyTitle',
  VISIT: 'refillDesk.needsVisit',
  PAPER: 'refillDesk.onPaper',
}

interface VerdictSheetProps {
  kind: VerdictKind
  refill: RefillItem
  typed: Typed
  decision: Decision
  pharmacy: PharmacyLine | null
  busy: boolean
  problem: string | null
  onRun: (verdict: Verdict) => void
  onClose: () => void
}

/** Confirmed once; stays open with what was typed when the server says no. */
export function VerdictSheet({
  kind,
  refill,
  typed,
  decision,
  pharmacy,
  busy,
  problem,
  onRun,
  onClose,
}: VerdictSheetProps) {
  const { t } = useTexts()
  const shared = { busy, onRun }
  return (
    <Sheet title={t(titles[kind])} open onClose={onClose}>
      <FormProblem text={problem} />
      {kind === 'APPROVE' && (
        <Approve refill={refill} typed={typed} decision={decision} pharmacy={pharmacy} {...shared} />
      )}
      {kind === 'DENY' && <Deny {...shared} />}
      {kind === 'VISIT' && <Visit {...shared} />}
      {kind === 'PAPER' && <Paper refill={refill} typed={typed} decision={decision} {...shared} />}
    </Sheet>
  )
}

interface FormProps {
  busy: boolean
  onRun: (verdict: Verdict) => void
}

function SheetForm({
  submit,
  busy,
  onSubmit,
  first = false,
  children,
}: {
  submit: string
  busy: boolean
  onSubmit: () => void
  /** takes the focus, so that a second key confirms */ first?: boolean
  children: ReactNode
}) {
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form onSubmit={send} autoComplete="off" noValidate>
      {children}
      <div className="actions">
        <button type="submit" className="button" disabled={busy} autoFocus={first}>
          {submit}
        </button>
      </div>
    </form>
  )
}

function Approve({
  refill,
  typed,
  decision,
  pharmacy,
  busy,
  onRun,
}: FormProps & Pick<VerdictSheetProps, 'refill' | 'typed' | 'decision' | 'pharmacy'>) {
  const { t } = useTexts()
  const [words, setWords] = useState('')
  const chosen = alternativeOf(refill, decision)
  const changed = changedFields(typed, chosen?.proposal ?? refill.proposal)
  const asker = refill.asked
  const goesElsewhere = asker && !asker.answered && pharmacy && asker.pharmacyId !== pharmacy.id ? asker : null
  const go = () => onRun({ verb: 'approve', decision, words: words.trim() || null })
  return (
    <SheetForm submit={t('refillDesk.approve')} busy={busy} first onSubmit={go}>
      <p className="strong">{chosen?.medicine ?? refill.medicine.name}</p>
      <p>
        {t('refillDesk.amount', {
          quantity: decision.quantity,
          unit: t(unitWording[decision.unit] ?? 'paper.unit.unspecified'),
          days: decision.daysSupply,
          count: decision.refills,
        })}
      </p>
      <p>{decision.sig}</p>
      <p className="small">
        {changed.length > 0
          ? t(refill.change ? 'refillDesk.changesTheirs' : 'refillDesk.changes', {
              fields: changed.map((field) => t(fieldWording[field])).join(', '),
            })
          : t(refill.change ? 'refillDesk.noChangesTheirs' : 'refillDesk.noChanges')}
      </p>
      <p className="small">
        {pharmacy ? t('refillDesk.approveTo', { pharmacy: pharmacy.name }) : t('refillDesk.approveNowhere')}
      </p>
      {goesElsewhere && (
        <p className="small">{t('refillDesk.theirs.elsewhere', { pharmacy: goesElsewhere.pharmacy })}</p>
      )}
      <WordsField value={words} onChange={setWords} error={null} />
    </SheetForm>
  )
}

function Deny({ busy, onRun }: FormProps) {
  const { t } = useTexts()
  const [reason, setReason] = useState<DenialReason | ''>('')
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const needsWords = reason === 'OTHER' && words.trim() === ''
  const go = () => {
    setTried(true)
    if (reason !== '' && !needsWords) onRun({ verb: 'deny', reason, words: words.trim() || null })
  }
  const reasons = Object.keys(reasonWording) as DenialReason[]
  return (
    <SheetForm submit={t('refillDesk.deny')} busy={busy} onSubmit={go}>
      <Choice
        label={t('refillDesk.reason')}
        required
        error={tried && reason === '' ? t('queue.refused.sayWhy') : null}
        value={reason}
        onChange={(event) => setReason(event.target.value as DenialReason | '')}
        options={[
          { value: '', label: t('desk.choose') },
          ...reasons.map((one) => ({ value: one, label: t(reasonWording[one]) })),
        ]}
      />
      <WordsField value={words} onChange={setWords} error={tried && needsWords ? t('refillDesk.wordsNeeded') : null} />
    </SheetForm>
  )
}

function Visit({ busy, onRun }: FormProps) {
  const { t } = useTexts()
  const [words, setWords] = useState('')
  const go = () => onRun({ verb: 'needs-visit', words: words.trim() || null })
  return (
    <SheetForm submit={t('refillDesk.needsVisit')} busy={busy} onSubmit={go}>
      <WordsField value={words} onChange={setWords} error={null} />
    </SheetForm>
  )
}

/** Printed here, or done elsewhere; a controlled one takes a fresh code. */
function Paper({
  refill,
  typed,
  decision,
  busy,
  onRun,
}: FormProps & Pick<VerdictSheetProps, 'refill' | 'typed' | 'decision'>) {
  const { t } = useTexts()
  const [words, setWords] = useState('')
  const [here, setHere] = useState(Object.keys(faultsOf(typed, null)).length === 0)
  const [wrong, setWrong] = useState(false)
  const chosen = alternativeOf(refill, decision)
  // what is done elsewhere may be any of those that the pharmacy would give
  const others = here ? [chosen] : (refill.change?.alternatives ?? [])
  const proof = useStepUp(refill.controlled || others.some((one) => one?.controlled))
  const go = async () => {
    const incomplete = here && Object.keys(faultsOf(typed, null)).length > 0
    setWrong(incomplete)
    if (incomplete || !(await proof.prove())) return
    onRun({ verb: 'on-paper', words: words.trim() || null, decision: here ? decision : null })
  }
  return (
    <SheetForm submit={t('refillDesk.onPaperDo')} busy={busy || proof.busy} onSubmit={() => void go()}>
      <FormProblem text={wrong ? t('paper.incomplete') : proof.refusal} />
      {chosen && <p className="strong">{chosen.medicine}</p>}
      <p>{t('refillDesk.onPaperLead')}</p>
      <label className="tick">
        <input type="checkbox" checked={here} onChange={(event) => setHere(event.target.checked)} />
        {t('paper.here')}
      </label>
      <WordsField value={words} onChange={setWords} error={null} />
      {proof.field}
    </SheetForm>
  )
}

function WordsField({
  value,
  onChange,
  error,
}: {
  value: string
  onChange: (words: string) => void
  error: string | null
}) {
  const { t } = useTexts()
  return (
    <Field
      label={t('refillDesk.words')}
      hint={t('refillDesk.wordsHint')}
      maxLength={500}
      error={error}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
