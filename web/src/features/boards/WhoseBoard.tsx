import type { BoardList, BoardWish, KeptBoard } from '../../lib/board-types'
import { useTexts } from '../../lib/i18n'
import { roleWording } from '../../lib/roles'
import { Choice } from '../../ui/Fields'
import { CLINICAL_TOPICS } from '../messages/wording'
import { fits } from './fits'

/** Of a new board, or of one that is a clinician's: that goes to another one, and never to nobody in particular. */
export function WhoseBoard({
  board,
  wish,
  staff,
  onChange,
}: {
  board: KeptBoard | null
  wish: BoardWish
  staff: BoardList['staff']
  onChange: (wish: BoardWish) => void
}) {
  const { t } = useTexts()
  const clinicians = staff.filter(({ role }) => role === 'NURSE' || role === 'PHYSICIAN')
  if (clinicians.length === 0) return null
  const before = board?.clinicianName
  const left = clinicians.every(({ id }) => id !== board?.clinicianId)
  const choose = (clinicianId: string | null) => {
    if (clinicianId === null) return onChange({ ...wish, clinicianId })
    const fitting = staff
      .filter(({ id, role }) => wish.people.includes(id) && fits({ ...wish, clinicianId }, role))
      .map(({ id }) => id)
    onChange({
      ...wish,
      clinicianId,
      siteId: null,
      topics: wish.topics.filter((topic) => CLINICAL_TOPICS.includes(topic)),
      people: [...fitting, ...(fitting.includes(clinicianId) ? [] : [clinicianId])],
    })
  }
  return (
    <Choice
      label={t('boards.clinician')}
      hint={before ? t('boards.clinicianGive', { name: before }) : t('boards.clinicianHint')}
      value={wish.clinicianId ?? ''}
      onChange={(event) => choose(event.target.value || null)}
      options={[
        ...(board ? [] : [{ value: '', label: t('boards.clinicianNobody') }]),
        ...(before && left
          ? [{ value: board.clinicianId ?? '', label: t('boards.clinicianLeft', { name: before }) }]
          : []),
        ...clinicians.map(({ id, name, role }) => ({ value: id, label: `${name}, ${t(roleWording[role])}` })),
      ]}
    />
  )
}
