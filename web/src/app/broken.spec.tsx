import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test, vi } from 'vitest'
import { openApp } from '../test/app'
import { server } from '../test/server'

test('a page whose own code fails says so in words, inside the frame', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  server.use(http.get('/api/staff/patients', () => HttpResponse.json({ items: [null] })))

  await openApp('/patients', 'nurse@clinic.example')

  expect(await screen.findByRole('heading', { name: 'This page could not be shown' })).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Reload' })).toBeEnabled()
})
