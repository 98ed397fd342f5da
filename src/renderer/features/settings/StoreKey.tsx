import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { KeyForm } from './KeyForm.tsx';

/** Says when the key to the store will not last, and asks for it when it is missing or refused. */
export function StoreKey(): ReactElement | null {
  const words = useWords();
  const shop = useShop();
  const queries = useQueries();
  const { data: setup } = useQuery(queries.setup.state({}));
  const { data: status } = useQuery(queries.sync.status({}));
  if (shop.kind !== 'vendure') return null;
  if (status?.state === 'attention') return <KeyForm />;
  if (setup?.keyKept !== 'memory') return null;
  return (
    <Notice tone="warn" title={words('key.memory.title')}>
      {words('key.memory.text')}
    </Notice>
  );
}
