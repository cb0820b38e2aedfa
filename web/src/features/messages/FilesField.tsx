import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import type { FileRow, Files } from '../../lib/files'
import { type Texts, useTexts } from '../../lib/i18n'
import type { Problem } from '../../lib/http'
import { problemText } from '../../lib/wording'
import { Icon } from '../../ui/icons'
import { announce } from '../../ui/live'
import { sizeText } from './sentences'

const ACCEPT = '.jpg,.jpeg,.png,.pdf,.txt,image/jpeg,image/png,application/pdf,text/plain'

interface FilesFieldProps {
  files: Files
  /** whether the server takes back what was not sent */ mayForget: boolean
}

/** Choose or drop; each file says by itself how far it is, or why it was refused. */
export function FilesField({ files, mayForget }: FilesFieldProps) {
  const { t } = useTexts()
  const id = useId()
  const [over, setOver] = useState(false)
  const [leftOut, setLeftOut] = useState<string[]>([])
  const take = (chosen: FileList | null) => {
    if (!chosen || chosen.length === 0) return
    const added = [...chosen]
    const without = files.add(added)
    setLeftOut(without)
    const names = added.map((file) => file.name).filter((name) => !without.includes(name))
    if (names.length > 0) announce(t('files.added', { name: names.join(', ') }))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <fieldset
      className={over ? 'files field over-it' : 'files field'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <legend className="legend">{t('files.title')}</legend>
      {files.rows.length > 0 && (
        <ul className="rows card">
          {files.rows.map((row) => (
            <FileLine
              key={row.key}
              row={row}
              onAgain={() => files.again(row)}
              onRemove={() => {
                files.remove(row, mayForget)
                setLeftOut([])
                announce(t('files.removed', { name: row.name }))
              }}
            />
          ))}
        </ul>
      )}
      {leftOut.length > 0 && (
        <p className="field-error" role="alert">
          <Icon name="alert" size={16} /> {t('files.tooMany', { name: leftOut.join(', ') })}
        </p>
      )}
      <label className="button quiet" htmlFor={id}>
        <Icon name="clip" />
        {t('files.choose')}
      </label>
      <input
        id={id}
        className="unseen"
        type="file"
        multiple
        accept={ACCEPT}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = '' // so that the same file can be chosen again
        }}
      />
      <p className="small" id={`${id}-hint`}>
        {t('files.hint')}
      </p>
    </fieldset>
  )
}

function refusalText(t: Texts, problem: Problem): string {
  return problem.code === 'request.TOO_LARGE' ? t('files.tooLarge') : problemText(t, problem)
}

function FileLine({ row, onRemove, onAgain }: { row: FileRow; onRemove: () => void; onAgain: () => void }) {
  const { t, language } = useTexts()
  const mayAgain = row.problem && (row.problem.status === 0 || row.problem.status >= 500)
  return (
    <li className="row-plain file-line">
      {row.file && /^image\/(jpeg|png)$/.test(row.file.type) ? (
        <Picture file={row.file} />
      ) : (
        <span className="mark">
          <Icon name="note" />
        </span>
      )}
      <div className="row-main">
        <p className="strong">{row.name}</p>
        <p className="small">
          {sizeText(t, language, row.bytes)}
          {row.state === 'READY' && ` · ${t('files.ready')}`}
          {row.state === 'SENDING' && ` · ${t('files.sending', { percent: Math.round(row.part * 100) })}`}
        </p>
        {row.state === 'SENDING' && <progress value={row.part} max={1} aria-label={row.name} />}
        {row.problem && (
          <p className="field-error" role="alert">
            <Icon name="alert" size={16} /> {refusalText(t, row.problem)}
          </p>
        )}
        {mayAgain && (
          <button
            type="button"
            className="button plain"
            aria-label={t('files.againOf', { name: row.name })}
            onClick={onAgain}
          >
            {t('files.again')}
          </button>
        )}
      </div>
      <button
        type="button"
        className="button plain"
        aria-label={t('files.removeOf', { name: row.name })}
        onClick={onRemove}
      >
        {t('files.remove')}
      </button>
    </li>
  )
}

const EDGE = 96 // twice the size on screen, for sharp displays

/** Drawn from the file on this device. The content policy allows no picture from an address that the page made. */
function Picture({ file }: { file: File }) {
  const { t } = useTexts()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (!('createImageBitmap' in window)) return
    let gone = false
    createImageBitmap(file).then(
      (bitmap) => {
        const context = canvas.current?.getContext('2d')
        if (gone || !context) return
        const side = Math.min(bitmap.width, bitmap.height)
        context.drawImage(bitmap, (bitmap.width - side) / 2, (bitmap.height - side) / 2, side, side, 0, 0, EDGE, EDGE)
        bitmap.close()
      },
      () => undefined, // not a picture after all: the server will say so beside the file
    )
    return () => {
      gone = true
    }
  }, [file])
  return (
    <canvas
      ref={canvas}
      className="thumb"
      width={EDGE}
      height={EDGE}
      role="img"
      aria-label={t('files.picture', { name: file.name })}
    />
  )
}
