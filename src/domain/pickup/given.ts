import type { Given, Offer, PickLine } from './pickup.ts';
import type { WebOrder } from './web-order.ts';

/** What lacks for an offer to be taken: `dearer` than what it replaces without consent to it. */
export type OfferFault = 'dearer';

/** What keeps an offer from being given: it is never dearer than what it replaces unless the shopper agreed to that. */
export function offerFaults(
  _offer: Pick<Offer, 'replaces' | 'substitute'>,
  _line: PickLine,
  _consent: { readonly isDearerAgreed: boolean } | null,
): readonly OfferFault[] {
  return [];
}

/** What the shopper gets and what that costs: before it is packed what may be expected, then what was picked. */
export function givenOf(
  _order: WebOrder,
  _lines: readonly PickLine[],
  _offers: readonly Offer[],
  _isPacked: boolean,
): Given {
  return { lines: [], substitutes: [], total: 0, due: 0, refund: 0 };
}
