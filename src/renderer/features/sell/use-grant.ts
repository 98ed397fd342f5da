import { useOverride } from '#renderer/app/Override.tsx';
import type { OverrideWish } from '#renderer/app/override-wish.ts';
import { useCounter } from '#renderer/app/TillProvider.tsx';

/** Asks somebody who may; what they allow goes with the basket in front. False when nobody allowed it. */
export function useGrant(): (wish: OverrideWish) => Promise<boolean> {
  const ask = useOverride();
  const counter = useCounter();
  return async (wish) => {
    const grantId = await ask(wish);
    if (grantId === null) return false;
    counter.act({ kind: 'grant', grantId });
    return true;
  };
}
