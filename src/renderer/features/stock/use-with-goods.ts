import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useSearchParam } from '#renderer/app/use-search-param.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { PIECE } from '#domain/stock/quantity.ts';
import { goodsOf } from './goods-list.ts';
import type { Work } from './use-work.ts';

/** Puts the goods that the address came with on the list, once, unless they are there. */
export function useWithGoods(work: Work): void {
  const variantId = Number(useSearchParam('with') ?? Number.NaN);
  const isGiven = Number.isSafeInteger(variantId);
  const queries = useQueries();
  const isTaken = useRef(false);
  const { data } = useQuery({
    ...queries.catalog.byIds({ variantIds: [variantId] }),
    enabled: isGiven,
  });
  const { dispatch } = work;
  const isThere = work.list.rows.some((row) => row.variantId === variantId);
  useEffect(() => {
    const item = data?.items[0];
    if (item === undefined || isTaken.current) return;
    isTaken.current = true;
    if (!isThere) dispatch({ kind: 'add', goods: goodsOf(item), quantity: PIECE });
  }, [data, dispatch, isThere]);
}
