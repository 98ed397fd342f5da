import type { ReactElement } from 'react';
import styles from './Wordmark.module.css';

/** The product's name with its sign: a counter with a slip of paper over it. */
export function Wordmark(): ReactElement {
  return (
    <span className={styles['wordmark']}>
      <svg viewBox="0 0 32 32" width="1.75rem" height="1.75rem" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="var(--accent)" />
        <path d="M11 7h10v13H11z" fill="var(--on-accent)" />
        <path d="M13.5 10.5h5M13.5 13.5h3.5" stroke="var(--accent)" strokeWidth="1.5" strokeLinecap="round" />
        <path d="M6.5 20h19v4.5h-19z" fill="var(--on-accent)" fillOpacity="0.72" />
      </svg>
      Countertop
    </span>
  );
}
