import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';
import styles from './Dialog.module.css';

interface Props {
  readonly title: ReactNode;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** False while something runs that must not be left. */
  readonly canClose?: boolean;
  readonly width?: 'narrow' | 'normal' | 'wide';
  readonly children: ReactNode;
}

/** A dialog over everything else; it holds the focus and gives it back. */
export function Dialog(props: Props): ReactElement {
  const { title, closeLabel, onClose, canClose = true, width = 'normal', children } = props;
  return (
    <ModalOverlay
      className={styles['veil'] ?? ''}
      isOpen
      isDismissable={canClose}
      isKeyboardDismissDisabled={!canClose}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={styles['modal'] ?? ''} data-width={width}>
        <AriaDialog className={styles['dialog'] ?? ''}>
          <header className={styles['head']}>
            <Heading slot="title" className={styles['title'] ?? ''}>
              {title}
            </Heading>
            <IconButton label={closeLabel} onPress={onClose} isDisabled={!canClose}>
              <Icon name="close" />
            </IconButton>
          </header>
          <div className={styles['body']}>{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
