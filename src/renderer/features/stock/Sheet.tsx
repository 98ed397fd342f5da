import type { ReactElement, ReactNode } from 'react';
import { BackLink, type Parent } from '#renderer/app/BackLink.tsx';
import styles from './Sheet.module.css';

interface Props {
  readonly title: string;
  readonly text?: string;
  /** Where it leads back to, for what belongs to another screen. */
  readonly back?: { readonly to: Parent; readonly words: string };
  readonly children: ReactNode;
  /** What stands beside it: what is decided about all of it; false for nothing now. */
  readonly side?: ReactNode;
}

/** A screen of the stock room; with a side where something is put together and booked. */
export function Sheet({ title, text, back, children, side }: Props): ReactElement {
  const hasSide = side !== undefined && side !== false;
  return (
    <div className={styles['scroll']}>
      <div className={styles['sheet']} data-side={hasSide || undefined}>
        <header className={styles['head']}>
          {back !== undefined && <BackLink {...back} />}
          <h1 className={styles['title']}>{title}</h1>
          {text !== undefined && <p className={styles['text']}>{text}</p>}
        </header>
        <div className={styles['main']}>{children}</div>
        {hasSide && <aside className={styles['side']}>{side}</aside>}
      </div>
    </div>
  );
}
