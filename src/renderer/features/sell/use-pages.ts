import { useQueries as useManyQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CatalogItem, SearchResult } from '#contract/catalog.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { PAGE, type Search } from './use-search.ts';

/** Part of a long list: the cells to draw, and what the farthest page says of the list's end. */
export interface Pages {
  /** Undefined where an item is still on its way. */
  readonly itemAt: (index: number) => CatalogItem | undefined;
  readonly farthest: { readonly end: number; readonly hasMore: boolean } | null;
}

/** Asks only for the pages that hold `from` to `to`; pages out of sight are neither kept nor asked for again. */
export function usePages(search: Search, from: number, to: number): Pages {
  const queries = useQueries();
  const first = Math.floor(Math.max(0, from) / PAGE);
  const last = Math.max(first, Math.floor(to / PAGE));
  const offsets = Array.from({ length: last - first + 1 }, (_, nth) => (first + nth) * PAGE);
  const pages = useManyQueries({
    queries: offsets.map((offset) => queries.catalog.search({ ...search, offset, limit: PAGE })),
  });
  const farthest = pages.at(-1)?.data;
  return {
    itemAt: (index) => pages[Math.floor(index / PAGE) - first]?.data?.items[index % PAGE],
    farthest:
      farthest === undefined ? null : { end: last * PAGE + farthest.items.length, hasMore: farthest.hasMore },
  };
}

interface Extent {
  readonly count: number;
  readonly learn: (farthest: Pages['farthest']) => void;
}

/**
 * How many cells to lay out. `expected` is the length of the whole list where it is known; else the list
 * grows by a page of blanks for as long as its farthest page says that there is more.
 */
export function useExtent(first: SearchResult, expected: number | null): Extent {
  const [reached, setReached] = useState<NonNullable<Pages['farthest']> | null>(null);
  const start = { end: first.items.length, hasMore: first.hasMore };
  const { end, hasMore } = reached ?? start;
  return {
    count: hasMore ? Math.max(expected ?? 0, end + PAGE) : end,
    learn: (farthest) => {
      if (farthest === null) return;
      if (!farthest.hasMore) setReached((old) => (isEqual(old, farthest) ? old : farthest));
      else setReached((old) => (old !== null && old.hasMore && old.end >= farthest.end ? old : farthest));
    },
  };
}

/** Tells the extent what the pages in sight have shown. */
export function useLearnExtent({ learn }: Extent, farthest: Pages['farthest']): void {
  useEffect(() => learn(farthest));
}

function isEqual(one: Pages['farthest'], other: Pages['farthest']): boolean {
  return one?.end === other?.end && one?.hasMore === other?.hasMore;
}
