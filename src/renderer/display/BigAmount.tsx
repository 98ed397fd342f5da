import type { ReactElement } from 'react';
import styles from './BigAmount.module.css';

/** Longer than this it has to be set smaller to fit the screen. */
const ROOMY = 9;
const LONG = 13;

/** The biggest thing on the screen. */
export function BigAmount({ children }: { readonly children: string }): ReactElement {
  const length = children.length <= ROOMY ? 'short' : children.length <= LONG ? 'middle' : 'long';
  return (
    <output className={styles['amount']} data-length={length}>
      {children}
    </output>
  );
}
