import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { SyncResource } from '#contract/sync.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useMay } from '#renderer/app/session.ts';
import { useAges } from '#renderer/app/use-age.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import { RepullDialog, type Repulled } from './RepullDialog.tsx';
import styles from './Rows.module.css';

/** What is read from the store, how much of it is here and how fresh it is. */
export function ResourceSection(): ReactElement {
  const words = useWords();
  const may = useMay();
  const [asked, setAsked] = useState<Repulled | null>(null);
  const { data } = useQuery(useQueries().sync.resources({}));
  const resources = data?.resources ?? [];
  const all = resources.find(({ stream }) => stream === 'catalog')?.count ?? 0;
  return (
    <Section title={words('sync.down')} text={words('sync.down.text')}>
      {data === undefined && <Skeleton />}
      <ul className={styles['rows']}>
        {resources.map((resource) => (
          <Resource key={resource.stream} resource={resource} onRepull={setAsked} />
        ))}
      </ul>
      {may('sync.control') && (
        <div>
          <Button onPress={() => setAsked({ stream: null, count: all })}>{words('sync.repull.all')}</Button>
        </div>
      )}
      {asked !== null && <RepullDialog asked={asked} onClose={() => setAsked(null)} />}
    </Section>
  );
}

interface Props {
  readonly resource: SyncResource;
  readonly onRepull: (asked: Repulled) => void;
}

function Resource({ resource, onRepull }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const may = useMay();
  const ageOf = useAges();
  const { stream, readAt, completeAt, count, trouble } = resource;
  const name = words(`sync.stream.${stream}`);
  return (
    <li className={styles['row']}>
      <span className={styles['name']}>{name}</span>
      {readAt !== null && completeAt === null && <Badge tone="warn">{words('sync.stream.first')}</Badge>}
      {count !== null && (
        <span className={styles['facts']}>{words('sync.stream.count', { count: format.number(count) })}</span>
      )}
      <span className={styles['facts']}>
        {readAt === null ? words('sync.stream.unread') : words('sync.stream.read', { age: ageOf(readAt) })}
      </span>
      {may('sync.control') && (
        <Button
          look="plain"
          aria-label={words('sync.stream.repull', { name })}
          onPress={() => onRepull({ stream, count })}
        >
          {words('sync.stream.again')}
        </Button>
      )}
      {trouble !== null && (
        <p className={styles['trouble']} data-selectable>
          {words('sync.stream.trouble', { age: ageOf(trouble.at), message: trouble.message })}
        </p>
      )}
    </li>
  );
}
