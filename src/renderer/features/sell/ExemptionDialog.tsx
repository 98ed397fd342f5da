import { useState, type ReactElement } from 'react';
import type { TaxExemption } from '#domain/tax/rules.ts';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { FormDialog } from './FormDialog.tsx';
import styles from './forms.module.css';
import { MAX_TEXT } from '#renderer/app/ReasonField.tsx';

interface Props {
  readonly exemption: TaxExemption | null;
  readonly onClose: () => void;
}

/** Why this customer pays no tax, and the number that proves it. */
export function ExemptionDialog({ exemption, onClose }: Props): ReactElement {
  const words = useWords();
  const counter = useCounter();
  const [reason, setReason] = useState(exemption?.reason ?? '');
  const [number, setNumber] = useState(exemption?.number ?? '');
  const set = (next: TaxExemption | null): void => {
    counter.act({ kind: 'exemption', exemption: next });
    onClose();
  };
  return (
    <FormDialog
      title={words('exemption.title')}
      submit={words('exemption.set')}
      canSubmit={reason.trim() !== '' && number.trim() !== ''}
      onSubmit={() => set({ reason: reason.trim(), number: number.trim() })}
      onClose={onClose}
      actions={
        exemption !== null && (
          <Button size="large" onPress={() => set(null)}>
            {words('exemption.none')}
          </Button>
        )
      }
    >
      <p className={styles['text']}>{words('exemption.text')}</p>
      <TextField
        label={words('exemption.reason')}
        value={reason}
        onChange={setReason}
        maxLength={MAX_TEXT}
        autoFocus
      />
      <TextField label={words('exemption.number')} value={number} onChange={setNumber} maxLength={60} />
    </FormDialog>
  );
}
