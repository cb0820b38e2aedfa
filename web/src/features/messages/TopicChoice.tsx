import { useTexts } from '../../lib/i18n'
import type { Topic, TopicInfo } from '../../lib/message-types'
import { Icon } from '../../ui/icons'
import { topicFaces } from './wording'

export function TopicChoice({ topics, onChoose }: { topics: TopicInfo[]; onChoose: (topic: Topic) => void }) {
  const { t } = useTexts()
  return (
    <section className="section">
      <h2>{t('compose.topic')}</h2>
      <ul className="topics">
        {topics.map(({ topic }) => (
          <li key={topic}>
            <button type="button" className="card topic" onClick={() => onChoose(topic)}>
              <span className="mark">
                <Icon name={topicFaces[topic].icon} />
              </span>
              <span>
                <span className="strong block">{t(topicFaces[topic].name)}</span>
                <span className="small block">{t(topicFaces[topic].line)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
