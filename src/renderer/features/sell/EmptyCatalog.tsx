import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { SyncStatus } from '#contract/sync.ts';
import { PullProgress } from '#renderer/app/PullProgress.tsx';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './EmptyCatalog.module.css';

/** A till without goods: because they are on their way, or because the shop has none. */
export function EmptyCatalog(): ReactElement | null {
  const words = useWords();
  const queries = useQueries();
  const { kind } = useShop();
  const { data: status } = useQuery(queries.sync.status({}));
  if (status === undefined) return null;
  if (kind === 'vendure' && !status.catalogComplete) return <Pulling status={status} />;
  return (
    <EmptyState sign={<Icon name="box" size={2} />} title={words('sell.empty.title')}>
      {words(kind === 'vendure' ? 'sell.empty.store' : 'sell.empty.alone')}
    </EmptyState>
  );
}

function Pulling({ status }: { readonly status: SyncStatus }): ReactElement {
  const words = useWords();
  const { name } = useShop();
  const isStuck = status.state === 'offline' || status.state === 'attention';
  return (
    <EmptyState sign={<Icon name="box" size={2} />} title={words('sell.pulling.title', { name })}>
      <div className={styles['pull']}>
        <p>{words(isStuck ? 'sell.pulling.offline' : 'sell.pulling.text')}</p>
        {!isStuck && <PullProgress status={status} />}
      </div>
    </EmptyState>
  );
}
