import type { Minor } from '../money/money.ts';

/** Which goods a promotion is about. `everything` leaves the lists empty. */
export interface Scope {
  readonly everything: boolean;
  readonly categoryIds: readonly number[];
  readonly variantIds: readonly number[];
}

/** So many whole pieces of some goods. */
export interface Part<S = Scope> {
  readonly scope: S;
  readonly pieces: number;
}

/** What comes off: a share in parts per million, or an amount in minor units. */
export type Reduction =
  | { readonly kind: 'percent'; readonly ppm: number }
  | { readonly kind: 'amount'; readonly amount: Minor };

/**
 * What a promotion does. Percentages are parts per million, amounts minor units, pieces whole.
 * `off`: on each piece (an amount: on each whole piece). `x-for-y`: the cheapest of each `take` are free down to `pay`.
 * `buy-get`: pieces of `get` are reduced for each full `buy`, or for the first one only. `nth`: each n-th piece, the
 * cheapest ones. `bundle`: one piece list for one price. `threshold`: once for the basket when its goods in scope
 * reach `minimum`. A store says its goods in a scope of its own.
 */
export type Effect<S = Scope> =
  | { readonly kind: 'off'; readonly scope: S; readonly reduction: Reduction }
  | { readonly kind: 'x-for-y'; readonly scope: S; readonly take: number; readonly pay: number }
  | {
      readonly kind: 'buy-get';
      readonly buy: Part<S>;
      readonly get: Part<S>;
      readonly reduction: Reduction;
      /** At most once in a basket, however much is bought; absent: as often as there is enough. */
      readonly isOnce?: boolean;
    }
  | { readonly kind: 'nth'; readonly scope: S; readonly nth: number; readonly reduction: Reduction }
  | { readonly kind: 'bundle'; readonly parts: readonly Part<S>[]; readonly price: Minor }
  | {
      readonly kind: 'threshold';
      readonly scope: S;
      readonly minimum: Minor;
      readonly reduction: Reduction;
    };

/** When a promotion holds, by the shop's own clock. */
export interface Validity {
  /** Milliseconds UTC, inclusive; null: always was. */
  readonly from: number | null;
  /** Milliseconds UTC, exclusive; null: no end. */
  readonly until: number | null;
  /** ISO weekdays, 1 is Monday; empty: every day. */
  readonly weekdays: readonly number[];
  /** Minutes of the day, from inclusive, until exclusive, over midnight when from is the later one; null: all day. */
  readonly hours: { readonly from: number; readonly until: number } | null;
}

/** A promotion as data. */
export interface Promotion {
  readonly id: string;
  readonly name: string;
  readonly effect: Effect;
  readonly validity: Validity;
  /** Customers of one of these groups only; empty: everybody. */
  readonly groupIds: readonly string[];
  /** Only when this code is on the basket (compared without regard to case and blanks); null: by itself. */
  readonly coupon: string | null;
  /** Earlier ones come first; those of one priority compete. */
  readonly priority: number;
  /** A piece that an exclusive promotion took is taken by no other one. */
  readonly isExclusive: boolean;
}

/** An instant with the shop's clock: milliseconds UTC, and minutes that the clock is ahead of UTC. */
export interface Moment {
  readonly at: number;
  readonly utcOffsetMinutes: number;
}

/** What a promotion took off a basket, in minor units. */
export interface AppliedPromotion {
  readonly promotionId: string;
  readonly name: string;
  readonly amount: Minor;
}
