import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './GoodsFile.module.css';

const FILES = ['goods', 'sales', 'customers', 'movements'] as const;

/** Everything that the shop owns of its data, as files for whatever comes after. */
export function SaveFiles(): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const save = useMutation({ mutationFn: (what: (typeof FILES)[number]) => api.goodsFile.save({ what }) });
  return (
    <div className={styles['rows']}>
      <div className={styles['actions']}>
        {FILES.map((what) => (
          <Button key={what} isDisabled={save.isPending} onPress={() => save.mutate(what)}>
            {words(`goods-file.save.${what}`)}
          </Button>
        ))}
      </div>
      {save.data?.name !== undefined && save.data.name !== null && (
        <Notice tone="good" role="status">
          {words('goods-file.saved', { name: save.data.name, count: save.data.rows })}
        </Notice>
      )}
      {save.error !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(save.error)}
        </Notice>
      )}
    </div>
  );
}
