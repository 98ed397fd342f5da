import { useId, type ReactElement, type ReactNode } from 'react';
import styles from './Section.module.css';

interface Props {
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly state?: ReactNode;
  readonly children: ReactNode;
}

/** One thing to set, with what it is on one side and its fields on the other. */
export function Section({ title, text, state, children }: Props): ReactElement {
  const id = useId();
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <header className={styles['head']}>
        <h2 id={id} className={styles['title']}>
          {title}
        </h2>
        {state}
        {text !== undefined && <p className={styles['text']}>{text}</p>}
      </header>
      <div className={styles['body']}>{children}</div>
    </section>
  );
}
