import { useState } from 'react'
import { useTexts } from '../../lib/i18n'
import type { Template } from '../../lib/message-types'
import { RowButton } from './RowButton'
import { Sheet } from '../../ui/Sheet'
import { Link } from '@tanstack/react-router'

interface TemplateChoiceProps {
  templates: Template[]
  onChoose: (body: string) => void
}

export function TemplateChoice({ templates, onChoose }: TemplateChoiceProps) {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('queue.template')}
      </button>
      <Sheet title={t('queue.templateChoose')} open={open} onClose={() => setOpen(false)}>
        {templates.length === 0 && <p>{t('templates.none')}</p>}
        <ul className="rows card">
          {templates.map((template) => (
            <li key={template.id}>
              <RowButton
                onPress={() => {
                  setOpen(false)
                  onChoose(template.body)
                }}
              >
                <span className="strong">{template.name}</span>
                <span className="small block">{template.body.slice(0, 120)}</span>
              </RowButton>
            </li>
          ))}
        </ul>
        <div className="actions">
          <Link to="/templates">{t('queue.templatesEdit')}</Link>
        </div>
      </Sheet>
    </>
  )
}
