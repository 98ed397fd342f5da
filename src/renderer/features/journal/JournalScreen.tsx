import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { JournalRow } from '#contract/journal.ts';
import { useFormat } from '#renderer/app/format.ts';
import { SubScreen } from '#renderer/app/SubScreen.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import { EntryDialog } from './EntryDialog.tsx';
import { entryWords } from './entry-words.ts';
import styles from './JournalScreen.module.css';
import { isKindGroup, KIND_GROUPS, type KindGroup } from './kind-groups.ts';
import { VerifySection } from './VerifySection.tsx';

/** What happened at this till, and whether it still stands as it was written. */
export function JournalScreen(): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const [group, setGroup] = useState<KindGroup>('all');
  const [open, setOpen] = useState<JournalRow | null>(null);
  const { entries, error, hasMore, more } = useEntries(group);
  return (
    <SubScreen title={words('journal.title')} text={words('journal.text')}>
      <VerifySection />
      <Select
        label={words('journal.show')}
        value={group}
        choices={Object.keys(KIND_GROUPS)
          .filter(isKindGroup)
          .map((value) => ({ value, words: words(`journal.group.${value}`) }))}
        onChange={(value) => setGroup(isKindGroup(value) ? value : 'all')}
      />
      {error !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(error)}
        </Notice>
      )}
      {entries === undefined ? <Skeleton /> : <Entries entries={entries} onOpen={setOpen} />}
      {hasMore && <Button onPress={more}>{words('journal.more')}</Button>}
      {open !== null && <EntryDialog entry={open} onClose={() => setOpen(null)} />}
    </SubScreen>
  );
}

interface EntriesProps {
  readonly entries: readonly JournalRow[];
  readonly onOpen: (entry: JournalRow) => void;
}

function Entries({ entries, onOpen }: EntriesProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  if (entries.length === 0) return <p className={styles['detail']}>{words('journal.none')}</p>;
  return (
    <ol className={styles['list']} aria-label={words('journal.entries')}>
      {entries.map((entry) => {
        const { kind, detail } = entryWords(entry, words, format);
        return (
          <li key={entry.seq}>
            <button type="button" className={styles['row']} onClick={() => onOpen(entry)}>
              <span className={styles['seq']}>{entry.seq}</span>
              <span className={styles['kind']}>{kind}</span>
              <span className={styles['detail']}>{detail}</span>
              <span className={styles['when']}>
                {`${entry.actor} · ${format.day(entry.at)}, ${format.time(entry.at)}`}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

const PAGE = 50;

interface Entries {
  readonly entries: readonly JournalRow[] | undefined;
  readonly error: Error | null;
  readonly hasMore: boolean;
  readonly more: () => void;
}

function useEntries(group: KindGroup): Entries {
  const api = useApi();
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['journal', 'list', group],
    queryFn: ({ pageParam }) =>
      api.journal.list({ limit: PAGE, before: pageParam, kinds: [...KIND_GROUPS[group]] }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ entries }) => (entries.length < PAGE ? null : (entries.at(-1)?.seq ?? null)),
  });
  return {
    entries: data?.pages.flatMap((page) => page.entries),
    error,
    hasMore: hasNextPage,
    more: () => void fetchNextPage(),
  };
}
