import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Waiting } from '#renderer/app/Waiting.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { BufferForm } from './BufferForm.tsx';
import styles from './Buffers.module.css';
import { Sheet } from './Sheet.tsx';

/** What the store keeps from online buyers while it has not heard of this till. */
export function BuffersScreen(): ReactElement {
  const words = useWords();
  const { data, error, refetch } = useQuery(useQueries().stock.buffers({}));
  return (
    <Sheet title={words('stock.buffers.title')} text={words('stock.buffers.text')}>
      <p className={styles['example']}>{words('stock.buffers.example')}</p>
      {data === undefined && <Waiting error={error} onRetry={() => void refetch()} />}
      {data !== undefined && !data.canHoldBack && (
        <Notice tone="warn" title={words('stock.buffers.cannot.title')}>
          {words('stock.buffers.cannot.text')}
        </Notice>
      )}
      {data !== undefined && (
        <BufferForm key={JSON.stringify([data.afterMinutes, data.buffers])} kept={data} />
      )}
    </Sheet>
  );
}
