import type { ReactElement } from 'react';
import styles from './StepHead.module.css';

export function StepHead({ title, text }: { readonly title: string; readonly text: string }): ReactElement {
  return (
    <header className={styles['head']}>
      <h1 className={styles['title']}>{title}</h1>
      <p className={styles['text']}>{text}</p>
    </header>
  );
}
