import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { useCounterState, useTill } from '#renderer/app/TillProvider.tsx';
import { NoShiftNotice } from '#renderer/app/NoShiftNotice.tsx';
import { useRules } from '#renderer/app/use-settlement.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './BasketFaults.module.css';

/** What stands between this basket and being paid or kept, in words. */
export function BasketFaults({ isPriced }: { readonly isPriced: boolean }): ReactElement {
  const words = useWords();
  const isKept = useStore(useTill().isDraftKept);
  const unreadable = useCounterState((state) => state.unreadable);
  return (
    <div className={styles['faults']}>
      {!isPriced && <Unpriced />}
      <NoShiftNotice />
      {!isKept && (
        <Notice tone="warn" role="alert" title={words('basket.unkept.title')}>
          {words('basket.unkept.text')}
        </Notice>
      )}
      {unreadable > 0 && (
        <Notice tone="warn" role="alert" title={words('basket.unreadable.title', { count: unreadable })}>
          {words('basket.unreadable.text')}
        </Notice>
      )}
    </div>
  );
}

/** Why there are no amounts: the rules did not come, or it is more than can be counted. */
function Unpriced(): ReactElement | null {
  const words = useWords();
  const errorWords = useErrorWords();
  const { data, error, refetch } = useRules();
  if (error !== null && data === undefined) {
    return (
      <Notice
        tone="stop"
        role="alert"
        title={words('basket.no-rules.title')}
        actions={<Button onPress={() => void refetch()}>{words('retry')}</Button>}
      >
        {errorWords(error)}
      </Notice>
    );
  }
  if (data === undefined) return null;
  return (
    <Notice tone="stop" role="alert" title={words('basket.too-much.title')}>
      {words('basket.too-much.text')}
    </Notice>
  );
}
