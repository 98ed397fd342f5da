import { useEffect } from 'react';
import { activeBasket } from '#renderer/app/counter.ts';
import { variantOf } from '#renderer/app/counter-lines.ts';
import { currentItems } from '#renderer/app/current-items.ts';
import { useCounter, useCounterState } from '#renderer/app/TillProvider.tsx';
import { useApi } from '#renderer/client/ClientProvider.tsx';

/** Asks for the stock of lines that were brought back after a restart; those rung up bring theirs along. */
export function useBasketStock(): void {
  const api = useApi();
  const counter = useCounter();
  const basketId = useCounterState((state) => state.activeId);
  useEffect(() => {
    const state = counter.store.getState();
    const lines = activeBasket(state)?.lines ?? [];
    const unknown = lines.filter((line) => !state.stock.has(variantOf(line) ?? 0));
    if (unknown.length === 0) return;
    // A hint that does not come is no hint: selling goes on without it.
    void currentItems(api, unknown).then(counter.learnStock, () => undefined);
  }, [api, counter, basketId]);
}
