import { useEffect } from 'react';
import { currentItems } from '#renderer/app/current-items.ts';
import { useCounter, useCounterState } from '#renderer/app/TillProvider.tsx';
import { useApi } from '#renderer/client/ClientProvider.tsx';

/** Asks for the stock of lines that were brought back after a restart; those rung up bring theirs along. */
export function useBasketStock(): void {
  const api = useApi();
  const counter = useCounter();
  const basketId = useCounterState((state) => state.basket?.id ?? null);
  useEffect(() => {
    const { basket, stock } = counter.store.getState();
    const unknown = basket?.lines.filter((line) => !stock.has(line.variantId)) ?? [];
    if (unknown.length === 0) return;
    // A hint that does not come is no hint: selling goes on without it.
    void currentItems(api, unknown).then(counter.learnStock, () => undefined);
  }, [api, counter, basketId]);
}
