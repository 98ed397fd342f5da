import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '#renderer/ui/Icon.tsx';
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
        <Link to="/settings" className={styles['back']} draggable={false}>
          <Icon name="back" size={1.125} />
          {words('nav.settings')}
        </Link>
        <h1 className={styles['title']}>{title}</h1>
        {text !== undefined && <p className={styles['text']}>{text}</p>}
        {children}
      </div>
    </div>
  );
}
