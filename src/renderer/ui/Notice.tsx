import type { ReactElement, ReactNode } from 'react';
import styles from './Notice.module.css';

interface Props {
  readonly tone: 'info' | 'good' | 'warn' | 'stop';
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** `alert` is read out at once, `status` when there is a pause; none for what was there from the start. */
  readonly role?: 'alert' | 'status';
}

/** A message that stays in its place until what it says is over. */
export function Notice({ tone, title, children, actions, role }: Props): ReactElement {
  return (
    <div className={styles['notice']} data-tone={tone} role={role}>
      <div className={styles['words']}>
        {title !== undefined && <p className={styles['title']}>{title}</p>}
        {children !== undefined && <div className={styles['text']}>{children}</div>}
      </div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
