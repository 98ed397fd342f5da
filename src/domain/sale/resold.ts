import type { Minor } from '../money/money.ts';
import type { Thousandths } from '../stock/quantity.ts';

/** So much of sold goods as stands in one document: in the sale itself, or in the void of a refund, which sold them again. */
export interface Standing {
  readonly saleId: string;
  readonly position: number;
  /** More than zero. */
  readonly quantity: Thousandths;
  /** What was paid for it, minor units. */
  readonly total: Minor;
}

/** What happened to a sold line afterwards, with the signs of the receipt: negative for what came back. */
export type Happened = Standing;

/**
 * The documents in which goods stand that come back now: `back` with positive amounts. A store that refunded a sale
 * can't take that back, so the void of a refund is an order of its own there, and what comes back once more comes back
 * of that. What was sold again last comes back first. The parts add up to `back`.
 */
export function standingsOf(
  sold: Standing,
  happened: readonly Happened[],
  back: Pick<Standing, 'quantity' | 'total'>,
): Standing[] {
  const open = happened.reduce<readonly Standing[]>(
    (sofar, event) =>
      event.quantity > 0
        ? [...sofar, event]
        : take(sofar, { quantity: 0 - event.quantity, total: 0 - event.total }).left,
    [sold],
  );
  return take(open, back).taken;
}

function take(
  open: readonly Standing[],
  back: Pick<Standing, 'quantity' | 'total'>,
): { readonly left: readonly Standing[]; readonly taken: Standing[] } {
  const left: Standing[] = [];
  const taken: Standing[] = [];
  let { quantity, total } = back;
  for (const one of open.toReversed()) {
    const part = Math.min(one.quantity, quantity);
    const paid = part === quantity ? total : Math.min(one.total, total);
    if (part > 0) taken.push({ ...one, quantity: part, total: paid });
    const rest = { ...one, quantity: one.quantity - part, total: one.total - (part > 0 ? paid : 0) };
    if (rest.quantity > 0) left.unshift(rest);
    quantity -= part;
    total -= part > 0 ? paid : 0;
  }
  return { left, taken };
}
