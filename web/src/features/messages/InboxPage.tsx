import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTexts } from '../../lib/i18n'
import type { Folder } from '../../lib/message-types'
import { usePatient } from '../../lib/patient'
import { Icon } from '../../ui/icons'
import { Page } from '../../ui/Page'
import { Empty, Failure, Skeleton } from '../../ui/states'
import { inboxQuery } from './api'
import { InboxLine } from './InboxLine'
import { SearchMessages } from './SearchMessages'
import { folderWording } from './wording'

const FOLDERS: Folder[] = ['current', 'closed', 'away']

export function InboxPage() {
  const { t } = useTexts()
  const patient = usePatient()
  const [folder, setFolder] = useState<Folder>('current')
  const [searching, setSearching] = useState(false)
  return (
    <Page title={t('place.messages')}>
      <div className="actions">
        <Link className="button" to="/p/$patient/messages/new" params={{ patient }}>
          <Icon name="write" />
          {t('messages.write')}
        </Link>
      </div>
      <SearchMessages patient={patient} onSearch={setSearching} />
      {!searching && (
        <>
          <fieldset className="modes">
            <legend className="unseen">{t('messages.folder')}</legend>
            {FOLDERS.map((choice) => (
              <label key={choice}>
                <input type="radio" name="folder" checked={folder === choice} onChange={() => setFolder(choice)} />
                {t(folderWording[choice].name)}
              </label>
            ))}
          </fieldset>
          <FolderList patient={patient} folder={folder} />
        </>
      )}
    </Page>
  )
}

function FolderList({ patient, folder }: { patient: string; folder: Folder }) {
  const { t } = useTexts()
  const inbox = useInfiniteQuery(inboxQuery(patient, folder))
  if (inbox.isPending) return <Skeleton rows={4} />
  if (!inbox.data) return <Failure error={inbox.error} retry={() => void inbox.refetch()} />
  const rows = inbox.data.pages.flatMap((page) => page.items)
  const words = folderWording[folder]
  if (rows.length === 0) {
    return (
      <Empty icon="message" title={t(words.none)}>
        <p>{t(words.noneWhy)}</p>
      </Empty>
    )
  }
  return (
    <>
      <ul className="rows card spaced">
        {rows.map((row) => (
          <li key={row.id}>
            <InboxLine row={row} patient={patient} />
          </li>
        ))}
      </ul>
      {inbox.hasNextPage && (
        <div className="actions">
          <button
            type="button"
            className="button quiet"
            disabled={inbox.isFetchingNextPage}
            onClick={() => void inbox.fetchNextPage()}
          >
            {t(inbox.isFetchingNextPage ? 'state.loading' : 'action.showMore')}
          </button>
        </div>
      )}
      {inbox.isFetchNextPageError && <Failure error={inbox.error} />}
    </>
  )
}
