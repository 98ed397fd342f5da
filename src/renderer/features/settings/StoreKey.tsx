import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useMay } from '#renderer/app/session.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { KeyForm } from './KeyForm.tsx';

/** Says when the key to the store will not last, asks for it when it is missing or refused, and takes a new one. */
export function StoreKey(): ReactElement | null {
  const words = useWords();
  const may = useMay();
  const queries = useQueries();
  const { data: setup } = useQuery(queries.setup.state({}));
  const { data: status } = useQuery(queries.sync.status({}));
  const [isOpen, setOpen] = useState(false);
  if (status?.state === 'attention') return <KeyForm isNeeded />;
  return (
    <>
      {setup?.keyKept === 'memory' && (
        <Notice tone="warn" title={words('key.memory.title')}>
          {words('key.memory.text')}
        </Notice>
      )}
      {may('setup') && !isOpen && (
        <div>
          <Button onPress={() => setOpen(true)}>{words('store.new-key')}</Button>
        </div>
      )}
      {isOpen && <KeyForm isNeeded={false} onGiven={() => setOpen(false)} />}
    </>
  );
}
