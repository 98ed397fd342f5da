import type { ReactElement, ReactNode } from 'react';
import styles from './Kbd.module.css';

/** A key as it is written on the keyboard. `on` tells the ground it lies on. */
export function Kbd({
  children,
  on = 'surface',
}: {
  readonly children: ReactNode;
  readonly on?: 'surface' | 'accent';
}): ReactElement {
  return (
    <kbd className={styles['kbd']} data-on={on} aria-hidden="true">
      {children}
    </kbd>
  );
}
