import type { ResultDetail, VitalGroup } from '../lib/api-types'
import { detailBase } from './results'
import { at, component, name, value } from './words'

type Named = ReturnType<typeof name>

const BP = name('Blood pressure', 'Blood pressure panel with all children optional', 'Presión arterial')
const SYS = name('Upper value', 'Systolic Blood Pressure', 'Valor alto')
const DIA = name('Lower value', 'Diastolic Blood Pressure', 'Valor bajo')

export function vitalGroups(language: string): VitalGroup[] {
  const one = (id: string, named: Named, number: string, unit: string, recent: string[]): VitalGroup => ({
    latestId: id,
    name: named(language),
    latest: value(number, unit),
    components: [],
    when: at(4),
    count: recent.length,
    recent,
  })
  return [
    {
      latestId: 'vt-bp',
      name: BP(language),
      latest: null,
      components: [component(SYS(language), '128', 'mm[Hg]'), component(DIA(language), '82', 'mm[Hg]')],
      when: at(4),
      count: 6,
      recent: ['136', '134', '138', '131', '129', '128'],
    },
    one('vt-wt', name('Weight', 'Body Weight', 'Peso'), '74.2', 'kg', ['78', '77.4', '76.1', '75.5', '74.2']),
    one('vt-ht', name('Height', 'Body Height', 'Estatura'), '162', 'cm', ['162', '162']),
    one('vt-hr', name('Heart rate', null, 'Pulso'), '72', '/min', ['75', '70', '78', '72']),
    one('vt-t', name('Body temperature', null, 'Temperatura'), '36.7', 'Cel', ['36.7']),
  ]
}

export function vitalDetail(id: string, language: string): ResultDetail | null {
  const group = vitalGroups(language).find((candidate) => candidate.latestId === id)
  if (!group) return null
  const pressure = id === 'vt-bp'
  const trend = group.recent.toReversed().map((number, index) => ({
    id: index === 0 ? id : `${id}-${index}`,
    when: at(4 + index * 120),
    number,
    second: pressure ? String(Number(number) - 46 - (index % 2) * 4) : null,
  }))
  return {
    ...detailBase(id, language),
    name: group.name,
    value: group.latest,
    components: group.components,
    trend,
    trendUnit: pressure ? 'mm[Hg]' : (group.latest?.unit ?? null),
    trendSeries: pressure ? [SYS(language), DIA(language)] : [group.name],
    performer: 'North Street clinic',
  }
}
