// What shoppers order in the sample shop's web shop each time a demo begins, so that there is something to collect.
import { plentyOf } from '#tests/e2e/counter.ts';
import { placePickupOrder, type PickupPayment } from '#tests/support/shopper.ts';
import type { RunningStore } from '#tests/support/store.ts';

interface Shopper {
  readonly firstName: string;
  readonly lastName: string;
  readonly payment: PickupPayment;
  /** So many minutes from now. */
  readonly promised: number;
  readonly pieces: readonly number[];
}

const SHOPPERS: readonly Shopper[] = [
  { firstName: 'Amina', lastName: 'Haddad', payment: 'pay-at-pickup', promised: 20, pieces: [1, 2] },
  { firstName: 'Jonas', lastName: 'Berger', payment: 'prepaid', promised: 90, pieces: [1] },
  { firstName: 'Sofia', lastName: 'Marín', payment: 'standard-payment', promised: 180, pieces: [2, 1, 1] },
];

const MINUTE = 60_000;

/** Places the orders, each of other goods. How many there are. */
export async function letShoppersOrder(store: RunningStore): Promise<number> {
  const goods = await plentyOf(store);
  const rest = goods.toSorted((a, b) => b.onHand - a.onHand || a.price - b.price);
  for (const { firstName, lastName, payment, promised, pieces } of SHOPPERS) {
    const picked = rest.splice(0, pieces.length);
    const items = picked.map(({ id: variantId }, nth) => ({ variantId, quantity: pieces[nth] ?? 1 }));
    if (items.length === 0) return 0;
    await placePickupOrder(store, {
      items,
      payment,
      promisedAt: Date.now() + promised * MINUTE,
      customer: { firstName, lastName, emailAddress: `${firstName.toLowerCase()}@example.com` },
    });
  }
  return SHOPPERS.length;
}
