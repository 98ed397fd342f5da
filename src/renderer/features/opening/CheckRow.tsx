import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { FINDINGS, type Check, type FindingState } from '#domain/opening/finding.ts';
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
      <h2 className={styles['name']}>
        <Name name={name} needsHand={!isLooking && (state === 'look' || state === 'bad')} />
      </h2>
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

/** Where something is put right, as far as the till has a place for it. */
const PLACES = {
  shift: '/shift',
  taxes: '/settings/shop',
  printer: '/settings',
  line: '/settings/sync',
  queue: '/settings/sync',
  inbox: '/settings/inbox',
} as const satisfies Partial<Record<Check, string>>;

/** The name of what was looked at; where it needs a hand, also the way there. */
function Name({ name, needsHand }: { readonly name: Check; readonly needsHand: boolean }): ReactElement {
  const words = useWords();
  const title = words(`opening.check.${name}`);
  if (!needsHand || !hasPlace(name)) return <>{title}</>;
  return (
    <Link to={PLACES[name]} className={styles['way']} aria-label={words('opening.go', { check: title })}>
      {title}
    </Link>
  );
}

function hasPlace(name: Check): name is keyof typeof PLACES {
  return name in PLACES;
}
