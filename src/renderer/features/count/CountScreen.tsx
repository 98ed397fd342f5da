import type { ReactElement } from 'react';
import { useSearchParam } from '#renderer/app/use-search-param.ts';
import { BeginForm } from './BeginForm.tsx';
import { CountList } from './CountList.tsx';
import { OpenedCount } from './OpenedCount.tsx';

/** Counting the stock: the counts there are, a new one, or one that is opened. */
export function CountScreen(): ReactElement {
  const countId = useSearchParam('count');
  const begins = useSearchParam('begin') !== null;
  if (countId !== null) return <OpenedCount key={countId} countId={countId} />;
  return begins ? <BeginForm /> : <CountList />;
}
