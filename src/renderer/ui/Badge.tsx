import type { ReactElement, ReactNode } from 'react';
import styles from './Badge.module.css';

export type Tone = 'neutral' | 'good' | 'warn' | 'stop';

/** A small state in words; the dot repeats the tone for a quick look, the words carry the meaning. */
export function Badge({
  tone = 'neutral',
  hasDot = false,
  children,
}: {
  readonly tone?: Tone;
  readonly hasDot?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <span className={styles['badge']} data-tone={tone}>
      {hasDot && <span className={styles['dot']} aria-hidden="true" />}
      <span className={styles['words']}>{children}</span>
    </span>
  );
}
