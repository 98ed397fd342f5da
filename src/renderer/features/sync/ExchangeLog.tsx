import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { SyncExchange } from '#contract/sync.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords, type Words } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import styles from './Rows.module.css';

const KEPT = 200;

const FILTERS = ['all', 'down', 'up', 'trouble'] as const;

type Filter = (typeof FILTERS)[number];

/** The last exchanges with the store, for those who want to know. */
export function ExchangeLog(): ReactElement {
  const words = useWords();
  const [filter, setFilter] = useState<Filter>('all');
  const { data } = useQuery(useQueries().sync.exchanges({ limit: KEPT }));
  const shown = (data?.exchanges ?? []).filter((exchange) => isWanted(exchange, filter));
  return (
    <Section title={words('sync.log')} text={words('sync.log.text')}>
      <Segmented
        label={words('sync.log.filter')}
        value={filter}
        choices={FILTERS.map((value) => ({ value, words: words(`sync.log.${value}`) }))}
        onChange={setFilter}
      />
      {data === undefined && <Skeleton />}
      {data !== undefined && shown.length === 0 && <p>{words('sync.log.none')}</p>}
      <ul className={styles['rows']}>
        {shown.map((exchange) => (
          <Exchange key={exchange.id} exchange={exchange} />
        ))}
      </ul>
    </Section>
  );
}

function isWanted({ direction, outcome }: SyncExchange, filter: Filter): boolean {
  if (filter === 'all') return true;
  return filter === 'trouble' ? outcome !== 'done' : direction === filter;
}

function Exchange({ exchange }: { readonly exchange: SyncExchange }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { at, direction, subject, name, items, tookMs, outcome, message } = exchange;
  return (
    <li className={styles['row']}>
      <span className={styles['facts']}>{format.time(at)}</span>
      <span className={styles['name']}>
        <span aria-hidden="true">{direction === 'up' ? '↑' : '↓'}</span> {subjectWords(exchange, words)}{' '}
        {name}
      </span>
      {direction === 'down' && outcome === 'done' && subject !== 'check' && (
        <span className={styles['facts']}>{words('sync.log.items', { count: items })}</span>
      )}
      <span className={styles['facts']}>{words('sync.log.took', { ms: format.number(tookMs) })}</span>
      {outcome !== 'done' && (
        <Badge tone={outcome === 'refused' ? 'stop' : 'warn'}>{words(`sync.outcome.${outcome}`)}</Badge>
      )}
      {message !== '' && (
        <p className={styles['said']} data-selectable>
          {message}
        </p>
      )}
    </li>
  );
}

/** What was read, or what went up: `stock` is a stream when it comes down and a document when it goes up. */
function subjectWords({ direction, subject }: SyncExchange, words: Words): string {
  switch (subject) {
    case 'settings':
    case 'catalog':
    case 'orders':
    case 'customers':
    case 'promotions':
    case 'product-ids':
    case 'variant-ids':
      return words(`sync.stream.${subject}`);
    case 'stock':
      return words(direction === 'down' ? 'sync.stream.stock' : 'sync.subject.stock');
    case 'sale':
    case 'return':
    case 'customer':
    case 'pickup':
    case 'hold-back':
    case 'check':
      return words(`sync.subject.${subject}`);
  }
}
