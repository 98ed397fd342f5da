import type { Basket } from '#domain/sale/basket.ts';
import type { CommittedSale } from '#contract/sale.ts';
import type { InputOf } from '#contract/procedure.ts';
import type { basket } from '#contract/basket.ts';
import type { sale } from '#contract/sale.ts';
import type { shift } from '#contract/shift.ts';

/** A document as the screen was told it had been made. */
export type Acknowledged = Pick<CommittedSale, 'saleId' | 'kind' | 'receiptNumber' | 'total'>;

/** A command that was sent and that can be sent again whatever became of it. */
export type Repeatable =
  | { readonly procedure: 'sale.commit'; readonly input: InputOf<typeof sale.commit> }
  | { readonly procedure: 'sale.void'; readonly input: InputOf<typeof sale.void> }
  | { readonly procedure: 'basket.park'; readonly input: InputOf<typeof basket.park> }
  | { readonly procedure: 'shift.moveCash'; readonly input: InputOf<typeof shift.moveCash> };

/** Everything that the screen was told over all lives of the till. */
export interface Told {
  readonly documents: Acknowledged[];
  readonly shiftsOpened: string[];
  /** What a closed shift came to, as its Z report said, by its id. */
  readonly shiftsClosed: Map<string, number>;
  readonly moves: string[];
  /** What a kept basket may hold, by its id: several while a word of it is unanswered. Gone when it was paid. */
  readonly kept: Map<string, readonly string[]>;
  /** What a killed till had not answered; the next one is asked for it first. */
  unanswered: Repeatable | null;
  /** Payments asked for again, by whether the till had made the document before it died. */
  readonly again: { made: number; notMade: number };
}

/** What a basket holds that no till may have kept yet. */
export const ABSENT = '';

export function nothingTold(): Told {
  return {
    documents: [],
    shiftsOpened: [],
    shiftsClosed: new Map(),
    moves: [],
    kept: new Map(),
    unanswered: null,
    again: { made: 0, notMade: 0 },
  };
}

/** A basket is about to be kept: until that is answered, both what it was and what it becomes are right. */
export function keeping(told: Told, basket: Basket): void {
  told.kept.set(basket.id, [...(told.kept.get(basket.id) ?? [ABSENT]), contentOf(basket)]);
}

/** A basket was kept. */
export function keptNow(told: Told, basket: Basket): void {
  told.kept.set(basket.id, [contentOf(basket)]);
}

/** What a basket holds, as text: lines by goods and quantity. */
export function contentOf({ lines }: Basket): string {
  return JSON.stringify(lines.map(({ kind, sku, quantity }) => [kind, sku, quantity]));
}
