import type { ReactElement } from 'react';
import { FINDINGS, type FindingState } from '#domain/opening/finding.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { Badge, type Tone } from '#renderer/ui/Badge.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import styles from './OpeningScreen.module.css';
import type { LookedAt } from './use-checks.ts';

const TONES = {
  good: 'good',
  look: 'warn',
  bad: 'stop',
  skipped: 'neutral',
} as const satisfies Readonly<Record<FindingState, Tone>>;

/** One thing that is looked at: its name, what was found, and what to do. */
export function CheckRow({ check }: { readonly check: LookedAt }): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const { name, isLooking, finding, error } = check;
  const state = finding === null ? 'bad' : FINDINGS[finding.id];
  return (
    <li className={styles['check']} aria-busy={isLooking}>
      <h2 className={styles['name']}>{words(`opening.check.${name}`)}</h2>
      {isLooking ? (
        <span className={styles['found']}>
          <Skeleton />
        </span>
      ) : (
        <>
          <p className={styles['found']} data-selectable>
            {finding === null ? errorWords(error) : words(`opening.${finding.id}`, finding.values)}
          </p>
          <Badge tone={TONES[state]} hasDot>
            {words(`opening.state.${state}`)}
          </Badge>
        </>
      )}
    </li>
  );
}
