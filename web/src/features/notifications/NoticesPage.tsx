import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../lib/i18n'
import { useSession } from '../../lib/session'
import { Page, Section } from '../../ui/Page'
import { Empty, Loaded } from '../../ui/states'
import { settingsQuery } from './api'
import { ChannelCard } from './ChannelCard'
import { DeviceCard } from './DeviceCard'
import { LastNotices } from './LastNotices'
import { WishForm } from './WishForm'

/** Whether, when and where the viewer is told that there is something new here. */
export function NoticesPage() {
  const { t } = useTexts()
  const session = useSession()
  const patient = session.patients[0]?.id
  const settings = useQuery(settingsQuery)
  return (
    <Page
      title={t('notices.title')}
      lead={t('notices.lead')}
      back={
        session.side === 'PATIENT' && patient
          ? { to: '/p/$patient/more', params: { patient }, label: t('place.more') }
          : { to: '/security', label: t('place.security') }
      }
    >
      <Loaded from={settings} rows={4}>
        {(data) =>
          data.channels.length === 0 ? (
            <Empty icon="question" title={t('notices.none')}>
              <p>{t('notices.noneWhy')}</p>
            </Empty>
          ) : (
            <>
              <Section title={t('notices.where')}>
                {data.channels
                  .filter(({ channel }) => channel !== 'PUSH')
                  .map((channel) => (
                    <ChannelCard key={channel.channel} channel={channel} onlyHere={data.onlyHere} />
                  ))}
                {data.push && <DeviceCard push={data.push} onlyHere={data.onlyHere} />}
              </Section>
              <WishForm settings={data} />
              <Section title={t('notices.last')}>
                <LastNotices />
              </Section>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
