import { scale, sum, type Minor } from '../money/money.ts';
import { PIECE, type Thousandths } from '../stock/quantity.ts';
import type { Given, Offer, PickLine } from './pickup.ts';
import { WEIGHED_CHARGE, type WebOrder, type WebOrderLine } from './web-order.ts';

/** How much of a line gives way to other goods that the shopper agreed to, thousandths. */
export function promisedOf(lineId: string, offers: readonly Offer[]): Thousandths {
  return sum(
    offers
      .filter((offer) => offer.lineId === lineId && offer.state === 'accepted')
      .map(({ replaces }) => replaces),
  );
}

/** How much of a line may be in the bag: what is wanted less what other goods replace, thousandths. */
export function roomOf({ line, wanted }: PickLine, offers: readonly Offer[]): Thousandths {
  return Math.max(0, wanted - promisedOf(line.lineId, offers));
}

/**
 * How much of a line is given as the store counts it, thousandths: what was picked, and no more than may be. Weighed
 * goods count as what they were ordered as.
 */
export function unitsOf(line: PickLine, offers: readonly Offer[]): Thousandths {
  return Math.min(line.picked, roomOf(line, offers));
}

/** How much of an offer is given, thousandths: only what the shopper agreed to, and no more than was offered. */
export function givenOfOffer({ state, picked, substitute }: Offer): Thousandths {
  return state === 'accepted' ? Math.min(picked, substitute.quantity) : 0;
}

/**
 * What the part of a line from `from` to `to` (thousandths, counted from the first unit) costs, minor units. It is the
 * difference of two exact shares of the line's total, each rounded half up, so that parts that lie side by side always
 * add up to the line's total. Of a line that the store has emptied, the price of one unit counts.
 */
export function partOf(
  line: Pick<WebOrderLine, 'quantity' | 'total' | 'unitPrice'>,
  from: Thousandths,
  to: Thousandths,
): Minor {
  return firstOf(line, to) - firstOf(line, from);
}

function firstOf(
  { quantity, total, unitPrice }: Pick<WebOrderLine, 'quantity' | 'total' | 'unitPrice'>,
  upTo: Thousandths,
): Minor {
  return quantity > 0 ? scale(total, upTo, quantity) : scale(unitPrice, upTo, PIECE);
}

/** What all the goods of an offer cost, minor units, rounded half up. */
export function priceOfOffer({ substitute }: Pick<Offer, 'substitute'>): Minor {
  return scale(substitute.unitPrice, substitute.quantity, PIECE);
}

/** What lacks for an offer to be taken: `dearer` than what it replaces, without consent to that. */
export type OfferFault = 'dearer';

/**
 * What keeps an offer from being given. All of it may cost what the goods cost that it replaces, exactly in proportion
 * and rounded half up; more only when the shopper agreed to pay more.
 */
export function offerFaults(
  { replaces, substitute }: Pick<Offer, 'replaces' | 'substitute'>,
  { line }: Pick<PickLine, 'line'>,
  consent: { readonly isDearerAgreed: boolean } | null,
): readonly OfferFault[] {
  const isDearer = priceOfOffer({ substitute }) > partOf(line, 0, replaces);
  return isDearer && consent?.isDearerAgreed !== true ? ['dearer'] : [];
}

/**
 * What the shopper gets and what that costs, minor units. Before it is packed that is what may be expected: all that
 * neither lacks nor was replaced. Once it is packed it is what was picked. Goods that were weighed cost the exact share
 * by weight. Charges stay whole as long as anything is given; nothing costs nothing, and nothing costs less than that.
 */
export function givenOf(
  order: WebOrder,
  lines: readonly PickLine[],
  offers: readonly Offer[],
  isPacked: boolean,
): Given {
  const given = lines
    .map((line) => givenLine(line, isPacked ? unitsOf(line, offers) : expectedOf(line, offers)))
    .filter(({ quantity }) => quantity > 0);
  const substitutes = offers
    .map((offer) => givenSubstitute(offer, isPacked ? givenOfOffer(offer) : offer.substitute.quantity))
    .filter(({ offerId, quantity }) => quantity > 0 && isAccepted(offerId, offers));
  return priced(order, given, substitutes);
}

/** What is given when nobody gets anything. */
export function nothingOf(order: WebOrder): Given {
  return priced(order, [], []);
}

/** What the store draws by itself of an order that comes to `total`, minor units: never more than that takes. */
export function drawnOf({ paid, authorised }: Pick<WebOrder, 'paid' | 'authorised'>, total: Minor): Minor {
  return Math.min(authorised, Math.max(0, total - paid));
}

function priced(order: WebOrder, lines: Given['lines'], substitutes: Given['substitutes']): Given {
  const goods = [...lines, ...substitutes].map(({ total }) => total);
  const charges = order.charges.filter(({ name }) => name !== WEIGHED_CHARGE).map(({ amount }) => amount);
  const total = goods.length === 0 ? 0 : Math.max(0, sum([...goods, ...charges]));
  return {
    lines,
    substitutes,
    total,
    due: Math.max(0, total - order.paid - drawnOf(order, total)),
    refund: Math.max(0, order.paid - total),
  };
}

function expectedOf(line: PickLine, offers: readonly Offer[]): Thousandths {
  return Math.max(0, roomOf(line, offers) - line.short);
}

/** Weighed goods cost the exact share, by weight, of what so many of them cost as they were ordered. */
function givenLine({ line, weighed }: PickLine, units: Thousandths): Given['lines'][number] {
  const total = partOf(line, 0, units);
  if (weighed === null || units <= 0) return { lineId: line.lineId, quantity: units, total };
  return { lineId: line.lineId, quantity: weighed, total: scale(total, weighed, units) };
}

function givenSubstitute(
  { offerId, substitute }: Offer,
  quantity: Thousandths,
): Given['substitutes'][number] {
  return { offerId, substitute, quantity, total: scale(substitute.unitPrice, quantity, PIECE) };
}

function isAccepted(offerId: string, offers: readonly Offer[]): boolean {
  return offers.some((offer) => offer.offerId === offerId && offer.state === 'accepted');
}
