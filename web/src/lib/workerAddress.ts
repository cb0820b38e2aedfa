import { type Language, asLanguage } from './i18n'

interface Policy {
  createScriptURL: (input: string) => string
}
declare global {
  interface Window {
    trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy }
  }
}

const ADDRESSES: Record<Language, string> = { en: '/worker.js?lang=en', es: '/worker.js?lang=es' }

// The only policy that the server's content policy allows, and it may be made once: main.tsx does so before anything else
// could. Whatever goes in, one of our worker's own addresses comes out.
const policy = window.trustedTypes?.createPolicy('keepwell-worker', {
  createScriptURL: (language) => ADDRESSES[asLanguage(language)],
})

/** Where the worker is that shows notices in this language. */
export function workerAddress(language: Language): string {
  return policy ? policy.createScriptURL(language) : ADDRESSES[language]
}
