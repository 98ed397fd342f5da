import type { ReactElement } from 'react';
import styles from './Start.module.css';
import { Wordmark } from './Wordmark.tsx';

/** The moment before anything is known. */
export function Start(): ReactElement {
  return (
    <main className={styles['start']} aria-busy="true">
      <Wordmark />
    </main>
  );
}
