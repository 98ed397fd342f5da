import { sum, type Minor } from '#domain/money/money.ts';
import type { ReturnDocument, SaleDocument, StoreDocument } from '#main/channel/document.ts';

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
    case 'return':
      return soldTotal(document) - givenBack(document);
  }
}

/** The money that a store is told was given back, minor units: that of goods that came of a sale it has. */
export function givenBack({ returned }: Pick<ReturnDocument, 'returned'>): Minor {
  return sum(returned.filter(({ origin }) => origin !== null).map(({ total }) => total));
}
