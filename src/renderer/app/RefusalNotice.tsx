import type { ReactElement } from 'react';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useErrorWords } from './words.ts';

/** What was refused, and why; nothing while nothing was. */
export function RefusalNotice({
  error,
  title,
}: {
  readonly error: Error | null;
  readonly title?: string;
}): ReactElement | null {
  const errorWords = useErrorWords();
  if (error === null) return null;
  return (
    <Notice tone="stop" role="alert" {...(title === undefined ? {} : { title })}>
      {errorWords(error)}
    </Notice>
  );
}
