import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { SyncResource } from '#contract/sync.ts';
import { useFormat } from '#renderer/app/format.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './RepullDialog.module.css';

/** What is to be read from its beginning, null for all; and how many of it are here, null where that means nothing. */
export interface Repulled {
  readonly stream: SyncResource['stream'] | null;
  readonly count: number | null;
}

interface Props {
  readonly asked: Repulled;
  readonly onClose: () => void;
}

/** What reading everything anew does and costs, before it is done. */
export function RepullDialog({ asked: { stream, count }, onClose }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const format = useFormat();
  const api = useApi();
  const repull = useMutation({ mutationFn: () => api.sync.repull({ stream }), onSuccess: onClose });
  const name = stream === null ? words('sync.repull.everything') : words(`sync.stream.${stream}`);
  return (
    <TillDialog title={words('sync.repull.title', { name })} onClose={onClose}>
      <div className={styles['body']}>
        <p>{words('sync.repull.text')}</p>
        {count !== null && <p>{words('sync.repull.cost', { count: format.number(count) })}</p>}
        <p>{words('sync.repull.seldom')}</p>
        {repull.error !== null && (
          <Notice tone="stop" role="alert">
            {errorWords(repull.error)}
          </Notice>
        )}
        <Button
          look="primary"
          size="large"
          isWide
          isDisabled={repull.isPending}
          onPress={() => repull.mutate()}
        >
          {words('sync.repull.go')}
        </Button>
      </div>
    </TillDialog>
  );
}
