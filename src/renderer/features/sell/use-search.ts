import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { SearchResult } from '#contract/catalog.ts';
import { useTill } from '#renderer/app/TillProvider.tsx';
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

/** The text once it is surely typed by a person: the first letters of a scan start no search. */
export function useTypedText(text: string): string {
  const { ear } = useTill();
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    if (text !== '') return ear.afterTyping(() => setTyped(text));
    setTyped('');
    return undefined;
  }, [ear, text]);
  return typed;
}

export function useShownSearch(wanted: Search): ShownSearch {
  const queries = useQueries();
  const answer = useQuery(queries.catalog.search({ ...wanted, offset: 0, limit: PAGE }));
  const last = useRef<Pick<ShownSearch, 'search' | 'first'>>({ search: wanted, first: undefined });
  const now = answer.data === undefined ? last.current : { search: wanted, first: answer.data };
  useEffect(() => {
    last.current = now;
  });
  const isSame =
    now.search.text === last.current.search.text && now.search.categoryId === last.current.search.categoryId;
  return {
    search: isSame ? last.current.search : now.search,
    first: now.first,
    error: answer.error,
    retry: () => void answer.refetch(),
  };
}
