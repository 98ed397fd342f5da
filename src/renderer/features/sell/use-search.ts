import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SearchResult } from '#contract/catalog.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';

/** So many variants are asked for at once. */
export const PAGE = 60;

/** What is looked for. */
export interface Search {
  readonly text: string;
  readonly categoryId: number | null;
}

/** What is shown: the newest search that has an answer, so that nothing flickers while the next one comes. */
export interface ShownSearch {
  readonly search: Search;
  /** Its first page; undefined before there was any answer. */
  readonly first: SearchResult | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

export function useShownSearch(wanted: Search): ShownSearch {
  const queries = useQueries();
  const answer = useQuery(queries.catalog.search({ ...wanted, offset: 0, limit: PAGE }));
  const [shown, setShown] = useState<Pick<ShownSearch, 'search' | 'first'>>({
    search: wanted,
    first: undefined,
  });
  const { data } = answer;
  const isNew = data !== undefined && (data !== shown.first || !isSame(wanted, shown.search));
  // Set while drawing, as React wants it for what follows from what came: nothing old is painted first.
  if (isNew) setShown({ search: isSame(wanted, shown.search) ? shown.search : wanted, first: data });
  return { ...shown, error: answer.error, retry: () => void answer.refetch() };
}

function isSame(one: Search, other: Search): boolean {
  return one.text === other.text && one.categoryId === other.categoryId;
}
