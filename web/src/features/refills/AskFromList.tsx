import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { plainDay } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { useDateView } from '../../lib/viewer'
import type { RefillChoices } from '../../lib/refill-types'
import { choicesQuery, refillsQuery } from './api'
import { startWith } from './between'
import { nextText } from './sentences'
import { stateFaces } from './wording'
import { Tag } from '../../ui/parts'

interface AskTickProps {
  patient: string
  medicine: string
  choices: RefillChoices
  ticked: string[]
  onChange: (ticked: string[]) => void
}

/** Under a medicine of the list: a tick to ask for more of it, or where an open request for it stands. */
export function AskTick({ patient, medicine, choices, ticked, onChange }: AskTickProps) {
  const { t } = useTexts()
  const choice = choices.medicines.find((one) => one.id === medicine)
  const refills = useQuery({ ...refillsQuery(patient), enabled: Boolean(choice?.openRefill) })
  if (!choice || choice.notTaken) return null // that it is not taken stands beside it already
  if (!choice.openRefill) {
    return (
      <label className="tick ask-tick">
        <input
          type="checkbox"
          checked={ticked.includes(medicine)}
          aria-label={t('refills.tickOf', { name: choice.name })}
          onChange={(event) =>
            onChange(event.target.checked ? [...ticked, medicine] : ticked.filter((one) => one !== medicine))
          }
        />
        {t('refills.tick')}
      </label>
    )
  }
  const open = refills.data?.open.find((one) => one.id === choice.openRefill)
  return (
    <div className="ask-state">
      {open ? (
        <>
          <Tag tone={stateFaces[open.state].tone}>{t(stateFaces[open.state].name)}</Tag>
          <p className="small">{nextText(t, open)}</p>
        </>
      ) : (
        <p className="small">{t('refillAsk.asked')}</p>
      )}
      <Link to="/p/$patient/refills" params={{ patient }} aria-label={t('refills.seeOf', { name: choice.name })}>
        {t('refills.see')}
      </Link>
    </div>
  )
}

/** When it was filled last and how often it may be filled again, where the record says so; nothing otherwise. */
export function SupplyLine({ medicine, choices }: { medicine: string; choices: RefillChoices }) {
  const { t } = useTexts()
  const view = useDateView()
  const choice = choices.medicines.find((one) => one.id === medicine)
  const facts = [
    choice?.lastFillOn && t('refillAsk.lastFill', { day: plainDay(view, choice.lastFillOn) }),
    choice && choice.repeatsLeft !== null && t('refillAsk.repeats', { count: choice.repeatsLeft }),
  ].filter(Boolean)
  return facts.length > 0 ? <p className="small">{facts.join(' · ')}</p> : null
}

/** Stays at the foot of the screen as long as something is ticked. */
export function AskBar({ patient, ticked }: { patient: string; ticked: string[] }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  if (ticked.length === 0) return null
  const go = () => {
    startWith(patient, ticked)
    void navigate({ to: '/p/$patient/refills/new', params: { patient } })
  }
  return (
    <div className="ask-bar">
      <p className="strong" role="status">
        {t('refills.selected', { count: ticked.length })}
      </p>
      <button type="button" className="button" onClick={go}>
        {t('refills.goOn')}
      </button>
    </div>
  )
}

export function useChoices(patient: string, wanted: boolean) {
  return useQuery({ ...choicesQuery(patient), enabled: wanted })
}
