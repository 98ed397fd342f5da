import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { SaleSummary } from '#contract/sale.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';

const PAGE = 50;

/** No instant to stay before: begin with the newest. */
const NEWEST: number | null = null;

/** What was sold, as far as it is listed. */
export interface Sales {
  readonly sales: readonly SaleSummary[];
  readonly error: Error | null;
  readonly isLoading: boolean;
  readonly retry: () => void;
  /** Null when there are no older ones. */
  readonly more: (() => void) | null;
}

/** What a text finds, newest first; all of it for an empty one. While the next answer comes, the last one stays. */
export function useSales(text: string): Sales {
  const api = useApi();
  const answer = useInfiniteQuery({
    queryKey: ['sale', 'recent', 'pages', text],
    queryFn: ({ pageParam }) => api.sale.recent({ text, limit: PAGE, before: pageParam }),
    initialPageParam: NEWEST,
    getNextPageParam: ({ sales }) => (sales.length < PAGE ? undefined : sales.at(-1)?.soldAt),
    placeholderData: keepPreviousData,
  });
  return {
    sales: answer.data?.pages.flatMap((page) => page.sales) ?? [],
    error: answer.error,
    isLoading: answer.isPending,
    retry: () => void answer.refetch(),
    more: answer.hasNextPage ? () => void answer.fetchNextPage() : null,
  };
}

/** The sale that is shown: the chosen one, also where the list does not reach it, else the first of the list. */
export function useChosen(
  chosenId: string | null,
  { sales, isLoading }: Sales,
): SaleSummary | 'unknown' | null {
  const listed = sales.find((sale) => sale.saleId === chosenId);
  const isBeyond = chosenId !== null && listed === undefined && !isLoading;
  const { data } = useQuery({
    ...useQueries().sale.recent({ text: chosenId ?? '', limit: 1, before: null }),
    enabled: isBeyond,
  });
  if (!isBeyond) return listed ?? sales.at(0) ?? null;
  if (data === undefined) return null;
  return data.sales.at(0) ?? 'unknown';
}
