/** What lies over the sell screen. */
export type Opened =
  | { readonly kind: 'line' | 'price' | 'line-discount' | 'why' | 'remove'; readonly lineId: string }
  | {
      readonly kind:
        | 'more'
        | 'discount'
        | 'coupon'
        | 'customer'
        | 'exemption'
        | 'note'
        | 'misc'
        | 'voucher'
        | 'park'
        | 'recall'
        | 'empty';
    };

/** Opens something in place of what is open; null closes it. */
export type Open = (opened: Opened | null) => void;
