import { sum, type Minor } from '#domain/money/money.ts';
import type { ReturnDocument, SaleDocument, StoreDocument } from '#main/channel/document.ts';

/** What was sold with a document, at what was paid for it, minor units. */
export function soldTotal({ lines, surcharges }: Pick<SaleDocument, 'lines' | 'surcharges'>): Minor {
  return sum([...lines.map(({ total }) => total), ...surcharges.map(({ amount }) => amount)]);
}

/**
 * What a document is to be worth in the store, minor units: what was sold less what was given back, as it goes up. Null for
 * what has no worth.
 */
export function toldTotal(document: StoreDocument): Minor | null {
  switch (document.kind) {
    case 'stock':
    case 'customer':
    case 'pickup':
      return null;
    case 'sale':
      return document.total;
    case 'return':
      return soldTotal(document) - givenBack(document);
  }
}

/** What was given back for what came back, minor units. */
export function givenBack({ returned }: Pick<ReturnDocument, 'returned'>): Minor {
  return sum(returned.map(({ total }) => total));
}
