import type { ReactElement } from 'react';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';

interface Props {
  readonly error: Error;
  readonly onRetry: () => void;
}

/** Why a list could not be read, and the way to try it again. */
export function ReadFault({ error, onRetry }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  return (
    <Notice tone="stop" role="alert" actions={<Button onPress={onRetry}>{words('retry')}</Button>}>
      {errorWords(error)}
    </Notice>
  );
}
