import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { SyncStatus } from '#contract/sync.ts';
import { PullProgress } from '#renderer/app/PullProgress.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { useClosePopover } from '#renderer/ui/Popover.tsx';
import styles from './SyncDetails.module.css';
import { syncFace } from './sync-face.ts';

/** What lies behind the light, in a sentence, and the ways on from there. */
export function SyncDetails({ status }: { readonly status: SyncStatus }): ReactElement {
  const words = useWords();
  const api = useApi();
  const errorWords = useErrorWords();
  const close = useClosePopover();
  const round = useMutation({ mutationFn: () => api.sync.now({}) });
  const { kind } = syncFace(status);
  return (
    <div className={styles['details']}>
      <h2>{status.storeName ?? words('sync.title')}</h2>
      <p className={styles['text']}>{words(`sync.short.${kind}`)}</p>
      {status.message !== null && (
        <p className={styles['message']} data-selectable>
          {words('sync.message', { message: status.message })}
        </p>
      )}
      {status.progress !== null && <PullProgress status={status} />}
      {status.refused > 0 && (
        <Link to="/settings/inbox" className={styles['link']} onClick={close}>
          {words('sync.open-inbox')}
        </Link>
      )}
      {kind === 'attention' && (
        <Link to="/settings" className={styles['link']} onClick={close}>
          {words('sync.give-key')}
        </Link>
      )}
      <div className={styles['actions']}>
        {kind === 'offline' && (
          <Button isDisabled={round.isPending} onPress={() => round.mutate()}>
            {words(round.isPending ? 'sync.now.running' : 'sync.now')}
          </Button>
        )}
        <Link to="/settings/sync" className={styles['more']} onClick={close}>
          {words('sync.more')}
        </Link>
      </div>
      {round.error !== null && <p role="alert">{errorWords(round.error)}</p>}
    </div>
  );
}
