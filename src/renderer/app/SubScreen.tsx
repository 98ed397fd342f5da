import type { ReactElement, ReactNode } from 'react';
import { BackLink } from './BackLink.tsx';
import styles from './SubScreen.module.css';
import { useWords } from './words.ts';

interface Props {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

/** A screen that belongs to the settings, with the way back there. */
export function SubScreen({ title, text, children }: Props): ReactElement {
  const words = useWords();
  return (
    <div className={styles['screen']}>
      <div className={styles['column']}>
        <BackLink to="/settings" words={words('nav.settings')} />
        <h1 className={styles['title']}>{title}</h1>
        {text !== undefined && <p className={styles['text']}>{text}</p>}
        {children}
      </div>
    </div>
  );
}
