import { useMutation } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useEffect } from 'react'
import { dayWithYear } from '../../../lib/dates'
import { asProblem } from '../../../lib/http'
import { useTexts } from '../../../lib/i18n'
import type { RefillPaper } from '../../../lib/refill-types'
import { useSession } from '../../../lib/session'
import { useDateView } from '../../../lib/viewer'
import { problemText } from '../../../lib/wording'
import { FormProblem } from '../../../ui/Fields'
import { Icon } from '../../../ui/icons'
import { Page } from '../../../ui/Page'
import { Facts } from '../../../ui/parts'
import { forgetStepUp, useStepUp } from '../../identity/useStepUp'
import { printPaper } from './api'
import { numberWords } from './numberWords'
import { unitWording } from './wording'

/** Nothing is shown before it is asked for, because each print is an entry of the log. */
export function PaperPage() {
  const { t } = useTexts()
  const { item } = useParams({ strict: false })
  const asking = useMutation({
    mutationFn: () => printPaper(item ?? ''),
    onError: (failure) => asProblem(failure).code === 'session.STEP_UP' && forgetStepUp(),
  })
  const problem = asking.error && asProblem(asking.error)
  // whether it takes a code is known once the server has said so
  const proof = useStepUp(problem?.code === 'session.STEP_UP')
  const paper = asking.data
  useEffect(() => {
    if (paper) window.print()
  }, [paper])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await proof.prove()) asking.mutate()
  }
  return (
    <Page title={t('paper.title')} back={{ to: '/queue', params: {}, label: t('place.queue') }}>
      <form className="no-print" onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
        <FormProblem text={proof.refusal ?? (problem && problemText(t, problem))} />
        <p>{t('paper.lead')}</p>
        {proof.field}
        <div className="actions">
          <button type="submit" className="button" disabled={asking.isPending || proof.busy}>
            <Icon name="print" />
            {t(paper ? 'paper.again' : 'paper.print')}
          </button>
        </div>
      </form>
      {paper && <Paper paper={paper} />}
    </Page>
  )
}

function Paper({ paper }: { paper: RefillPaper }) {
  const { t } = useTexts()
  const view = useDateView()
  const { language } = useSession()
  const unit = t(unitWording[paper.unit] ?? 'paper.unit.unspecified')
  return (
    <article className="card pad paper spaced">
      <h2>{paper.clinic}</h2>
      <Facts
        items={[
          [t('paper.patient'), paper.patient],
          [t('paper.born'), paper.birthDate && dayWithYear(view, paper.birthDate)],
          [t('paper.address'), paper.address.join(', ') || null],
          [t('paper.date'), dayWithYear(view, paper.decidedOn)],
          [t('paper.medicine'), <strong key="medicine">{paper.medicine}</strong>],
          [t('refillDesk.qty'), `${paper.quantity} (${numberWords(paper.quantity, language)}) ${unit}`],
          [t('refillDesk.days'), paper.daysSupply],
          [t('refillDesk.refills'), `${paper.refills} (${numberWords(String(paper.refills), language)})`],
          [t('refillDesk.sig'), paper.sig],
          [t('refillDesk.substitution'), t(paper.substitutionAllowed ? 'paper.yes' : 'paper.no')],
          [t('refillDesk.pharmacyNote'), paper.note],
          [t('paper.prescriber'), `${paper.prescriber}, NPI ${paper.npi}`],
        ]}
      />
      {paper.controlled && (
        <>
          <p className="sign-line">{t('paper.dea')}</p>
          <p className="sign-line">{t('paper.prescriberAddress')}</p>
        </>
      )}
      <p className="sign-line">{t('paper.signature')}</p>
      <p className="strong">{t('paper.notValid')}</p>
    </article>
  )
}
