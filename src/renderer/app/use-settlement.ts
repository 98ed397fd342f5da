import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import type { Priced } from './pricing.ts';
import { useTill } from './TillProvider.tsx';

/** The basket in front with its amounts; null while the rules are not known, or where nobody can count them. */
export function useSettlement(): Priced | null {
  return useStore(useTill().pricing.store);
}

/** Keeps the till's rules of pricing those of the shop; once, above all screens. Gives what hindered it. */
export function useRules(): Error | null {
  const { pricing } = useTill();
  const { data, error } = useQuery(useQueries().sale.rules({}));
  // Before anything is painted: what was scanned first has its price when it is seen.
  useLayoutEffect(() => {
    if (data !== undefined) pricing.learn(data);
  }, [data, pricing]);
  return error;
}
