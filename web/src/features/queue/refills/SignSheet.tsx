import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { asProblem, call } from '../../../lib/http'
import { useTexts } from '../../../lib/i18n'
import type { ProtocolView } from '../../../lib/statement-types'
import { problemText } from '../../../lib/wording'
import { FormProblem } from '../../../ui/Fields'
import { announce } from '../../../ui/live'
import { Sheet } from '../../../ui/Sheet'
import { forgetStepUp, useStepUp } from '../../identity/useStepUp'

interface SignSheetProps {
  protocol: ProtocolView
  /** reads anew how it stands */ onChanged: () => Promise<void>
  onClose: () => void
}

/** Confirmed once, with a code of the authenticator, because it lets others renew. */
export function SignSheet({ protocol, onChanged, onClose }: SignSheetProps) {
  const { t } = useTexts()
  const { signed } = protocol
  const path = `/api/protocols/${encodeURIComponent(protocol.id)}`
  const proof = useStepUp(true)
  const changing = useMutation({
    mutationFn: () =>
      signed
        ? call<undefined>('POST', `${path}/withdraw`, { body: {} })
        : call<undefined>('POST', `${path}/sign`, { body: { hash: protocol.hash } }),
    onSuccess: async () => {
      announce(t(signed ? 'protocols.withdrawnDone' : 'protocols.signedDone'))
      await onChanged()
      onClose()
    },
    onError: async (failure) => {
      if (asProblem(failure).code === 'session.STEP_UP') forgetStepUp()
      else await onChanged()
    },
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    changing.reset()
    if (await proof.prove()) changing.mutate()
  }
  return (
    <Sheet title={t(signed ? 'protocols.withdrawTitle' : 'protocols.signTitle')} open onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
        <FormProblem text={proof.refusal ?? (changing.isError ? problemText(t, asProblem(changing.error)) : null)} />
        <p className="strong">{protocol.name}</p>
        <p>{t(signed ? 'protocols.withdrawLead' : 'protocols.signLead')}</p>
        {proof.field}
        <div className="actions">
          <button type="submit" className="button" disabled={changing.isPending || proof.busy}>
            {t(signed ? 'protocols.withdraw' : 'protocols.sign')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
