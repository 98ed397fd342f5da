import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { SettledItem } from '#contract/inbox.ts';
import { useMay } from '#renderer/app/session.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge, type Tone } from '#renderer/ui/Badge.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import { EarlierDecisions } from './EarlierDecisions.tsx';
import styles from './Inbox.module.css';
import { ReadFault } from './ReadFault.tsx';
import { UndoButton } from './UndoButton.tsx';

const SHOWN = 100;

const TONES = {
  waiting: 'neutral',
  uncertain: 'warn',
  done: 'good',
  dropped: 'neutral',
} as const satisfies Readonly<Record<SettledItem['state'], Tone>>;

/** What was decided, newest first; what the store does not have yet can be taken back. */
export function SettledList(): ReactElement {
  const words = useWords();
  const settled = useQuery(useQueries().inbox.settled({ limit: SHOWN }));
  if (settled.error !== null)
    return <ReadFault error={settled.error} onRetry={() => void settled.refetch()} />;
  if (settled.data === undefined) return <Skeleton shape="block" />;
  if (settled.data.items.length === 0) {
    return (
      <div className={styles['nothing']}>
        <EmptyState sign={<Icon name="list" size={2} />} title={words('inbox.settled.none.title')}>
          {words('inbox.settled.none.text')}
        </EmptyState>
      </div>
    );
  }
  return (
    <ul className={styles['cards']}>
      {settled.data.items.map((item) => (
        <Settled key={item.id} item={item} />
      ))}
    </ul>
  );
}

function Settled({ item }: { readonly item: SettledItem }): ReactElement {
  const words = useWords();
  const may = useMay();
  const title = `${words(`inbox.kind.${item.kind}`)} ${item.name}`;
  return (
    <li className={styles['settled']}>
      <div className={styles['what']}>
        <p className={styles['title']}>{title}</p>
        <EarlierDecisions decisions={item.decisions} />
      </div>
      <Badge tone={TONES[item.state]}>{words(`inbox.state.${item.state}`)}</Badge>
      {item.canUndo && may('sync.control') && <UndoButton id={item.id} name={title} />}
    </li>
  );
}
