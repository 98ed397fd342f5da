import type { ReactElement } from 'react';
import styles from './Skeleton.module.css';

/** The shape of what is about to come; silent for screen readers. */
export function Skeleton({ shape = 'line' }: { readonly shape?: 'line' | 'block' }): ReactElement {
  return <span className={styles['skeleton']} data-shape={shape} aria-hidden="true" />;
}
