import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { useTexts } from '../../lib/i18n'
import type { RefillChoice } from '../../lib/refill-types'
import { useDateView } from '../../lib/viewer'
import { Icon } from '../../ui/icons'
import { choiceText } from './sentences'

interface MedicineChoiceProps {
  choices: RefillChoice[]
  patient: string
  ticked: string[]
  onChange: (ticked: string[]) => void
  error: string | null
}

/** What is special about a medicine is said in words under its name, before it is asked for. */
export function MedicineChoice({ choices, patient, ticked, onChange, error }: MedicineChoiceProps) {
  const { t } = useTexts()
  const id = useId()
  return (
    <fieldset className="choose" aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{t('refillAsk.which')}</legend>
      {error && <FieldError id={`${id}-error`} text={error} />}
      <ul className="rows card">
        {choices.map((choice) => (
          <li key={choice.id}>
            {choice.openRefill ? (
              <div className="choose-row">
                <span className="dot done">
                  <Icon name="check" size={14} />
                </span>
                <div>
                  <About choice={choice} />
                  <p className="small">
                    {t('refillAsk.asked')}{' '}
                    <Link
                      to="/p/$patient/refills"
                      params={{ patient }}
                      aria-label={t('refills.seeOf', { name: choice.name })}
                    >
                      {t('refills.see')}
                    </Link>
                  </p>
                </div>
              </div>
            ) : choice.notTaken ? (
              <div className="choose-row">
                <div>
                  <About choice={choice} />
                  <p className="small">{t('refillAsk.notTaken')}</p>
                </div>
              </div>
            ) : (
              <label className="choose-row">
                <input
                  type="checkbox"
                  checked={ticked.includes(choice.id)}
                  aria-label={choice.name}
                  aria-describedby={`${id}-${choice.id}`}
                  onChange={(event) =>
                    onChange(event.target.checked ? [...ticked, choice.id] : ticked.filter((one) => one !== choice.id))
                  }
                />
                <span id={`${id}-${choice.id}`}>
                  <About choice={choice} />
                  {choice.afterVisit && <Flag text={t('refillAsk.afterVisit')} />}
                  {choice.early && <Flag text={t('refillAsk.early')} />}
                  {choice.controlled && <Flag text={t('refillAsk.controlled')} />}
                </span>
              </label>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

function About({ choice }: { choice: RefillChoice }) {
  const { t } = useTexts()
  const view = useDateView()
  const facts = choiceText(t, view, choice)
  return (
    <>
      <span className="strong block">{choice.name}</span>
      {choice.sent && choice.sent !== choice.name && <span className="small block">{choice.sent}</span>}
      {facts && <span className="small block">{facts}</span>}
    </>
  )
}

function Flag({ text }: { text: string }) {
  return (
    <span className="flag-line">
      <Icon name="alert" size={16} /> {text}
    </span>
  )
}

export function FieldError({ id, text }: { id: string; text: string }) {
  return (
    <p className="field-error" id={id}>
      <Icon name="alert" size={16} /> {text}
    </p>
  )
}
