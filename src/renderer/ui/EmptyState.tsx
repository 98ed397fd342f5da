import type { ReactElement, ReactNode } from 'react';
import styles from './EmptyState.module.css';

interface Props {
  readonly sign: ReactNode;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** What stands where nothing is: what it means, and what to do. */
export function EmptyState({ sign, title, children, actions }: Props): ReactElement {
  return (
    <div className={styles['empty']}>
      <span className={styles['sign']} aria-hidden="true">
        {sign}
      </span>
      <p className={styles['title']}>{title}</p>
      {children !== undefined && <div className={styles['text']}>{children}</div>}
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
