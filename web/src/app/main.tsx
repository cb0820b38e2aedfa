import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/shell.css'
import '../styles/record.css'
import '../styles/messages.css'
import '../styles/refills.css'
import '../styles/queue.css'
import '../styles/staff.css'
import '../styles/notices.css'
import '../styles/print.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startTexts } from '../lib/i18n'
import '../lib/workerAddress'
import { App } from './App'

async function start() {
  if (import.meta.env.MODE === 'mock') (await import('../mocks/browser')).startMocks()
  await startTexts()
  const place = document.getElementById('app')
  if (!place) throw new Error('index.html has no place for the app')
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

void start()
