import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { openApp } from '../../test/app'
import { problem, serverAnswers } from '../../test/server'

const TARGET = '/api/notices/no-1'

test('a link that is not for whoever follows it leads nowhere', async () => {
  serverAnswers('get', TARGET, () => problem(404, 'not.FOUND'))
  await openApp('/go/no-1', 'rosa@x')
  expect(await screen.findByText('This link leads nowhere for you')).toBeVisible()
})

test('a clinic that could not be reached says nothing of the link: it can be tried again', async () => {
  serverAnswers('get', TARGET, () => HttpResponse.error())
  await openApp('/go/no-1', 'rosa@x')
  const again = await screen.findByRole('button', { name: 'Try again' })
  expect(screen.queryByText('This link leads nowhere for you')).not.toBeInTheDocument()
  serverAnswers('get', TARGET, () => HttpResponse.json({ to: 'thread', patient: 'pt-rosa', id: 'th-1' }))
  await userEvent.click(again)
  expect(await screen.findByRole('heading', { name: /Is 6\.1 something/ })).toBeVisible()
})
