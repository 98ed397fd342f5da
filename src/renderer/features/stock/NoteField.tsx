import type { ReactElement } from 'react';
import { MAX_TEXT } from '#renderer/app/ReasonField.tsx';
import { useWords } from '#renderer/app/words.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { Work } from './use-work.ts';

/** A line of words that is kept with what is booked. */
export function NoteField({ work }: { readonly work: Work }): ReactElement {
  const words = useWords();
  return (
    <TextField
      label={words('stock.receive.note')}
      value={work.field('note')}
      onChange={(text) => work.setField('note', text)}
      maxLength={MAX_TEXT}
      autoComplete="off"
    />
  );
}
