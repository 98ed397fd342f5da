import type { ReactElement } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import styles from './Waiting.module.css';
import { useErrorWords, useWords } from './words.ts';

interface Props {
  /** Null while the answer is on its way. */
  readonly error: Error | null;
  readonly onRetry: () => void;
}

/** What stands where an answer is still to come, or did not. */
export function Waiting({ error, onRetry }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  if (error === null) {
    return (
      <span className={styles['waiting']}>
        <Skeleton shape="block" />
      </span>
    );
  }
  return (
    <Notice tone="stop" role="alert" actions={<Button onPress={onRetry}>{words('retry')}</Button>}>
      {errorWords(error)}
    </Notice>
  );
}
