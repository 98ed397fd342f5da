import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useMay } from '#renderer/app/session.ts';
import { TestResult } from '#renderer/app/TestResult.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './LineActions.module.css';

/** What can be done about the line: hurry it, try it, stop it. */
export function LineActions({ isPaused }: { readonly isPaused: boolean }): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const may = useMay();
  const { test, round, stop, error } = useActs(isPaused);
  return (
    <div className={styles['all']}>
      <div className={styles['actions']}>
        {!isPaused && (
          <Button isDisabled={round.isPending} onPress={() => round.mutate()}>
            {words(round.isPending ? 'sync.now.running' : 'sync.now')}
          </Button>
        )}
        {may('sync.control') && (
          <Button
            look={isPaused ? 'primary' : 'secondary'}
            isDisabled={stop.isPending}
            onPress={() => stop.mutate()}
          >
            {words(isPaused ? 'sync.resume' : 'sync.pause')}
          </Button>
        )}
        <Button isDisabled={test.isPending} onPress={() => test.mutate()}>
          {words(test.isPending ? 'sync.test.running' : 'sync.test')}
        </Button>
      </div>
      {error !== null && (
        <Notice tone="warn" role="alert">
          {errorWords(error)}
        </Notice>
      )}
      {test.data !== undefined && <TestResult result={test.data} />}
    </div>
  );
}

function useActs(isPaused: boolean) {
  const api = useApi();
  const test = useMutation({ mutationFn: () => api.sync.test({}) });
  const round = useMutation({ mutationFn: () => api.sync.now({}) });
  const stop = useMutation({ mutationFn: () => (isPaused ? api.sync.resume({}) : api.sync.pause({})) });
  return { test, round, stop, error: test.error ?? round.error ?? stop.error };
}
