import { useState, type ReactElement } from 'react';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import { FormDialog } from './FormDialog.tsx';
import { MAX_TEXT } from '#renderer/app/ReasonField.tsx';

interface Props {
  readonly note: string;
  readonly onClose: () => void;
}

/** A word for the receipt. */
export function NoteDialog({ note, onClose }: Props): ReactElement {
  const words = useWords();
  const counter = useCounter();
  const [text, setText] = useState(note);
  return (
    <FormDialog
      title={words('note.title')}
      submit={words('note.take')}
      canSubmit
      onSubmit={() => {
        counter.act({ kind: 'note', note: text.trim() });
        onClose();
      }}
      onClose={onClose}
    >
      <TextField label={words('note.label')} value={text} onChange={setText} maxLength={MAX_TEXT} autoFocus />
    </FormDialog>
  );
}
