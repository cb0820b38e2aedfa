import { useTexts } from '../../lib/i18n'
import type { TopicInfo } from '../../lib/message-types'
import { Choice } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { answeringAt, siteOf } from './where'

interface SiteChoiceProps {
  info: TopicInfo
  value: string | null
  onChange: (site: string | null) => void
  error: string | null
}

/** Asked only where locations have people of their own for the topic. Who reads it follows, and is said aloud. */
export function SiteChoice({ info, value, onChange, error }: SiteChoiceProps) {
  const { t } = useTexts()
  if (info.sites.length === 0) return null
  const choose = (site: string | null) => {
    onChange(site)
    const answering = answeringAt(info, site, null)
    if (answering) announce(t('compose.pool', { pool: answering.pool }))
  }
  return (
    <Choice
      label={t('compose.site')}
      hint={t('compose.siteHint')}
      required={info.anywhere === null}
      error={error}
      value={siteOf(info, value)?.id ?? ''}
      onChange={(event) => choose(event.target.value || null)}
      options={[
        { value: '', label: t(info.anywhere ? 'compose.siteAny' : 'compose.siteChoose') },
        ...info.sites.map((site) => ({
          value: site.id,
          label: site.place ? t('compose.sitePlace', { name: site.name, place: site.place }) : site.name,
        })),
      ]}
    />
  )
}
