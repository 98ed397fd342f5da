import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useSearchParam } from '#renderer/app/use-search-param.ts';
import { quantitySchema } from '#contract/amounts.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { PIECE } from '#domain/stock/quantity.ts';
import { goodsOf } from './goods-list.ts';
import type { Work } from './use-work.ts';

/** Puts the goods that the address came with on the list, once, unless they are there; how many and why, if it says so. */
export function useWithGoods(work: Work): void {
  const variantId = Number(useSearchParam('with') ?? Number.NaN);
  const quantity = quantitySchema.safeParse(Number(useSearchParam('quantity'))).data ?? PIECE;
  const reason = useSearchParam('reason');
  const isGiven = Number.isSafeInteger(variantId);
  const queries = useQueries();
  const isTaken = useRef(false);
  const { data } = useQuery({
    ...queries.catalog.byIds({ variantIds: [variantId] }),
    enabled: isGiven,
  });
  const { dispatch, field, setField } = work;
  const isThere = work.list.rows.some((row) => row.variantId === variantId);
  useEffect(() => {
    const item = data?.items[0];
    if (item === undefined || isTaken.current) return;
    isTaken.current = true;
    if (!isThere) dispatch({ kind: 'add', goods: goodsOf(item), quantity });
    if (reason !== null && field('reason') === '') setField('reason', reason);
  }, [data, dispatch, field, setField, isThere, quantity, reason]);
}
