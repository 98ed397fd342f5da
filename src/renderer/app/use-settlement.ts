import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { activeBasket } from './counter.ts';
import type { Priced, SaleRules } from './pricing.ts';
import { useCounterState, useTill } from './TillProvider.tsx';

/** The basket in front with its amounts; null while the rules are not known, or where nobody can count them. */
export function useSettlement(): Priced | null {
  return useStore(useTill().pricing.store);
}

/** The shop's rules for the basket in front: a customer may have used a promotion as often as they may. */
export function useRules(): UseQueryResult<SaleRules> {
  const customerId = useCounterState((state) => activeBasket(state)?.customer?.id);
  const query = useQueries().sale.rules(customerId === undefined ? {} : { customerId });
  return useQuery({ ...query, placeholderData: keepPreviousData });
}

/** Keeps the till's pricing at the rules of the shop; once, above all screens. */
export function useFollowRules(): void {
  const { pricing } = useTill();
  const { data } = useRules();
  // Before anything is painted: what was scanned first has its price when it is seen.
  useLayoutEffect(() => {
    if (data !== undefined) pricing.learn(data);
  }, [data, pricing]);
}
