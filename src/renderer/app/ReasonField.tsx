import type { ReactElement } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './ReasonField.module.css';
import { useWords, type MessageId } from './words.ts';

/** The most letters that a reason or a note has. */
export const MAX_TEXT = 200;

interface Props {
  readonly reason: string;
  readonly onChange: (reason: string) => void;
  /** What it mostly is, to touch. */
  readonly common: readonly MessageId[];
  /** The key that leads here, where one does. */
  readonly hotkey?: string;
  readonly autoFocus?: boolean;
}

/** Why it is done: typed, or touched. */
export function ReasonField({ reason, onChange, common, hotkey, autoFocus = false }: Props): ReactElement {
  const words = useWords();
  return (
    <div className={styles['reason']}>
      <TextField
        label={
          <>
            {words('reason.label')} {hotkey !== undefined && <Kbd>{hotkey}</Kbd>}
          </>
        }
        value={reason}
        onChange={onChange}
        maxLength={MAX_TEXT}
        autoComplete="off"
        autoFocus={autoFocus}
      />
      <div className={styles['common']} role="group" aria-label={words('reason.common')}>
        {common.map((id) => (
          <Button key={id} onPress={() => onChange(words(id))}>
            {words(id)}
          </Button>
        ))}
      </div>
    </div>
  );
}
