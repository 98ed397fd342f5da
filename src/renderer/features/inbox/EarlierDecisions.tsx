import type { ReactElement } from 'react';
import type { InboxItem } from '#contract/inbox.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
import { useDecisionWords } from './decision-words.ts';
import styles from './Inbox.module.css';

/** What was decided before, by whom and when, and what of it was taken back; nothing where nothing was. */
export function EarlierDecisions({ decisions }: Pick<InboxItem, 'decisions'>): ReactElement | null {
  const words = useWords();
  const format = useFormat();
  const decisionWords = useDecisionWords();
  if (decisions.length === 0) return null;
  return (
    <ul className={styles['decisions']} aria-label={words('inbox.earlier')}>
      {decisions.map(({ decisionId, decision, at, clerk, undoneAt, undoneBy }) => (
        <li key={decisionId}>
          <span className={undoneAt === null ? undefined : styles['undone']}>{decisionWords(decision)}</span>{' '}
          <span className={styles['when']}>
            {words('inbox.decided.by', { clerk, day: format.day(at), time: format.time(at) })}
            {undoneAt !== null &&
              ` · ${words('inbox.undone', { by: undoneBy ?? '', time: format.time(undoneAt) })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
