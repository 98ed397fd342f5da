import type { ReactElement, ReactNode } from 'react';
import { BackLink } from '#renderer/app/BackLink.tsx';
import { useWords } from '#renderer/app/words.ts';
import styles from './CountPage.module.css';

interface Props {
  readonly title: string;
  readonly text?: string;
  /** Whether it belongs to the list of counts, with the way back there. */
  readonly isSub?: boolean;
  /** What can be done with all of it. */
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}

/** A screen about counting. */
export function CountPage({ title, text, isSub = false, acts, children }: Props): ReactElement {
  const words = useWords();
  return (
    <div className={styles['scroll']}>
      <div className={styles['page']}>
        {isSub && <BackLink to="/stock/count" words={words('count.title')} />}
        <div className={styles['head']}>
          <h1 className={styles['title']}>{title}</h1>
          {acts !== undefined && <div className={styles['acts']}>{acts}</div>}
        </div>
        {text !== undefined && <p className={styles['text']}>{text}</p>}
        {children}
      </div>
    </div>
  );
}
