import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openApp } from '../../test/app'

const ways = () => screen.getAllByRole('link').map((link) => link.getAttribute('href') ?? '')

test.each(['', '/record', '/more'])('a proxy is offered no way that the server would refuse, at "%s"', async (page) => {
  await openApp(`/p/pt-ines${page}`, 'rosa@x')
  expect(await screen.findByText('You are viewing the record of Inés Delgado')).toBeVisible()
  await screen.findAllByRole('link', { name: page === '/more' ? 'Security' : /Test results|Medicines/ })
  expect(ways().filter((way) => /(notes|accesses)$/.test(way))).toEqual([])
})

test('a patient is offered both', async () => {
  await openApp('/p/pt-rosa/record', 'rosa@x')
  await screen.findByRole('link', { name: /Notes/ })
  expect(ways()).toContain('/p/pt-rosa/notes')
})
