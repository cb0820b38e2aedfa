import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { type TextKey, useTexts } from '../../../lib/i18n'
import { type PageKey, useOwnKeys } from '../../../lib/pageKeys'
import type { Decision } from '../../../lib/refill-types'
import { useSession } from '../../../lib/session'
import { FormProblem } from '../../../ui/Fields'
import { Icon } from '../../../ui/icons'
import { stateFaces } from '../../refills/wording'
import { Entries } from '../Entries'
import type { RefillRequest } from '../entries'
import type { WorkProps } from '../MessageWork'
import { MoveButton } from '../MoveButton'
import { unchosenText } from './alternatives'
import { AskSheet } from './AskSheet'
import { CallBack } from './CallBack'
import { CalledPharmacy } from './CalledPharmacy'
import { ChooseAlternative } from './ChooseAlternative'
import { type Faults, decisionOf, faultsOf, typedOf } from './decision'
import { DecisionForm } from './DecisionForm'
import { NoteBox } from './NoteBox'
import { Orders } from './Orders'
import { Protocol } from './Protocol'
import { RequestFacts } from './RequestFacts'
import { useVerdict } from './useVerdict'
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
            {/* whoever may approve it, or put it on paper, may decline it too */}
            {(mayDecline || mayAsk) && (
              <div className="actions">
                {mayApprove && (
                  <Verb label={t('refillDesk.approve')} hotkey="a" loud busy={verdict.busy} onPress={press} />
                )}
                {onPaper && (
                  <Verb
                    label={t('refillDesk.onPaper')}
                    hotkey="p"
                    loud={refill.controlled}
                    busy={verdict.busy}
                    onPress={press}
                  />
                )}
                {mayDecline && (
                  <>
                    <Verb label={t('refillDesk.deny')} hotkey="d" busy={verdict.busy} onPress={press} />
                    <Verb label={t('refillDesk.needsVisit')} hotkey="v" busy={verdict.busy} onPress={press} />
                  </>
                )}
                {mayAsk && <Verb label={t('refillDesk.ask')} hotkey="q" busy={verdict.busy} onPress={press} />}
              </div>
            )}
          </>
        ) : (
          <>
            <FormProblem text={verdict.problem} />
            <p className="state-line">{t('refillDesk.decided', { state: t(stateFaces[refill.state].name) })}</p>
            {refill.mayCallBack && (!refill.mayCall || refill.pharmacyState === 'NOT_CALLED_BACK') && (
              <CallBack item={item} moves={moves} />
            )}
            {refill.mayPrint && (
              <Link className="button" to="/print/$item" params={{ item: row.id }}>
                <Icon name="print" />
                {t('paper.open')}
              </Link>
            )}
          </>
        )}
      </section>
      {!open && <Orders refill={refill} />}
      <Entries id={row.id} entries={item.entries} />
      <NoteBox id={row.id} wish={noteWish}>
        <div className="item-moves">
          {!waits && open && (
            <MoveButton
              label={t('queue.reopen')}
              hotkey="o"
              busy={moves.busy}
              onPress={() => run({ verb: 'reopen' })}
            />
          )}
          {waits && (
            <>
              <MoveButton
                label={t(mine ? 'queue.release' : 'queue.claim')}
                hotkey="c"
                busy={moves.busy}
                onPress={() => run({ verb: mine ? 'release' : 'claim' })}
              />
              <MoveButton label={t('queue.handOver')} hotkey="h" onPress={() => onSheet('HAND_OVER')} />
              <MoveButton label={t('queue.escalate')} hotkey="e" onPress={() => onSheet('ESCALATE')} />
              <MoveButton label={t('queue.snooze')} hotkey="s" onPress={() => onSheet('SNOOZE')} />
              {refill.state !== 'SENT' && (
                <MoveButton label={t('queue.close')} hotkey="x" onPress={() => onSheet('CLOSE')} />
              )}
            </>
          )}
        </div>
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

interface VerbProps {
  label: string
  hotkey: string
  loud?: boolean
  busy: boolean
  onPress: (key: string) => void
}

function Verb({ label, hotkey, loud = false, busy, onPress }: VerbProps) {
  return (
    <button
      type="button"
      className={loud ? 'button' : 'button quiet'}
      aria-keyshortcuts={hotkey}
      aria-haspopup="dialog"
      disabled={busy}
      onClick={() => onPress(hotkey)}
    >
      {label} <kbd aria-hidden="true">{hotkey}</kbd>
    </button>
  )
}
