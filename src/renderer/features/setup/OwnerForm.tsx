import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import { NewPin, NO_CHOICE, pinFault } from '#renderer/app/NewPin.tsx';
import { useTakeSession } from '#renderer/app/session.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './forms.module.css';
import { StepHead } from './StepHead.tsx';

/** The first person of the till: its owner, who may do everything. */
export function OwnerForm(): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const take = useTakeSession();
  const [name, setName] = useState('');
  const [choice, setChoice] = useState(NO_CHOICE);
  const [isSent, setSent] = useState(false);
  const create = useMutation({
    mutationFn: () => api.people.createOwner({ name: name.trim(), pin: choice.pin }),
    onSuccess: take,
  });
  const hasName = name.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSent(true);
    if (hasName && pinFault(choice) === null && !create.isPending) create.mutate();
  };
  return (
    <>
      <StepHead title={words('setup.owner.title')} text={words('setup.owner.text')} />
      <form className={styles['form']} onSubmit={submit}>
        <TextField
          label={words('setup.owner.name')}
          value={name}
          onChange={setName}
          maxLength={80}
          autoComplete="off"
          autoFocus
          error={isSent && !hasName ? words('setup.owner.name.missing') : null}
        />
        <NewPin choice={choice} onChange={setChoice} isChecked={isSent} />
        {create.error !== null && (
          <Notice tone="stop" role="alert">
            {errorWords(create.error)}
          </Notice>
        )}
        <Button type="submit" look="primary" size="large" isWide isDisabled={create.isPending}>
          {words('setup.owner.go')}
        </Button>
      </form>
    </>
  );
}
