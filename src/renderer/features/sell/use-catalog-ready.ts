import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useQueries } from '#renderer/client/ClientProvider.tsx';

/**
 * Marks the page with `data-catalog="ready"` once the catalog was read whole and every picture in sight is
 * there or known not to come. Returns what each picture tells when that is so.
 */
export function useCatalogReady(items: readonly (CatalogItem | undefined)[]): (pictureId: number) => void {
  const queries = useQueries();
  const { kind } = useShop();
  const { data: status } = useQuery(queries.sync.status({}));
  const isComplete = kind !== 'vendure' || status?.catalogComplete === true;
  const settled = useRef(new Set<number>());
  const wanted = useRef(items);
  const check = useCallback(() => {
    if (!isComplete || !wanted.current.every((item) => isSettled(item, settled.current))) return;
    document.documentElement.dataset['catalog'] = 'ready';
  }, [isComplete]);
  useEffect(() => {
    wanted.current = items;
    check();
  });
  return useCallback(
    (pictureId) => {
      settled.current.add(pictureId);
      check();
    },
    [check],
  );
}

function isSettled(item: CatalogItem | undefined, settled: ReadonlySet<number>): boolean {
  return item !== undefined && (item.pictureId === null || settled.has(item.pictureId));
}
