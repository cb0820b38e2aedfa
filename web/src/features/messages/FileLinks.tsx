import { useMutation } from '@tanstack/react-query'
import { download } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { FileInfo } from '../../lib/message-types'
import { Icon } from '../../ui/icons'
import { Failure } from '../../ui/states'
import { sizeText } from './sentences'

/** Saved to the device, never opened here: a file from elsewhere must not run as a part of this app. */
export function FileLinks({ files, path }: { files: FileInfo[]; path: string }) {
  const { t, language } = useTexts()
  const saving = useMutation({
    mutationFn: (file: FileInfo) => download(`${path}/${encodeURIComponent(file.id)}`, file.name),
  })
  if (files.length === 0) return null
  return (
    <>
      <ul className="file-links">
        {files.map((file) => (
          <li key={file.id}>
            <button
              type="button"
              className="button quiet"
              aria-label={t('files.save', { name: file.name, size: sizeText(t, language, file.bytes) })}
              disabled={saving.isPending}
              onClick={() => saving.mutate(file)}
            >
              <Icon name="save" size={18} />
              <span>{file.name}</span>
              <span className="small">{sizeText(t, language, file.bytes)}</span>
            </button>
          </li>
        ))}
      </ul>
      {saving.isError && <Failure error={saving.error} />}
    </>
  )
}
