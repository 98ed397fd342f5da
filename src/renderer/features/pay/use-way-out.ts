import { useMutation } from '@tanstack/react-query';
import { isPermission } from '#domain/party/role.ts';
import { currentItems } from '#renderer/app/current-items.ts';
import { useFormat } from '#renderer/app/format.ts';
import { currentDues } from '#renderer/app/hand-over.ts';
import { useOverride } from '#renderer/app/Override.tsx';
import type { OverrideWish } from '#renderer/app/override-wish.ts';
import type { Priced } from '#renderer/app/pricing.ts';
import { useTill } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { RequestFailed } from '#renderer/client/client.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';

/** What can be done after a refusal. */
export type WayOut =
  | { readonly kind: 'new-prices' | 'override'; readonly take: () => void; readonly error: Error | null }
  | { readonly kind: 'open-shift' };

interface Ends {
  /** The basket has the prices of now; null when nothing is left of it. */
  readonly onRepriced: (priced: Priced | null) => void;
  /** Somebody allowed what was too much; the basket says so. */
  readonly onGranted: (priced: Priced) => void;
}

/** The way out of a refusal that has one: new prices, a right given at the spot, a shift to open. Else null. */
export function useWayOut(priced: Priced, refused: unknown, ends: Ends): WayOut | null {
  const prices = useNewPrices(priced, ends.onRepriced);
  const granting = useGranting(priced, ends.onGranted);
  if (!(refused instanceof RequestFailed)) return null;
  if (refused.code === 'no-shift') return { kind: 'open-shift' };
  if (refused.code === 'price-changed') {
    return { kind: 'new-prices', take: () => prices.mutate(), error: prices.error };
  }
  const needed = neededOf(refused);
  return needed === null
    ? null
    : { kind: 'override', take: () => granting.mutate(needed), error: granting.error };
}

function useNewPrices(priced: Priced, onRepriced: Ends['onRepriced']) {
  const api = useApi();
  const { counter, pricing } = useTill();
  return useMutation({
    mutationFn: () => {
      const { lines } = priced.basket;
      return Promise.all([currentItems(api, lines), currentDues(api, lines, pricing.rules())]);
    },
    onSuccess: ([items, dues]) => {
      counter.reprice(items, dues);
      onRepriced(pricing.store.getState());
    },
  });
}

type Needed = Pick<OverrideWish, 'permission' | 'amount'>;

function useGranting(priced: Priced, onGranted: Ends['onGranted']) {
  const words = useWords();
  const format = useFormat();
  const override = useOverride();
  const { counter } = useTill();
  const { basket } = priced;
  return useMutation({
    mutationFn: ({ permission, amount }: Needed) =>
      override({
        permission,
        amount,
        subject: basket.id,
        what: words('pay.override', { amount: format.money(amount) }),
      }),
    onSuccess: (grantId) => {
      if (grantId === null) return;
      counter.act({ kind: 'grant', grantId });
      onGranted({ ...priced, basket: { ...basket, grants: [...basket.grants, grantId] } });
    },
  });
}

function neededOf({ code, details }: RequestFailed): Needed | null {
  const permission = String(details['permission'] ?? '');
  if (code !== 'override-needed' || !isPermission(permission)) return null;
  return { permission, amount: Number(details['amount'] ?? 0) };
}
