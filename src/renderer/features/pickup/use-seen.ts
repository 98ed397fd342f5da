import { useEffect } from 'react';
import type { PickupCard } from '#contract/pickup.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';

/** An order that somebody opened is no news any more, on any screen; that a board shows it is not enough. */
export function useSeen({ orderId, isNews }: PickupCard): void {
  const api = useApi();
  useEffect(() => {
    if (isNews) api.pickup.seen({ orderIds: [orderId] }).catch(() => undefined);
  }, [api, orderId, isNews]);
}
