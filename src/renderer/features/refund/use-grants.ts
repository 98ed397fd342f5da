import { useCallback } from 'react';
import { useOverride } from '#renderer/app/Override.tsx';
import type { OverrideWish } from '#renderer/app/override-wish.ts';

/**
 * The grants that an act needs: none where the one at the till may do it, else one that somebody who may gives at the
 * spot; null when nobody does.
 */
export function useGrants(): (isOwn: boolean, wish: OverrideWish) => Promise<readonly string[] | null> {
  const ask = useOverride();
  return useCallback(
    async (isOwn, wish) => {
      if (isOwn) return [];
      const grantId = await ask(wish);
      return grantId === null ? null : [grantId];
    },
    [ask],
  );
}
