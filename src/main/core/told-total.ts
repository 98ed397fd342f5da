import { sum, type Minor } from '#domain/money/money.ts';
import type { SaleDocument, StoreDocument } from '#main/channel/document.ts';

/** What was sold with a document, at what was paid for it, minor units. */
export function soldTotal({ lines, surcharges }: Pick<SaleDocument, 'lines' | 'surcharges'>): Minor {
  return sum([...lines.map(({ total }) => total), ...surcharges.map(({ amount }) => amount)]);
}

/**
 * What a document is to be worth in the store, minor units: what was sold less what came back of something that the
 * store has, as it is told nothing of money for goods without a receipt. Null for what has no worth.
 */
export function toldTotal(document: StoreDocument): Minor | null {
  switch (document.kind) {
    case 'stock':
    case 'customer':
      return null;
    case 'sale':
      return document.total;
    case 'return': {
      const back = document.returned.filter(({ origin }) => origin !== null).map(({ total }) => total);
      return soldTotal(document) - sum(back);
    }
  }
}
