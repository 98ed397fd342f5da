import type { ReactElement } from 'react';
import { useWords, type MessageId } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './forms.module.css';

/** The most letters that a reason or a note has. */
export const MAX_TEXT = 200;

interface Props {
  readonly reason: string;
  readonly onChange: (reason: string) => void;
  /** What it mostly is, to touch. */
  readonly common: readonly MessageId[];
}

/** Why it is done: typed, or touched. */
export function ReasonField({ reason, onChange, common }: Props): ReactElement {
  const words = useWords();
  return (
    <>
      <TextField label={words('reason.label')} value={reason} onChange={onChange} maxLength={MAX_TEXT} />
      <div className={styles['choices']} role="group" aria-label={words('reason.common')}>
        {common.map((id) => (
          <Button key={id} onPress={() => onChange(words(id))}>
            {words(id)}
          </Button>
        ))}
      </div>
    </>
  );
}
