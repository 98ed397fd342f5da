import type { ReactElement } from 'react';
import { useWords, type MessageId } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './CashForm.module.css';

interface Props {
  readonly reason: string;
  readonly onChange: (reason: string) => void;
  /** What it mostly is, to touch. */
  readonly common: readonly MessageId[];
  readonly autoFocus?: boolean;
}

/** Why it is done: touched, or typed. */
export function ReasonField({ reason, onChange, common, autoFocus = false }: Props): ReactElement {
  const words = useWords();
  return (
    <div className={styles['reason']}>
      <TextField
        label={words('shift.reason')}
        value={reason}
        onChange={onChange}
        maxLength={200}
        autoComplete="off"
        autoFocus={autoFocus}
      />
      <div className={styles['common']} role="group" aria-label={words('shift.reason.common')}>
        {common.map((id) => (
          <Button key={id} onPress={() => onChange(words(id))}>
            {words(id)}
          </Button>
        ))}
      </div>
    </div>
  );
}
