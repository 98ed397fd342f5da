import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { TestResult } from '#renderer/app/TestResult.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './StoreSection.module.css';

/** Asks the store how it is, and leads to all else about it. */
export function StoreTest(): ReactElement {
  const words = useWords();
  const api = useApi();
  const navigate = useNavigate();
  const test = useMutation({ mutationFn: () => api.sync.test({}) });
  return (
    <>
      <div className={styles['actions']}>
        <Button isDisabled={test.isPending} onPress={() => test.mutate()}>
          {words(test.isPending ? 'sync.test.running' : 'store.test')}
        </Button>
        <Button look="plain" onPress={() => void navigate({ to: '/settings/sync' })}>
          {words('store.more')}
        </Button>
      </div>
      <RefusalNotice error={test.error} />
      {test.data !== undefined && <TestResult result={test.data} />}
    </>
  );
}
