import type { Minor } from '../money/money.ts';
import type { Thousandths } from '../stock/quantity.ts';
import type { RatePpm } from '../tax/rules.ts';

/**
 * An order of the online store as the till last read it. Amounts in minor units, tax included; quantities in
 * thousandths; instants in milliseconds UTC.
 */
export interface WebOrder {
  /** The store's id. */
  readonly orderId: string;
  /** What people call it. */
  readonly code: string;
  /** `given`: all of it was handed over or sent, as far as the store knows. */
  readonly state: 'open' | 'given' | 'cancelled';
  /** Where it is collected; null for one that is sent. */
  readonly locationCode: string | null;
  readonly placedAt: number;
  /** When it was promised to be ready; null where the store promised nothing. */
  readonly promisedAt: number | null;
  readonly customer: { readonly name: string; readonly mail: string; readonly phone: string };
  /** What the shopper wrote; empty for nothing. */
  readonly note: string;
  /** What the shopper shows to get it; never empty. */
  readonly pickupCode: string;
  readonly currency: string;
  /** Of lines and charges. */
  readonly total: Minor;
  /** What the store has got, less what it gave back for goods: goodwill is not owed again. */
  readonly paid: Minor;
  /** What the store may still draw of what the shopper agreed to, more than it needs where less is given than was ordered. */
  readonly authorised: Minor;
  readonly lines: readonly WebOrderLine[];
  /** What is no goods: shipping, a fee, a reduction of the whole (negative). */
  readonly charges: readonly {
    readonly name: string;
    readonly amount: Minor;
    readonly ratePpm: RatePpm;
  }[];
}

/**
 * The name of the charge by which a store that counts pieces takes up what weighed goods came to more or less. The till
 * reckons it anew from the weights, so it is none of the charges that it adds up.
 */
export const WEIGHED_CHARGE = 'Weighed';

/** So much of one variant in an order, as it stands in the store now. */
export interface WebOrderLine {
  readonly lineId: string;
  readonly variantRemoteId: string;
  readonly sku: string;
  readonly name: string;
  /** Now; 0 when it was taken off. */
  readonly quantity: Thousandths;
  /** When it was placed. */
  readonly ordered: Thousandths;
  /** Of one unit, after all reductions of the line, rounded half up; for showing only. */
  readonly unitPrice: Minor;
  /** Of the quantity now, after all reductions. */
  readonly total: Minor;
  readonly ratePpm: RatePpm;
  /** The offer that brought it into the order; null for what the shopper ordered. */
  readonly offerId: string | null;
}
