import i18next from 'i18next'
import { useCallback } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import type en from '../locales/en.json'
import { speak } from './http'

export type Language = 'en' | 'es'

type WithoutPlural<K> = K extends `${infer Stem}_one` ? Stem : K extends `${infer Stem}_other` ? Stem : K
/** A key of the message catalogues, plural endings left off. */
export type TextKey = WithoutPlural<keyof typeof en>
export type Texts = (key: TextKey, values?: Record<string, string | number>) => string

const CHOSEN = 'keepwell.language' // a language says nothing about a person's health, so it may be kept

const catalogues: Record<Language, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import('../locales/en.json'),
  es: () => import('../locales/es.json'),
}

export function asLanguage(tag: string | null | undefined): Language {
  return tag?.toLowerCase().startsWith('es') ? 'es' : 'en'
}

export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false }, // React escapes
  })
  await setLanguage(asLanguage(localStorage.getItem(CHOSEN) ?? navigator.language))
}

export async function setLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await catalogues[language]()).default)
  }
  await i18next.changeLanguage(language)
  localStorage.setItem(CHOSEN, language)
  document.documentElement.lang = language
  document.documentElement.dir = i18next.dir(language)
  speak(language)
}

export function useTexts(): { t: Texts; language: Language } {
  const { i18n } = useTranslation()
  const { language } = i18n
  // eslint-disable-next-line react-hooks/exhaustive-deps -- i18next is one object for ever; the language is what changes
  const t = useCallback<Texts>((key, values) => i18n.t(key, values ?? {}), [i18n, language])
  return { t, language: asLanguage(language) }
}
