import type { ReactElement } from 'react';
import { useIntl } from 'react-intl';
import type { SyncStatus } from '#contract/sync.ts';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { useWords, type Words } from './words.ts';

/** How far the first pull is, in products, and how long it will take at the rate lately. */
export function PullProgress({ status }: { readonly status: SyncStatus }): ReactElement {
  const words = useWords();
  const { formatNumber } = useIntl();
  const { progress } = status;
  if (progress === null) return <ProgressBar label={words('pull.starting')} share={null} />;
  const { part, done, total, leftMs } = progress;
  const counts = { done: formatNumber(done), total: formatNumber(total ?? 0) };
  const label = total === null ? words(`pull.${part}`, counts) : words(`pull.${part}.of`, counts);
  return (
    <ProgressBar
      label={leftMs === null ? label : `${label}, ${leftWords(leftMs / 1000, words)}`}
      share={total === null || total === 0 ? null : done / total}
    />
  );
}

function leftWords(seconds: number, words: Words): string {
  if (seconds < 60) return words('pull.seconds', { count: Math.max(5, Math.ceil(seconds / 5) * 5) });
  return words('pull.minutes', { count: Math.ceil(seconds / 60) });
}
