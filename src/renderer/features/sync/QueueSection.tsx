import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { QueuedDocument } from '#contract/sync.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords, type Words } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import styles from './Rows.module.css';

const SHOWN = 20;

/** What waits for the store, since when and for what. */
export function QueueSection({ waiting }: { readonly waiting: number }): ReactElement {
  const words = useWords();
  const { data } = useQuery(useQueries().sync.queue({ limit: SHOWN }));
  const documents = data?.documents ?? [];
  return (
    <Section
      title={words('sync.up')}
      text={words('sync.up.text')}
      state={waiting > 0 && <Badge tone="warn">{waiting}</Badge>}
    >
      {data === undefined && <Skeleton />}
      {data !== undefined && documents.length === 0 && <p>{words('sync.up.none')}</p>}
      <ul className={styles['rows']}>
        {documents.map((document) => (
          <Queued key={document.id} document={document} />
        ))}
      </ul>
      {waiting > documents.length && documents.length > 0 && (
        <p className={styles['said']}>{words('sync.up.more', { count: waiting - documents.length })}</p>
      )}
    </Section>
  );
}

function Queued({ document }: { readonly document: QueuedDocument }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { kind, name, createdAt, attempts, dueAt, message } = document;
  return (
    <li className={styles['row']}>
      <span className={styles['name']}>
        {words(`sync.subject.${kind}`)} {name}
      </span>
      <Badge tone={document.state === 'uncertain' ? 'warn' : 'neutral'}>{stateWords(document, words)}</Badge>
      <span className={styles['facts']}>
        {words('sync.up.since', { day: format.day(createdAt), time: format.time(createdAt) })}
      </span>
      {attempts > 0 && document.state !== 'sending' && (
        <span className={styles['facts']}>
          {words('sync.up.again', { count: attempts, time: format.time(dueAt) })}
        </span>
      )}
      {message !== '' && (
        <p className={styles['said']} data-selectable>
          {message}
        </p>
      )}
    </li>
  );
}

function stateWords({ state, waitsFor }: QueuedDocument, words: Words): string {
  if (waitsFor === null) return words(`sync.up.${state}`);
  return waitsFor === '' ? words('sync.up.behind.other') : words('sync.up.behind', { name: waitsFor });
}
