import { useMemo, useState } from 'react'
import { type TextKey, useTexts } from '../../../lib/i18n'
import { type PageKey, useOwnKeys } from '../../../lib/pageKeys'
import type { Decision } from '../../../lib/refill-types'
import { useSession } from '../../../lib/session'
import { FormProblem } from '../../../ui/Fields'
import { Entries } from '../Entries'
import type { RefillRequest } from '../entries'
import type { WorkProps } from '../MessageWork'
import { unchosenText } from './alternatives'
import { AskSheet } from './AskSheet'
import { CalledPharmacy } from './CalledPharmacy'
import { ChooseAlternative } from './ChooseAlternative'
import { type Faults, decisionOf, faultsOf, typedOf } from './decision'
import { Decided } from './Decided'
import { DecisionForm } from './DecisionForm'
import { NoteBox } from './NoteBox'
import { Orders } from './Orders'
import { Passing } from './Passing'
import { Protocol } from './Protocol'
import { RequestFacts } from './RequestFacts'
import { useVerdict } from './useVerdict'
import { Verbs } from './Verbs'
import { VerdictSheet, type VerdictKind } from './VerdictSheets'
import { whyNotWording } from './wording'

/** The request, what the record says, what the protocol says, and the decision. Nothing is sent before it is confirmed. */
export function RefillWork({ item, moves, onSheet, onDone }: WorkProps<RefillRequest>) {
  const { t } = useTexts()
  const { role } = useSession()
  const { row, refill } = item
  const [typed, setTyped] = useState(() => typedOf(refill.proposal))
  const [alternative, setAlternative] = useState(refill.proposal.alternative)
  const [faults, setFaults] = useState<Faults>({})
  const [missing, setMissing] = useState<TextKey | null>(null)
  const [asking, setAsking] = useState<VerdictKind | null>(null)
  const [questioning, setQuestioning] = useState(false)
  const [noteWish, setNoteWish] = useState(0)
  const verdict = useVerdict(item, moves, onDone)
  // after a visit was wanted the item is done, and the request is still to be decided
  const open = refill.state === 'SENT' || refill.state === 'NEEDS_VISIT'
  const waits = row.state !== 'DONE'
  const mine = row.assignee?.you === true
  const mayApprove = open && refill.mayApprove
  const mayDecline = open && refill.mayDecline
  // asking decides nothing; of a change that a pharmacy wants the patient knows nothing
  const mayAsk = open && !refill.change
  const onPaper = open && role === 'PHYSICIAN'
  const [pharmacy, setPharmacy] = useState(refill.pharmacy?.closedForGood ? null : refill.pharmacy)
  const decision = decisionOf(typed, pharmacy?.id ?? null, alternative)
  const unchosen = unchosenText(refill, decision)
  const choose = (number: number, proposal: Decision) => {
    setAlternative(number)
    setTyped(typedOf(proposal))
    setFaults({})
    setMissing(null)
  }
  const { run } = moves
  const { forget } = verdict

  const keys = useMemo<PageKey[]>(() => {
    const open_ = (kind: VerdictKind) => () => {
      forget()
      setAsking(kind)
    }
    const approve = () => {
      const found = faultsOf(typed, role === 'PHYSICIAN' ? null : refill.protocol)
      setFaults(found)
      setMissing(unchosen)
      if (!unchosen && Object.keys(found).length === 0) open_('APPROVE')()
    }
    const decisions: PageKey[] = [
      ...(mayApprove ? [{ key: 'a', label: 'queue.key.approve', run: approve } as const] : []),
      ...(onPaper ? [{ key: 'p', label: 'queue.key.onPaper', run: open_('PAPER') } as const] : []),
      ...(mayDecline
        ? [
            { key: 'd', label: 'queue.key.deny', run: open_('DENY') } as const,
            { key: 'v', label: 'queue.key.needsVisit', run: open_('VISIT') } as const,
          ]
        : []),
      ...(mayAsk ? [{ key: 'q', label: 'refillDesk.ask', run: () => setQuestioning(true) } as const] : []),
    ]
    const turn = mine ? 'release' : 'claim'
    // A refusal is shown beside the item by useMoves; here is nothing left to do about it.
    const go = (verb: 'claim' | 'release' | 'reopen') => () => void run({ verb }).catch(() => undefined)
    const passing: PageKey[] = waits
      ? [
          { key: 'c', label: `queue.${turn}`, run: go(turn) },
          { key: 'e', label: 'queue.escalate', run: () => onSheet('ESCALATE') },
          { key: 'h', label: 'queue.handOver', run: () => onSheet('HAND_OVER') },
          { key: 's', label: 'queue.snooze', run: () => onSheet('SNOOZE') },
          ...(refill.state === 'SENT'
            ? []
            : [{ key: 'x', label: 'queue.close', run: () => onSheet('CLOSE') } as const]),
        ]
      : open
        ? [{ key: 'o', label: 'queue.reopen', run: go('reopen') }]
        : []
    return [
      ...decisions,
      { key: 'n', label: 'queue.key.note', run: () => setNoteWish((before) => before + 1) },
      ...passing,
    ]
  }, [
    typed,
    unchosen,
    role,
    refill.protocol,
    refill.state,
    mayApprove,
    mayDecline,
    mayAsk,
    onPaper,
    open,
    waits,
    mine,
    run,
    forget,
    onSheet,
  ])
  useOwnKeys(keys)

  const press = (key: string) => keys.find((one) => one.key === key)?.run()
  const wrong = missing ? t(missing) : Object.keys(faults).length > 0 ? t('compose.check') : null
  return (
    <>
      {/* what came back from a pharmacy is why it is to be decided again: it is read first */}
      {open && <Orders refill={refill} />}
      <RequestFacts refill={refill} />
      <Protocol check={refill.protocol} />
      <section className="decide" aria-labelledby="decide">
        <h3 id="decide">{t('refillDesk.decide')}</h3>
        {refill.mayCall && <CalledPharmacy item={item} moves={moves} />}
        {open ? (
          <>
            {refill.state === 'NEEDS_VISIT' && <p className="why-not">{t('refillDesk.afterVisit')}</p>}
            {refill.whyNot && (
              <p className="why-not">
                {t(mayDecline ? whyNotWording[refill.whyNot] : 'refillDesk.whyPrescriberDecides')}
              </p>
            )}
            <FormProblem text={wrong ?? (asking ? null : verdict.problem)} />
            {onPaper && <ChooseAlternative refill={refill} chosen={alternative} onChoose={choose} />}
            {(mayApprove || onPaper) && (
              <DecisionForm
                typed={typed}
                onChange={setTyped}
                faults={faults}
                item={item}
                pharmacy={pharmacy}
                onPharmacy={setPharmacy}
              />
            )}
            <Verbs
              mayApprove={mayApprove}
              mayDecline={mayDecline}
              mayAsk={mayAsk}
              onPaper={onPaper}
              controlled={refill.controlled}
              busy={verdict.busy}
              onPress={press}
            />
          </>
        ) : (
          <>
            <FormProblem text={verdict.problem} />
            <Decided item={item} moves={moves} />
          </>
        )}
      </section>
      {!open && <Orders refill={refill} />}
      <Entries id={row.id} entries={item.entries} />
      <NoteBox id={row.id} wish={noteWish}>
        <Passing item={item} moves={moves} onSheet={onSheet} open={open} />
      </NoteBox>
      {questioning && <AskSheet item={item} moves={moves} onClose={() => setQuestioning(false)} />}
      {asking && open && (
        <VerdictSheet
          kind={asking}
          refill={refill}
          typed={typed}
          decision={decision}
          pharmacy={pharmacy}
          busy={verdict.busy}
          problem={verdict.problem}
          onRun={verdict.run}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
