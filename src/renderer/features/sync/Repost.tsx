import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useMay } from '#renderer/app/session.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';

/** The choice about a store that was put back to an older state. */
export function Repost(): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const may = useMay();
  const api = useApi();
  const repost = useMutation({ mutationFn: () => api.sync.repost({}) });
  return (
    <Notice
      tone="stop"
      title={words('sync.repost.title')}
      actions={
        may('sync.control') && (
          <Button isDisabled={repost.isPending} onPress={() => repost.mutate()}>
            {words('sync.repost')}
          </Button>
        )
      }
    >
      <p>{words('sync.repost.text')}</p>
      <p>{words('sync.repost.wait')}</p>
      {repost.error !== null && <p role="alert">{errorWords(repost.error)}</p>}
    </Notice>
  );
}
