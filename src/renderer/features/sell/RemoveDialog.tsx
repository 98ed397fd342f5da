import type { ReactElement } from 'react';
import type { BasketLine } from '#domain/sale/basket.ts';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { FormDialog } from './FormDialog.tsx';
import styles from './forms.module.css';
import type { Open } from './opened.ts';

interface Props {
  readonly line: BasketLine;
  readonly onOpen: Open;
}

/** Asks before one less would be none. */
export function RemoveDialog({ line, onOpen }: Props): ReactElement {
  const words = useWords();
  const counter = useCounter();
  return (
    <FormDialog
      title={words('remove.title')}
      submit={words('remove.yes')}
      canSubmit
      onSubmit={() => {
        counter.remove(line.id);
        onOpen(null);
      }}
      onClose={() => onOpen(null)}
    >
      <p className={styles['text']}>{words('remove.text', { name: line.name })}</p>
    </FormDialog>
  );
}
