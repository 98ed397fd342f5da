import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { Decision, InboxItem } from '#contract/inbox.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import { useDecisionWords } from './decision-words.ts';
import styles from './Inbox.module.css';
import { RefusedCard } from './RefusedCard.tsx';
import { ReadFault } from './ReadFault.tsx';
import { UndoButton } from './UndoButton.tsx';

interface Decided {
  readonly item: InboxItem;
  readonly decision: Decision;
}

/** What waits for a decision, oldest first; what was decided last can be taken back at once. */
export function OpenList(): ReactElement {
  const [last, setLast] = useState<Decided | null>(null);
  const open = useQuery(useQueries().inbox.open({}));
  if (open.error !== null) return <ReadFault error={open.error} onRetry={() => void open.refetch()} />;
  if (open.data === undefined) return <Skeleton shape="block" />;
  const { items } = open.data;
  return (
    <>
      {last !== null && <LastDecided key={last.item.id} last={last} onUndone={() => setLast(null)} />}
      {items.length === 0 && <NothingOpen />}
      <ul className={styles['cards']}>
        {items.map((item) => (
          <li key={item.id}>
            <RefusedCard item={item} onDecided={(decision) => setLast({ item, decision })} />
          </li>
        ))}
      </ul>
    </>
  );
}

function LastDecided({
  last,
  onUndone,
}: {
  readonly last: Decided;
  readonly onUndone: () => void;
}): ReactElement {
  const words = useWords();
  const decisionWords = useDecisionWords();
  const { kind, name, id } = last.item;
  const place = useRef<HTMLDivElement>(null);
  // The card that had the focus is gone.
  useEffect(() => place.current?.focus(), []);
  const title = `${words(`inbox.kind.${kind}`)} ${name}`;
  return (
    <div ref={place} tabIndex={-1}>
      <Notice
        tone="good"
        role="status"
        title={title}
        actions={<UndoButton id={id} name={title} onUndone={onUndone} />}
      >
        {decisionWords(last.decision)}
      </Notice>
    </div>
  );
}

function NothingOpen(): ReactElement {
  const words = useWords();
  return (
    <div className={styles['nothing']}>
      <EmptyState sign={<Icon name="check" size={2} />} title={words('inbox.empty.title')}>
        {words('inbox.empty.text')}
      </EmptyState>
    </div>
  );
}
