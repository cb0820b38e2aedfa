import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { Template } from '../../lib/message-types'
import { problemText } from '../../lib/wording'
import { Field, FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Page, Section } from '../../ui/Page'
import { Row, Tag } from '../../ui/parts'
import { Sheet } from '../../ui/Sheet'
import { Empty, Failure, Loaded } from '../../ui/states'
import { BodyField } from '../messages/BodyField'
import { type TemplateFacts, dropTemplate, saveSignature, saveTemplate, templatesQuery } from './api'

const NEW: TemplateFacts = { name: '', body: '', shared: false }

export function TemplatesPage() {
  const { t } = useTexts()
  const templates = useQuery(templatesQuery)
  const [editing, setEditing] = useState<Template | 'NEW' | null>(null)
  return (
    <Page title={t('place.templates')} lead={t('templates.lead')}>
      <Loaded from={templates} rows={3}>
        {(data) => (
          <>
            <div className="actions">
              <button type="button" className="button" aria-haspopup="dialog" onClick={() => setEditing('NEW')}>
                {t('templates.new')}
              </button>
            </div>
            {data.items.length === 0 ? (
              <Empty icon="note" title={t('templates.none')}>
                <p>{t('templates.noneWhy')}</p>
              </Empty>
            ) : (
              <ul className="rows card spaced">
                {data.items.map((template) => (
                  <li key={template.id}>
                    <TemplateLine template={template} onEdit={() => setEditing(template)} />
                  </li>
                ))}
              </ul>
            )}
            <Section title={t('templates.signature')}>
              <Signature key={data.signature} text={data.signature} />
            </Section>
          </>
        )}
      </Loaded>
      {editing && <EditSheet template={editing === 'NEW' ? null : editing} onClose={() => setEditing(null)} />}
    </Page>
  )
}

function TemplateLine({ template, onEdit }: { template: Template; onEdit: () => void }) {
  const { t } = useTexts()
  return (
    <Row
      aside={
        template.mine ? (
          <button
            type="button"
            className="button quiet"
            aria-label={t('templates.editOf', { name: template.name })}
            onClick={onEdit}
          >
            {t('templates.edit')}
          </button>
        ) : undefined
      }
    >
      <p className="strong">
        {template.name} {template.shared && <Tag>{t('templates.shared')}</Tag>}
      </p>
      <p className="small said">{template.body}</p>
    </Row>
  )
}

function useReload(said: string, then: () => void) {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: templatesQuery.queryKey })
    announce(said)
    then()
  }
}

function EditSheet({ template, onClose }: { template: Template | null; onClose: () => void }) {
  const { t } = useTexts()
  const [facts, setFacts] = useState<TemplateFacts>(() =>
    template ? { name: template.name, body: template.body, shared: template.shared } : NEW,
  )
  const [empty, setEmpty] = useState(false)
  const saved = useReload(t('templates.saved'), onClose)
  const gone = useReload(t('templates.dropped'), onClose)
  const saving = useMutation({ mutationFn: () => saveTemplate(template?.id ?? null, facts), onSuccess: saved })
  const dropping = useMutation({ mutationFn: dropTemplate, onSuccess: gone })
  const failure = saving.error ?? dropping.error
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const nothing = facts.body.trim() === ''
    setEmpty(nothing)
    if (!nothing) saving.mutate()
  }
  return (
    <Sheet title={t(template ? 'templates.edit' : 'templates.new')} open onClose={onClose}>
      <form onSubmit={submit} autoComplete="off">
        <FormProblem text={failure ? problemText(t, asProblem(failure)) : null} />
        <Field
          label={t('templates.name')}
          required
          maxLength={80}
          value={facts.name}
          onChange={(event) => setFacts({ ...facts, name: event.target.value })}
        />
        <BodyField
          label={t('templates.body')}
          rows={6}
          value={facts.body}
          onChange={(body) => setFacts({ ...facts, body })}
          error={empty ? t('templates.bodyEmpty') : null}
        />
        <p className="small">{t('templates.fields', { fields: '{patient}, {me}, {today}' })}</p>
        <label className="tick">
          <input
            type="checkbox"
            checked={facts.shared}
            onChange={(event) => setFacts({ ...facts, shared: event.target.checked })}
          />
          {t('templates.share')}
        </label>
        <div className="actions">
          <button type="submit" className="button" disabled={saving.isPending}>
            {t('templates.save')}
          </button>
          {template && (
            <button
              type="button"
              className="button quiet"
              disabled={dropping.isPending}
              onClick={() => dropping.mutate(template.id)}
            >
              {t('templates.drop')}
            </button>
          )}
        </div>
      </form>
    </Sheet>
  )
}

function Signature({ text }: { text: string }) {
  const { t } = useTexts()
  const id = useId()
  const [typed, setTyped] = useState(text)
  const saved = useReload(t('templates.signatureSaved'), () => undefined)
  const saving = useMutation({ mutationFn: () => saveSignature(typed), onSuccess: saved })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      {saving.isError && <Failure error={saving.error} />}
      <div className="field">
        <label htmlFor={id}>{t('templates.signatureText')}</label>
        <div className="small" id={`${id}-hint`}>
          {t('templates.signatureHint')}
        </div>
        <textarea
          id={id}
          className="low"
          rows={2}
          maxLength={500}
          aria-describedby={`${id}-hint`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <div className="actions">
        <button type="submit" className="button quiet" disabled={saving.isPending}>
          {t('templates.signatureSave')}
        </button>
      </div>
    </form>
  )
}
