import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useAges } from '#renderer/app/use-age.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './BoardScreen.module.css';

/** Says how old the orders are while nothing comes from the store; nothing while the line is up. */
export function LineNotice(): ReactElement | null {
  const words = useWords();
  const ageOf = useAges();
  const { data } = useQuery(useQueries().sync.status({}));
  if (data === undefined || (data.state !== 'offline' && data.state !== 'paused')) return null;
  const { lastReadAt } = data;
  return (
    <div className={styles['notice']}>
      <Notice
        tone="warn"
        role="status"
        title={
          lastReadAt === null
            ? words('pickup.offline.unread')
            : words('pickup.offline.title', { age: ageOf(lastReadAt) })
        }
      >
        {words('pickup.offline.text')}
      </Notice>
    </div>
  );
}
