import { useQuery } from '@tanstack/react-query';
import { isAllowed, type Permission } from '#domain/party/role.ts';
import { useOverride } from '#renderer/app/Override.tsx';
import type { OverrideWish } from '#renderer/app/override-wish.ts';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { useQueries } from '#renderer/client/ClientProvider.tsx';

/** Whether the one at the till has a right; no while nobody is known. */
export function useHasRight(permission: Permission): boolean {
  const { data } = useQuery(useQueries().people.session({}));
  const role = data?.actor?.role;
  return role !== undefined && isAllowed(role, permission);
}

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
