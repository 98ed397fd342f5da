import type { FormEvent, ReactElement, ReactNode } from 'react';
import type { Scan } from '#renderer/app/keyboard-ear.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useErrorWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './forms.module.css';

interface Props {
  readonly title: string;
  readonly width?: 'narrow' | 'normal' | 'wide';
  readonly submit: string;
  /** False while something is missing or on its way. */
  readonly canSubmit: boolean;
  readonly error?: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly onScan?: (scan: Scan) => void;
  /** What else can be done, beside the button that submits. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A question with one answer: Enter takes it, Escape leaves all as it was. */
export function FormDialog(props: Props): ReactElement {
  const { title, width = 'narrow', canSubmit, error = null } = props;
  const errorWords = useErrorWords();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (canSubmit) props.onSubmit();
  };
  return (
    <TillDialog title={title} width={width} onClose={props.onClose} onScan={props.onScan}>
      <form className={styles['form']} onSubmit={submit} autoComplete="off">
        {props.children}
        {error !== null && (
          <Notice tone="stop" role="alert">
            {errorWords(error)}
          </Notice>
        )}
        <div className={`${styles['actions']} ${styles['submit']}`}>
          {props.actions}
          <Button type="submit" look="primary" size="large" isDisabled={!canSubmit}>
            {props.submit}
          </Button>
        </div>
      </form>
    </TillDialog>
  );
}
