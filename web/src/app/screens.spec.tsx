import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import i18next from 'i18next'
import { describe, expect, test } from 'vitest'
import { setLanguage } from '../lib/i18n'
import en from '../locales/en.json'
import { openApp } from '../test/app'

const patientPages = [
  '',
  '/record',
  '/results',
  '/results/r-a1c',
  '/results/p-met',
  '/results/n-chest',
  '/medicines',
  '/refills',
  '/refills/new',
  '/conditions',
  '/allergies',
  '/immunizations',
  '/vitals',
  '/vitals/vt-bp',
  '/procedures',
  '/visits',
  '/visits/v-1',
  '/visits/v-next',
  '/notes',
  '/notes/no-1',
  '/accesses',
  '/more',
  '/messages',
  '/messages/new',
  '/messages/th-1',
  '/messages/th-4',
].map((rest) => ['rosa@x', `/p/pt-rosa${rest}`])
const staffPages = [
  ['rosa@x', '/security'],
  ['nurse@x', '/patients'],
  ['doctor@x', '/p/pt-rosa'],
  ['doctor@x', '/p/pt-rosa/letter'],
  ['nurse@x', '/queue'],
  ['nurse@x', '/queue/1'],
  ['nurse@x', '/queue/mine/q-2'],
  ['nurse@x', '/queue/1/rq-1'],
  ['doctor@x', '/queue/1/rq-3'],
  ['nurse@x', '/figures'],
  ['doctor@x', '/protocols'],
  ['doctor@x', '/print/rq-3'],
  ['nurse@x', '/queue/1/st-1'],
  ['billing@x', '/templates'],
  ['desk@x', '/away'],
  ['nurse@x', '/search'],
  ['desk@x', '/desk/pt-rosa'],
  ['privacy@x', '/audit'],
  ['admin@x', '/accounts'],
  ['admin@x', '/boards'],
  ['admin@x', '/sites'],
  ['rosa@x', '/notices'],
  ['nurse@x', '/notices'],
  ['admin@x', '/outbox'],
]

async function settled() {
  await waitFor(() => expect(document.querySelector('.skeleton')).not.toBeInTheDocument(), { timeout: 5000 })
}

describe('every screen', () => {
  test.each([...patientPages, ...staffPages])(
    '%s %s: loads, has one heading of its own, and names every control',
    async (who, path) => {
      await openApp(path ?? '', who ?? '')
      await settled()
      expect(screen.queryByRole('alert')).not.toBeInTheDocument()
      expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
      expect(document.title).toBe('Keepwell')
      const controls = ['button', 'link', 'textbox', 'combobox', 'radio', 'checkbox', 'img', 'table'].flatMap((role) =>
        screen.queryAllByRole(role),
      )
      expect(controls.length).toBeGreaterThan(4)
      for (const control of controls) {
        if (control.tagName === 'TABLE') continue
        expect(control).toHaveAccessibleName()
      }
      const levels = screen.getAllByRole('heading').map((heading) => Number(heading.tagName.charAt(1)))
      levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1))
    },
  )
})

test.each([
  ['rosa@x', '/p/pt-rosa', ['Home', 'Record', 'Messages', 'Visits', 'More']],
  [
    'nurse@x',
    '/patients',
    [
      'My queue',
      'Medical questions',
      'Front desk',
      'My patients',
      'Find a patient',
      'Figures',
      'Protocols',
      'Text templates',
      'Away',
      'Security',
    ],
  ],
  [
    'desk@x',
    '/search',
    ['My queue', 'Medical questions', 'Front desk', 'Find a patient', 'Figures', 'Text templates', 'Away', 'Security'],
  ],
  [
    'billing@x',
    '/security',
    ['My queue', 'Medical questions', 'Front desk', 'Figures', 'Text templates', 'Away', 'Security'],
  ],
  ['privacy@x', '/audit', ['Access log', 'Security']],
  [
    'admin@x',
    '/accounts',
    ['Staff accounts', 'Boards', 'Locations', 'Figures', 'Find a patient', 'Outbox', 'Security'],
  ],
])('%s sees only what exists for the role', async (who, path, places) => {
  await openApp(path, who)
  const rail = document.querySelector('.rail nav')
  const names = () => [...(rail?.querySelectorAll('a .place-name') ?? [])].map((link) => link.textContent)
  await waitFor(() => expect(names()).toEqual(places))
})

test('whose record it is stays on the screen, and a proxy is told so', async () => {
  await openApp('/p/pt-ines/allergies', 'rosa@x')
  expect(await screen.findByText('You are viewing the record of Inés Delgado')).toBeVisible()
  expect(screen.getByRole('button', { name: /Record of.*Inés Delgado/ })).toBeVisible()
})

test('the front desk sees nothing clinical', async () => {
  await openApp('/desk/pt-rosa', 'desk@x')
  await settled()
  for (const word of ['Penicillin', 'Metformin', 'Blood', 'mg/dL']) expect(document.body).not.toHaveTextContent(word)
})

test('an invitation is shown once, with link and code', async () => {
  await openApp('/desk/pt-rosa', 'desk@x')
  await userEvent.type(await screen.findByLabelText('E-mail address'), 'rosa@clinic.example')
  await userEvent.click(screen.getByRole('button', { name: 'Make the invitation' }))
  expect(await screen.findByText('https://clinic.example/activate#Zk3v9Qh2Lr8wXy5T')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Done' }))
  expect(screen.queryByText('H7KM-2QPX')).not.toBeInTheDocument()
})

test('j and k move along a work list, and not while typing', async () => {
  await openApp('/patients', 'nurse@x')
  await settled()
  await screen.findByRole('button', { name: /keys/ })
  await userEvent.keyboard('j')
  expect(document.activeElement).toHaveTextContent('Rosa Delgado Ortiz')
  await userEvent.keyboard('j')
  expect(document.activeElement).toHaveTextContent('Maximiliana')
  await userEvent.keyboard('k')
  expect(document.activeElement).toHaveTextContent('Rosa Delgado Ortiz')
})

describe('right to left', () => {
  /** Every text of the catalogue in brackets: a text without them on the screen did not come from a catalogue. */
  test('a screen renders, and no text of the interface is outside the catalogues', async () => {
    const pseudo = Object.fromEntries(Object.entries(en).map(([key, text]) => [key, `⟦${text}⟧`]))
    i18next.addResourceBundle('ar', 'translation', pseudo)
    await openApp('/p/pt-rosa/allergies', 'rosa@x')
    await i18next.changeLanguage('ar')
    document.documentElement.dir = i18next.dir('ar')
    await settled()

    expect(document.documentElement.dir).toBe('rtl')
    for (const role of ['heading', 'button', 'link']) {
      for (const shown of screen.getAllByRole(role)) {
        if (/Rosa Delgado/.test(shown.textContent)) continue // a name is not translated
        expect(shown).toHaveTextContent(/⟦.*⟧/)
      }
    }
    cleanup()
    await setLanguage('en')
  })
})
