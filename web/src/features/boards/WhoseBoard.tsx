import type { BoardList, BoardWish } from '../../lib/board-types'
import { useTexts } from '../../lib/i18n'
import { roleWording } from '../../lib/roles'
import { Choice } from '../../ui/Fields'
import { CLINICAL_TOPICS } from '../messages/wording'

/** Only of a new board: what comes to it is meant for whose it is, so that stays. */
export function WhoseBoard({
  wish,
  staff,
  onChange,
}: {
  wish: BoardWish
  staff: BoardList['staff']
  onChange: (wish: BoardWish) => void
}) {
  const { t } = useTexts()
  const clinicians = staff.filter(({ role }) => role === 'NURSE' || role === 'PHYSICIAN')
  if (clinicians.length === 0) return null
  const choose = (clinicianId: string | null) => {
    if (clinicianId === null) return onChange({ ...wish, clinicianId })
    onChange({
      ...wish,
      clinicianId,
      siteId: null,
      topics: wish.topics.filter((topic) => CLINICAL_TOPICS.includes(topic)),
      people: wish.people.includes(clinicianId) ? wish.people : [...wish.people, clinicianId],
    })
  }
  return (
    <Choice
      label={t('boards.clinician')}
      hint={t('boards.clinicianHint')}
      value={wish.clinicianId ?? ''}
      onChange={(event) => choose(event.target.value || null)}
      options={[
        { value: '', label: t('boards.clinicianNobody') },
        ...clinicians.map(({ id, name, role }) => ({ value: id, label: `${name}, ${t(roleWording[role])}` })),
      ]}
    />
  )
}
