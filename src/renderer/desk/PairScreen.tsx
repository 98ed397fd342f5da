import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent, type ReactElement } from 'react';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Wordmark } from '#renderer/app/Wordmark.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './Desk.module.css';
import { useLine } from './line.tsx';

interface Props {
  /** The code that the page was opened with; empty for none. */
  readonly code: string;
}

/** Where a device that may not come asks to be let in: a code from the till, and what people call the device. */
export function PairScreen({ code: given }: Props): ReactElement {
  const words = useWords();
  const line = useLine();
  const [code, setCode] = useState(given);
  const [name, setName] = useState('');
  const pairing = useMutation({ mutationFn: () => line.pair(code, name) });
  useForgetting();
  const isReady = code.trim() !== '' && name.trim() !== '' && !pairing.isPending;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) pairing.mutate();
  };
  return (
    <main className={styles['alone']}>
      <div className={styles['card']}>
        <Wordmark />
        <h1 className={styles['title']}>{words('desk.join.title')}</h1>
        <p>{words('desk.join.text')}</p>
        <form className={styles['form']} onSubmit={submit} aria-busy={pairing.isPending}>
          <TextField
            label={words('desk.join.code')}
            autoComplete="off"
            spellCheck="false"
            value={code}
            onChange={setCode}
            autoFocus={given === ''}
          />
          <TextField
            label={words('desk.join.name')}
            hint={words('desk.join.name.hint')}
            autoComplete="off"
            maxLength={60}
            value={name}
            onChange={setName}
            autoFocus={given !== ''}
          />
          <RefusalNotice error={pairing.error} />
          <Button type="submit" look="primary" size="large" isWide isDisabled={!isReady}>
            {words('desk.join.go')}
          </Button>
        </form>
      </div>
    </main>
  );
}

/** A device that was shut out keeps nothing of what it saw. */
function useForgetting(): void {
  const queryClient = useQueryClient();
  useEffect(() => queryClient.clear(), [queryClient]);
}
