import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTexts } from '../lib/i18n'
import { Icon } from './icons'

interface SheetProps {
  title: string
  open: boolean
  onClose: () => void
  /** an alert must be answered: no closing by escape or by a tap beside it */
  alert?: boolean
  children: ReactNode
}

/** A dialog that keeps the focus inside and gives it back. */
export function Sheet({ title, open, onClose, alert = false, children }: SheetProps) {
  const { t } = useTexts()
  return (
    <ModalOverlay
      className="overlay"
      isOpen={open}
      isDismissable={!alert}
      isKeyboardDismissDisabled={alert}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Modal className="sheet">
        <Dialog role={alert ? 'alertdialog' : 'dialog'}>
          <div className="sheet-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {!alert && (
              <button type="button" className="button plain round" aria-label={t('action.close')} onClick={onClose}>
                <Icon name="close" />
              </button>
            )}
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
