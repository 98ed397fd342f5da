import { useMutation } from '@tanstack/react-query';
import { v7 } from 'uuid';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useOverride } from '#renderer/app/Override.tsx';
import { ReasonField } from '#renderer/app/ReasonField.tsx';
import { useMay } from '#renderer/app/session.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './CashForm.module.css';

const REASONS = ['shift.reason.change', 'shift.reason.count', 'shift.reason.mistake'] as const;

interface Props {
  readonly shiftId: string;
  readonly onClose: () => void;
  /** Says what was done. */
  readonly onDone: (said: string) => void;
}

/** Opens the drawer for nothing but a reason; who may not asks somebody who may. */
export function OpenDrawerDialog({ shiftId, onClose, onDone }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const askRight = useDrawerRight(shiftId);
  const [id] = useState(() => v7());
  const [reason, setReason] = useState('');
  const opening = useMutation({
    mutationFn: async () => {
      const grants = await askRight();
      if (grants === null) return false;
      await api.shift.openDrawer({ id, reason: reason.trim(), grants });
      return true;
    },
    onSuccess: (isOpened) => {
      if (isOpened) onDone(words('shift.drawer.done'));
    },
  });
  const isReady = reason.trim() !== '' && !opening.isPending;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) opening.mutate();
  };
  return (
    <TillDialog title={words('shift.drawer')} onClose={onClose}>
      <form className={styles['form']} onSubmit={submit} aria-busy={opening.isPending} autoComplete="off">
        <p className={styles['text']}>{words('shift.drawer.text')}</p>
        <ReasonField reason={reason} onChange={setReason} common={REASONS} autoFocus />
        {opening.error !== null && (
          <Notice tone="stop" role="alert">
            {errorWords(opening.error)}
          </Notice>
        )}
        <Button type="submit" look="primary" size="large" isWide isDisabled={!isReady}>
          {words('shift.drawer')}
        </Button>
      </form>
    </TillDialog>
  );
}

/** What allows it: nothing more for who may, a grant for others; null when nobody gave one. */
function useDrawerRight(shiftId: string): () => Promise<readonly string[] | null> {
  const words = useWords();
  const may = useMay();
  const ask = useOverride();
  return async () => {
    if (may('drawer.open')) return [];
    const what = words('shift.drawer.what');
    const grantId = await ask({ permission: 'drawer.open', amount: 0, subject: shiftId, what });
    return grantId === null ? null : [grantId];
  };
}
