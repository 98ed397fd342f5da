import type { ReactElement } from 'react';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import styles from './ReadingSale.module.css';

/** What stands there until a sale was read, or why it can't be. */
export function ReadingSale({ error }: { readonly error: Error | null }): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  if (error !== null) {
    return (
      <Notice tone="stop" role="alert">
        {errorWords(error)}
      </Notice>
    );
  }
  return (
    <div className={styles['loading']} role="status" aria-label={words('refund.loading')}>
      <Skeleton shape="block" />
    </div>
  );
}
