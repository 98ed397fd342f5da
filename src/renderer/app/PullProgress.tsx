import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useIntl } from 'react-intl';
import type { SyncStatus } from '#contract/sync.ts';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { secondsLeft, type ProgressSample } from './seconds-left.ts';
import { useWords, type Words } from './words.ts';

/** How far the first pull is, in products, and how long it will take at the pace so far. */
export function PullProgress({ status }: { readonly status: SyncStatus }): ReactElement {
  const words = useWords();
  const { formatNumber } = useIntl();
  const { progress } = status;
  const left = useSecondsLeft(progress);
  if (progress === null) return <ProgressBar label={words('pull.starting')} share={null} />;
  const { part, done, total } = progress;
  const counts = { done: formatNumber(done), total: formatNumber(total ?? 0) };
  const label = total === null ? words(`pull.${part}`, counts) : words(`pull.${part}.of`, counts);
  return (
    <ProgressBar
      label={left === null ? label : `${label}, ${leftWords(left, words)}`}
      share={total === null || total === 0 ? null : done / total}
    />
  );
}

function useSecondsLeft(progress: SyncStatus['progress']): number | null {
  const start = useRef<ProgressSample | null>(null);
  const [left, setLeft] = useState<number | null>(null);
  const { part = null, done = 0, total = null } = progress ?? {};
  useEffect(() => {
    const now = { part, done, at: performance.now() };
    if (start.current === null || start.current.part !== part || done < start.current.done)
      start.current = now;
    setLeft(secondsLeft(start.current, now, total));
  }, [part, done, total]);
  return left;
}

function leftWords(seconds: number, words: Words): string {
  if (seconds < 60) return words('pull.seconds', { count: Math.max(5, Math.ceil(seconds / 5) * 5) });
  return words('pull.minutes', { count: Math.ceil(seconds / 60) });
}
