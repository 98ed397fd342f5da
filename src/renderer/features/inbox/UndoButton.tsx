import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';

interface Props {
  readonly id: string;
  /** Of the document, for who does not see where the button stands. */
  readonly name: string;
  readonly onUndone?: () => void;
}

/** Takes the last decision about a document back. */
export function UndoButton({ id, name, onUndone }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const undo = useMutation({ mutationFn: () => api.inbox.undo({ id }), onSuccess: () => onUndone?.() });
  return (
    <>
      <Button
        aria-label={words('inbox.undo.label', { name })}
        isDisabled={undo.isPending}
        onPress={() => undo.mutate()}
      >
        {words('inbox.undo')}
      </Button>
      {undo.error !== null && <p role="alert">{errorWords(undo.error)}</p>}
    </>
  );
}
