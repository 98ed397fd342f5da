import type { Thousandths } from '#domain/stock/quantity.ts';

/** What the till asks the store not to sell while it has not heard of the till for so long. */
export interface HoldBack {
  readonly registerCode: string;
  readonly locationRemoteId: string;
  /** Milliseconds of silence; 0: nothing is held back. */
  readonly afterMs: number;
  /** What is held back of everything that is not among the items. */
  readonly rest: Thousandths;
  /** Any number of them: a connector tells them in as many requests as it takes. */
  readonly items: readonly { readonly variantRemoteId: string; readonly quantity: Thousandths }[];
}
