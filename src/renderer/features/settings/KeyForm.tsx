import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './KeyForm.module.css';

interface Props {
  /** The till has lost its key, or the store takes it no more; else it is only to get another. */
  readonly isNeeded: boolean;
  readonly onGiven?: () => void;
}

/** Gives the till another key to its store. */
export function KeyForm({ isNeeded, onGiven }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const [key, setKey] = useState('');
  const give = useMutation({
    mutationFn: () => api.setup.giveKey({ key: key.trim() }),
    onSuccess: () => {
      setKey('');
      onGiven?.();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (key.trim() !== '') give.mutate();
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <Notice
        tone={isNeeded ? 'warn' : 'info'}
        title={words(isNeeded ? 'key.needed.title' : 'key.new.title')}
      >
        {words(isNeeded ? 'key.needed.text' : 'key.new.text')}
      </Notice>
      <TextField
        label={words('setup.key')}
        type="password"
        autoComplete="off"
        value={key}
        onChange={setKey}
        error={give.error === null ? null : errorWords(give.error)}
      />
      <Button type="submit" look="primary" isDisabled={give.isPending || key.trim() === ''}>
        {words(give.isPending ? 'key.giving' : 'key.give')}
      </Button>
    </form>
  );
}
