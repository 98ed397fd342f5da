import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Basket } from '#domain/sale/basket.ts';
import { useTill } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import { FormDialog } from './FormDialog.tsx';
import styles from './forms.module.css';
import { MAX_TEXT } from '#renderer/app/ReasonField.tsx';

interface Props {
  readonly basket: Basket;
  readonly onClose: () => void;
}

/** Puts the basket in front aside under a name, for anybody at this till to take back. */
export function ParkDialog({ basket, onClose }: Props): ReactElement {
  const words = useWords();
  const { baskets } = useTill();
  const [name, setName] = useState(basket.customer?.name.slice(0, 80) ?? '');
  const [note, setNote] = useState(basket.note);
  const park = useMutation({
    mutationFn: () => baskets.park(name.trim(), note.trim()),
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={words('park.title')}
      submit={words('park.park')}
      canSubmit={name.trim() !== '' && !park.isPending}
      error={park.error}
      onSubmit={() => park.mutate()}
      onClose={onClose}
    >
      <p className={styles['text']}>{words('park.text')}</p>
      <TextField
        label={words('park.name')}
        hint={words('park.name.hint')}
        value={name}
        onChange={setName}
        maxLength={80}
        autoFocus
      />
      <TextField label={words('park.note')} value={note} onChange={setNote} maxLength={MAX_TEXT} />
    </FormDialog>
  );
}
