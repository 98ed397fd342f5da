import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { SyncStatus } from '#contract/sync.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './Booked.module.css';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
  readonly actions: ReactNode;
}

/** A stock document was booked: what it did here, and when the store hears of it. */
export function Booked({ title, text, children, actions }: Props): ReactElement {
  const words = useWords();
  const { data } = useQuery(useQueries().sync.status({}));
  const line = lineOf(data?.state ?? 'none');
  return (
    <section className={styles['booked']} role="status">
      <EmptyState sign={<Icon name="check" size={2} />} title={title} actions={actions}>
        <p>{text}</p>
        {line !== null && <p>{words(`stock.booked.${line}`)}</p>}
      </EmptyState>
      {children}
    </section>
  );
}

/** Whether the store hears of it now or later; null where there is no store. */
function lineOf(state: SyncStatus['state']): 'online' | 'offline' | null {
  if (state === 'none') return null;
  return state === 'online' || state === 'attention' ? 'online' : 'offline';
}
