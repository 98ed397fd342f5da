import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { StockCount } from '#contract/count.ts';
import { RefuseScans } from '#renderer/app/RefuseScans.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { Waiting } from '#renderer/app/Waiting.tsx';
import { useWhen } from '#renderer/app/use-when.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { CountPage } from './CountPage.tsx';
import styles from './CountList.module.css';

/** Counts under way, and the last that ended. */
export function CountList(): ReactElement {
  const words = useWords();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(useQueries().count.list({}));
  const counts = data?.counts ?? [];
  const running = counts.filter(({ state }) => state === 'open');
  const ended = counts.filter(({ state }) => state !== 'open');
  const begin = (
    <Button
      look="primary"
      size="large"
      onPress={() => void navigate({ to: '/stock/count', search: { begin: 'new' } })}
    >
      <Icon name="plus" />
      {words('count.begin')}
    </Button>
  );
  return (
    <CountPage title={words('count.title')} text={words('count.text')}>
      <RefuseScans />
      {data === undefined && <Waiting error={error} onRetry={() => void refetch()} />}
      {data !== undefined && counts.length === 0 && (
        <EmptyState sign={<Icon name="list" size={2} />} title={words('count.none.title')} actions={begin}>
          {words('count.none.text')}
        </EmptyState>
      )}
      {counts.length > 0 && <div>{begin}</div>}
      <Group title={words('count.running')} counts={running} />
      <Group title={words('count.ended')} counts={ended} />
    </CountPage>
  );
}

interface GroupProps {
  readonly title: string;
  readonly counts: readonly StockCount[];
}

function Group({ title, counts }: GroupProps): ReactElement | null {
  if (counts.length === 0) return null;
  return (
    <section className={styles['group']} aria-label={title}>
      <h2 className={styles['title']}>{title}</h2>
      <ul className={styles['list']}>
        {counts.map((count) => (
          <li key={count.countId}>
            <Card count={count} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Card({ count }: { readonly count: StockCount }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const when = useWhen();
  const { state, counted, total, closedAt } = count;
  const progress = words('count.progress', {
    counted: format.number(counted),
    total: format.number(total),
  });
  return (
    <Link to="/stock/count" search={{ count: count.countId }} className={styles['card']} draggable={false}>
      <span className={styles['name']}>{count.name}</span>
      <span className={styles['facts']}>
        {words('count.by', { clerk: count.openedBy, when: when(count.openedAt) })}
        {count.isBlind && <Badge>{words('count.blind')}</Badge>}
        {state !== 'open' && (
          <Badge tone={state === 'booked' ? 'good' : 'neutral'} hasDot>
            {words(`count.state.${state}`, { when: when(closedAt ?? count.openedAt) })}
          </Badge>
        )}
      </span>
      {state === 'open' ? (
        <ProgressBar label={progress} share={total === 0 ? 1 : Math.min(1, counted / total)} />
      ) : (
        <span className={styles['facts']}>{progress}</span>
      )}
    </Link>
  );
}
