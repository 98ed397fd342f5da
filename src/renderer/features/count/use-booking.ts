import { useIsMutating, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 } from 'uuid';
import { useApi } from '#renderer/client/ClientProvider.tsx';

/** What is decided about a count as a whole. */
interface Decided {
  readonly missingIsZero: boolean;
  readonly without: number[];
}

/** Books a count, which may take a while; it goes on when the screen that began it has changed. */
export function useBooking(countId: string) {
  const api = useApi();
  const [documentId] = useState(() => v7());
  const mutationKey = ['count', 'book', countId];
  const isRunning = useIsMutating({ mutationKey }) > 0;
  const { mutate, error } = useMutation({
    mutationKey,
    mutationFn: (decided: Decided) => api.count.book({ countId, documentId, ...decided }),
  });
  return { book: mutate, error, isRunning };
}
