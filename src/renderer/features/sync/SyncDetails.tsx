import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { SyncStatus } from '#contract/sync.ts';
import { useFormat } from '#renderer/app/format.ts';
import { PullProgress } from '#renderer/app/PullProgress.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './SyncDetails.module.css';

/** What lies behind the badge: when the store was last heard, what waits, what it means. */
export function SyncDetails({ status }: { readonly status: SyncStatus }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const api = useApi();
  const errorWords = useErrorWords();
  const round = useMutation({ mutationFn: () => api.sync.now({}) });
  const { lastReadAt, refused } = status;
  return (
    <div className={styles['details']}>
      <h2>{status.storeName ?? words('sync.title')}</h2>
      <p className={styles['text']}>{words(`sync.${status.state}.text`)}</p>
      {status.message !== null && (
        <p className={styles['message']} data-selectable>
          {words('sync.message', { message: status.message })}
        </p>
      )}
      {status.progress !== null && <PullProgress status={status} />}
      <dl className={styles['facts']}>
        <dt>{words('sync.last-read')}</dt>
        <dd>{lastReadAt === null ? words('sync.never') : format.time(lastReadAt)}</dd>
        <dt>{words('sync.unsent')}</dt>
        <dd>{format.number(status.unsent)}</dd>
        <dt>{words('sync.refused-count')}</dt>
        <dd>{format.number(refused)}</dd>
      </dl>
      {(status.state === 'attention' || refused > 0) && (
        <Link to="/settings" className={styles['link']}>
          {words(status.state === 'attention' ? 'sync.give-key' : 'sync.see-refused')}
        </Link>
      )}
      <Button isWide isDisabled={round.isPending} onPress={() => round.mutate()}>
        {words(round.isPending ? 'sync.now.running' : 'sync.now')}
      </Button>
      {round.error !== null && <p role="alert">{errorWords(round.error)}</p>}
    </div>
  );
}
