import { useCallback, useEffect, useRef } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import type { SyncStatus } from '#contract/sync.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';

/**
 * Marks the page with `data-catalog="ready"` once the catalog was read whole and every picture in sight is
 * there or known not to come. Returns what each picture tells when that is so.
 */
export function useCatalogReady(
  items: readonly (CatalogItem | undefined)[],
  status: SyncStatus | undefined,
): (pictureId: number) => void {
  const { kind } = useShop();
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
