import type { Minor, RoundingMode } from '../money/money.ts';

/** A tax rate in parts per million: 190000 is 19 %. */
export type RatePpm = number;

/** One tax on goods of a category. */
export interface TaxRate {
  /** As the receipt names it; empty where the rate alone says enough. */
  readonly name: string;
  readonly ratePpm: RatePpm;
  /** Charged on the price with the taxes before it, not on the price alone. */
  readonly isCompound: boolean;
}

/** A fixed amount on each unit: a bottle deposit, an eco fee. Never discounted. */
export interface UnitCharge {
  readonly name: string;
  /** Minor units for one whole unit (1000 thousandths); other quantities in proportion, rounded half up. */
  readonly perUnit: Minor;
  /** Part of the shelf price already; otherwise it is added to it. */
  readonly isIncluded: boolean;
  /** Belongs to what the category's rates are charged on; otherwise it bears no tax. */
  readonly isTaxed: boolean;
}

/** How goods of one tax category are taxed where this till sells. The zone is the shop's own. */
export interface TaxCategory {
  readonly id: number;
  readonly name: string;
  /** In the order in which compound taxes build on each other; empty bears no tax. */
  readonly rates: readonly TaxRate[];
  readonly charges: readonly UnitCharge[];
}

/** How a shop states prices and rounds tax. */
export interface TaxRules {
  readonly pricesIncludeTax: boolean;
  /** `document`: once for all goods taxed alike. `line`: each line for itself. Countries differ. */
  readonly rounding: 'line' | 'document';
  readonly mode: RoundingMode;
  readonly categories: readonly TaxCategory[];
}

/** Why a customer pays no tax, and the number that proves it. */
export interface TaxExemption {
  readonly reason: string;
  readonly number: string;
}

/** What a document or a line owes of one tax, in minor units; `net + tax = gross`. */
export interface TaxTotal {
  readonly name: string;
  readonly ratePpm: RatePpm;
  /** What the rate was charged on. */
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
}
