import type { Guide, Part, Point, Position, ResultDetail, ResultRow } from '../lib/api-types'
import { at, ago, name, range, sentOnly, value, words } from './words'

type Named = ReturnType<typeof name>

interface Test {
  id: string
  name: Named
  number: string
  unit: string
  low: string | null
  high: string | null
  history: [number, string][]
}

const METABOLIC: Test[] = [
  {
    id: 'r-glu',
    name: name('Blood sugar', 'Glucose [Mass/volume] in Blood', 'Azúcar en la sangre'),
    number: '104',
    unit: 'mg/dL',
    low: '70',
    high: '99',
    history: [
      [190, '98'],
      [371, '101'],
      [742, '93'],
    ],
  },
  {
    id: 'r-urea',
    name: name('Urea (kidney check)', 'Urea nitrogen [Mass/volume] in Blood', 'Urea (revisión del riñón)'),
    number: '14',
    unit: 'mg/dL',
    low: '7',
    high: '20',
    history: [[371, '13']],
  },
  {
    id: 'r-crea',
    name: name('Creatinine (kidney check)', 'Creatinine [Mass/volume] in Blood', 'Creatinina (revisión del riñón)'),
    number: '0.9',
    unit: 'mg/dL',
    low: '0.6',
    high: '1.1',
    history: [
      [371, '0.9'],
      [742, '0.8'],
    ],
  },
  {
    id: 'r-na',
    name: name('Sodium', 'Sodium [Moles/volume] in Blood', 'Sodio'),
    number: '140',
    unit: 'mmol/L',
    low: '136',
    high: '145',
    history: [[371, '141']],
  },
  {
    id: 'r-k',
    name: name('Potassium', 'Potassium [Moles/volume] in Blood', 'Potasio'),
    number: '4.2',
    unit: 'mmol/L',
    low: '3.5',
    high: '5.1',
    history: [[371, '4.0']],
  },
  {
    id: 'r-ca',
    name: name('Calcium', 'Calcium [Mass/volume] in Blood', 'Calcio'),
    number: '9.4',
    unit: 'mg/dL',
    low: '8.6',
    high: '10.3',
    history: [],
  },
]

const LIPIDS: Test[] = [
  {
    id: 'r-chol',
    name: name('Total cholesterol', 'Cholesterol [Mass/volume] in Serum or Plasma', 'Colesterol total'),
    number: '188',
    unit: 'mg/dL',
    low: null,
    high: '200',
    history: [
      [371, '211'],
      [742, '219'],
    ],
  },
  {
    id: 'r-ldl',
    name: name('LDL cholesterol', 'Low Density Lipoprotein Cholesterol', 'Colesterol LDL'),
    number: '112',
    unit: 'mg/dL',
    low: null,
    high: '100',
    history: [
      [371, '134'],
      [742, '139'],
    ],
  },
  {
    id: 'r-hdl',
    name: name('HDL cholesterol', 'Cholesterol in HDL [Mass/volume] in Serum or Plasma', 'Colesterol HDL'),
    number: '52',
    unit: 'mg/dL',
    low: '40',
    high: null,
    history: [
      [371, '49'],
      [742, '47'],
    ],
  },
  {
    id: 'r-trig',
    name: name('Triglycerides (blood fat)', 'Triglycerides', 'Triglicéridos (grasa en la sangre)'),
    number: '121',
    unit: 'mg/dL',
    low: null,
    high: '150',
    history: [[371, '140']],
  },
]

const HBA1C: Test = {
  id: 'r-a1c',
  name: name(
    'Blood sugar, 3-month average',
    'Hemoglobin A1c/Hemoglobin.total in Blood',
    'Azúcar en la sangre, promedio de 3 meses',
  ),
  number: '6.1',
  unit: '%',
  low: '4.0',
  high: '5.6',
  history: [
    [190, '6.4'],
    [371, '6.3'],
    [742, '5.9'],
    [1110, '5.5'],
  ],
}

function positionOf(test: Test): Position {
  const number = Number(test.number)
  if (test.low !== null && number < Number(test.low)) return 'BELOW'
  if (test.high !== null && number > Number(test.high)) return 'ABOVE'
  return 'WITHIN'
}

const TESTS = [HBA1C, ...METABOLIC, ...LIPIDS]
const PANELS = [
  {
    id: 'p-met',
    days: 4,
    name: name(
      'Blood tests: body chemistry',
      'Basic metabolic panel - Blood',
      'Análisis de sangre: química del cuerpo',
    ),
    tests: METABOLIC,
  },
  {
    id: 'p-lip',
    days: 4,
    name: name('Blood tests: cholesterol', 'Lipid Panel', 'Análisis de sangre: colesterol'),
    tests: LIPIDS,
  },
]

function guide(language: string): Guide {
  return language === 'es'
    ? {
        shows: 'Cuánta azúcar hubo en su sangre en los últimos dos o tres meses. Una sola comida no lo cambia.',
        low: null,
        high: 'Es frecuente. Entre las razones están el peso, moverse menos, algunas medicinas como los esteroides y la historia familiar.',
        questions: [
          '¿A qué número debo aspirar?',
          '¿Cuándo conviene repetir la prueba?',
          '¿Bastarían por ahora cambios en la comida o el movimiento?',
        ],
        source: 'CDC, Prueba A1C, 2024',
      }
    : {
        shows: 'How much sugar has been in your blood over the last two to three months. One meal does not change it.',
        low: null,
        high: 'This is common. Reasons include weight, less movement, some medicines such as steroids, and family history.',
        questions: [
          'What number should I aim for?',
          'When should we test again?',
          'Would changes in food or movement be enough for now?',
        ],
        source: 'CDC, A1C Test, 2024',
      }
}

export function resultRows(language: string): ResultRow[] {
  const single: ResultRow = {
    id: HBA1C.id,
    kind: 'SINGLE',
    name: HBA1C.name(language),
    when: at(4),
    status: 'FINAL',
    isNew: true,
    partCount: 0,
    outside: 1,
    known: 1,
    value: value(HBA1C.number, HBA1C.unit),
    position: 'ABOVE',
  }
  const panels = PANELS.map((panel): ResultRow => ({
    id: panel.id,
    kind: 'PANEL',
    name: panel.name(language),
    when: at(panel.days),
    status: 'FINAL',
    isNew: true,
    partCount: panel.tests.length,
    outside: panel.tests.filter((test) => positionOf(test) !== 'WITHIN').length,
    known: panel.tests.length,
    value: null,
    position: 'UNKNOWN',
  }))
  const older = Array.from({ length: 31 }, (_, index): ResultRow => ({
    ...single,
    id: `r-old-${index}`,
    isNew: false,
    when: at(40 + index * 27),
    status: index === 2 ? 'CORRECTED' : 'FINAL',
    name: LIPIDS[index % 4]?.name(language) ?? HBA1C.name(language),
    value: value(String(101 + ((index * 7) % 60)), 'mg/dL'),
    position: index % 3 === 0 ? 'ABOVE' : 'WITHIN',
  }))
  const scan: ResultRow = {
    ...single,
    id: 'n-chest',
    kind: 'NARRATIVE',
    name: name('Chest X-ray', 'XR Chest 2 Views', 'Radiografía de tórax')(language),
    when: at(33),
    isNew: false,
    value: null,
    position: 'UNKNOWN',
    known: 0,
  }
  const smoking: ResultRow = {
    ...single,
    id: 'w-smoke',
    name: sentOnly('Tobacco smoking status')(language),
    when: at(36),
    isNew: false,
    value: words('Never smoked tobacco'),
    position: 'UNKNOWN',
    known: 0,
  }
  return [single, ...panels, scan, smoking, ...older]
}

function part(test: Test, language: string): Part {
  return {
    id: test.id,
    name: test.name(language),
    value: value(test.number, test.unit),
    range: range(test.low, test.high, test.unit),
    position: positionOf(test),
    components: [],
  }
}

export function detailBase(id: string, language: string): ResultDetail {
  return {
    id,
    kind: 'SINGLE',
    name: HBA1C.name(language),
    when: at(4),
    issuedAt: ago(3, '13:02'),
    status: 'FINAL',
    panel: null,
    value: null,
    components: [],
    range: null,
    position: 'UNKNOWN',
    change: null,
    trend: [],
    trendUnit: null,
    trendSeries: [],
    guide: null,
    comment: null,
    text: null,
    performer: 'County Laboratory',
    author: null,
    shownAt: ago(3, '13:12'),
    shownWhy: 'AS_SOON_AS_FINAL',
    parts: [],
    visit: { id: 'v-1', name: name('Yearly check-up', null, 'Revisión anual')(language), when: at(4) },
  }
}

export function resultDetail(id: string, language: string): ResultDetail | null {
  const base = detailBase(id, language)
  const panel = PANELS.find((candidate) => candidate.id === id)
  if (panel)
    return {
      ...base,
      kind: 'PANEL',
      name: panel.name(language),
      parts: panel.tests.map((test) => part(test, language)),
    }
  if (id === 'n-chest') {
    return {
      ...base,
      kind: 'NARRATIVE',
      name: name('Chest X-ray', 'XR Chest 2 Views', 'Radiografía de tórax')(language),
      when: at(33),
      author: 'Dr. Amara Nwosu',
      performer: 'North Street Imaging',
      text: 'FINDINGS\nThe lungs are clear. The heart is of normal size.\nNo fluid around the lungs.\n\nIMPRESSION\nNormal chest X-ray.',
    }
  }
  if (id === 'w-smoke')
    return {
      ...base,
      name: sentOnly('Tobacco smoking status')(language),
      when: at(36),
      value: words('Never smoked tobacco'),
    }
  const test = TESTS.find((candidate) => candidate.id === id)
  if (!test && !id.startsWith('r-old')) return null
  return singleDetail(base, test ?? HBA1C, language)
}

function singleDetail(base: ResultDetail, test: Test, language: string): ResultDetail {
  const trend: Point[] = [
    { id: base.id, when: base.when, number: test.number, second: null },
    ...test.history.map(([days, number]) => ({ id: `${base.id}-${days}`, when: at(days), number, second: null })),
  ]
  const before = trend[1]
  const by = before ? Number(test.number) - Number(before.number) : 0
  const inPanel = PANELS.find((panel) => panel.tests.includes(test))
  return {
    ...base,
    name: test.name(language),
    value: value(test.number, test.unit),
    range: range(test.low, test.high, test.unit, inPanel ? 'SENT' : 'USUAL'),
    position: positionOf(test),
    panel: inPanel ? { id: inPanel.id, name: inPanel.name(language) } : null,
    change: before
      ? {
          from: value(before.number, test.unit),
          when: before.when,
          direction: by > 0 ? 'UP' : by < 0 ? 'DOWN' : 'SAME',
          by: String(Math.abs(by)),
          towardsRange: positionOf(test) === 'WITHIN' ? null : by < 0,
        }
      : null,
    trend,
    trendUnit: test.unit,
    trendSeries: [test.name(language)],
    guide: test === HBA1C ? guide(language) : null,
    comment: test === HBA1C ? 'Nice progress. Let us look at it together on Thursday.' : null,
  }
}
