import { useEffect, useRef, type ReactElement } from 'react';
import styles from './StepHead.module.css';

interface Props {
  readonly title: string;
  readonly text: string;
  /** Whether the step begins here, because no field of it takes the focus. */
  readonly isFocused?: boolean;
}

/** What a step of the guide is about. */
export function StepHead({ title, text, isFocused = false }: Props): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFocused) heading.current?.focus();
  }, [isFocused]);
  return (
    <header className={styles['head']}>
      <h1 ref={heading} className={styles['title']} tabIndex={-1}>
        {title}
      </h1>
      <p className={styles['text']}>{text}</p>
    </header>
  );
}
