import type { ReactElement } from 'react';
import type { JournalRow } from '#contract/journal.ts';
import { useFormat } from '#renderer/app/format.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useWords } from '#renderer/app/words.ts';
import { entryWords } from './entry-words.ts';
import styles from './JournalScreen.module.css';

interface Props {
  readonly entry: JournalRow;
  readonly onClose: () => void;
}

/** One entry with everything that was written. */
export function EntryDialog({ entry, onClose }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { kind, detail } = entryWords(entry, words, format);
  return (
    <TillDialog title={words('journal.entry', { seq: entry.seq })} width="wide" onClose={onClose}>
      <p className={styles['kind']}>{[kind, detail].filter((part) => part !== '').join(' · ')}</p>
      <p className={styles['when']}>
        {`${entry.actor} · ${format.day(entry.at)}, ${format.time(entry.at)} · `}
        {words(entry.isSigned ? 'journal.is-signed' : 'journal.is-unsigned')}
      </p>
      <pre className={styles['payload']} data-selectable>
        {JSON.stringify(JSON.parse(entry.payload), null, 2)}
      </pre>
    </TillDialog>
  );
}
