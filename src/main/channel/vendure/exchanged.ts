/** What came of one exchange, by its meaning: Vendure says 200 to nearly everything. */
export type Exchange<T> =
  /** `storeTime`: the store's own clock, milliseconds; null when it does not tell. */
  | { readonly kind: 'answered'; readonly value: T; readonly storeTime: number | null }
  /** The guard at the door: a dead key and a missing right look the same. */
  | { readonly kind: 'forbidden'; readonly message: string }
  /** The store understood, and said no before it changed anything. `code` is its own. */
  | { readonly kind: 'rejected'; readonly code: string; readonly message: string }
  /** Nothing that can be believed. `untouched`: the store can not have acted on it. */
  | {
      readonly kind: 'silent';
      readonly untouched: boolean;
      /** The store did speak, of a fault of its own. */
      readonly isFault: boolean;
      readonly afterMs: number;
      readonly message: string;
    };
