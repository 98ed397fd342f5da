import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import type { Show } from './show.ts';

/** So many lines are drawn at first, and with each wish for more. */
const PAGE = 60;

/** One list of a count, page by page. */
export function useCountLines(countId: string, show: Show) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['count', 'lines', { countId, show, by: PAGE }],
    queryFn: ({ pageParam: offset }) => api.count.lines({ countId, show, offset, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.hasMore ? pages.length * PAGE : null),
  });
}
