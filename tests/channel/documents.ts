import { v7 as uuid } from 'uuid';
import type {
  CustomerDocument,
  ReturnDocument,
  ReturnedLine,
  SaleDocument,
  SoldLine,
  StockDocument,
} from '#main/channel/document.ts';

interface Goods {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly price: number;
}

export interface SoldItem {
  readonly variant: Goods;
  readonly pieces: number;
  /** What one cost at the till, in minor units; the store's price when absent. */
  readonly price?: number;
}

/** Goods that come back, undamaged when nothing is said. */
export interface ReturnedItem {
  /** The sale they were bought with; null without a receipt. */
  readonly sale: SaleDocument | null;
  readonly variant: Goods;
  readonly pieces: number;
  readonly price?: number;
  readonly condition?: ReturnedLine['condition'];
}

/** Makes sample documents, each with an id of its own, at one location of one shop. */
export interface DocumentMaker {
  /** A paid sale of goods at the prices they have now. */
  readonly saleOf: (...items: readonly SoldItem[]) => SaleDocument;
  /** A refund, or an exchange where something is `sold` with it. */
  readonly returnOf: (
    returned: readonly ReturnedItem[],
    more?: { readonly of?: ReturnDocument['of']; readonly sold?: readonly SoldItem[] },
  ) => ReturnDocument;
  /** Movements of stock by so many pieces each. */
  readonly stockOf: (...moves: readonly (readonly [variantId: string, pieces: number])[]) => StockDocument;
  /** A new customer. */
  readonly customerOf: (name: string, mail: string) => CustomerDocument;
}

export function makeDocuments(place: {
  readonly locationRemoteId: string;
  readonly locationCode: string;
  readonly currency: string;
}): DocumentMaker {
  const paid = () => ({
    ...place,
    id: uuid(),
    registerCode: 'R1',
    receiptNumber: 'R1-000017',
    soldAt: Date.now(),
    customer: null,
    surcharges: [],
    allows: { storeTotal: null, shortStock: false },
  });
  return {
    saleOf: (...items) => {
      const lines = items.map(toSoldLine);
      const total = sumOf(lines);
      return { ...paid(), kind: 'sale', lines, total, tenders: tendersOf(total) };
    },
    returnOf: (items, { sold = [], of = sold.length === 0 ? 'refund' : 'exchange' } = {}) => {
      const returned = items.map(toReturnedLine);
      const lines = sold.map((item, nth) => toSoldLine(item, items.length + nth));
      const total = sumOf(lines) - sumOf(returned);
      return { ...paid(), kind: 'return', of, returned, lines, total, tenders: tendersOf(total) };
    },
    stockOf: (...moves) => ({
      kind: 'stock',
      id: uuid(),
      of: 'adjustment',
      at: Date.now(),
      locationRemoteId: place.locationRemoteId,
      note: 'Broken',
      moves: moves.map(([variantRemoteId, pieces]) => ({
        movementId: uuid(),
        variantRemoteId,
        quantity: pieces * 1000,
      })),
    }),
    customerOf: (name, mail) => ({
      kind: 'customer',
      id: uuid(),
      customerId: uuid(),
      remoteId: null,
      name,
      mail,
      phone: '+49 30 1234567',
      at: Date.now(),
    }),
  };
}

function toSoldLine({ variant, pieces, price = variant.price }: SoldItem, nth: number): SoldLine {
  return {
    position: nth + 1,
    variantRemoteId: variant.id,
    sku: variant.sku,
    name: variant.name,
    unit: 'piece',
    quantity: pieces * 1000,
    unitPrice: price,
    total: pieces * price,
  };
}

function toReturnedLine(
  { sale, variant, pieces, price = variant.price, condition = 'restock' }: ReturnedItem,
  nth: number,
): ReturnedLine {
  const line = sale?.lines.find(({ variantRemoteId }) => variantRemoteId === variant.id);
  return {
    position: nth + 1,
    origin: sale === null ? null : { saleId: sale.id, position: line?.position ?? 1 },
    variantRemoteId: variant.id,
    sku: variant.sku,
    name: variant.name,
    unit: 'piece',
    quantity: pieces * 1000,
    total: pieces * price,
    reason: 'Too small',
    condition,
  };
}

function sumOf(lines: readonly { readonly total: number }[]): number {
  return lines.reduce((sum, line) => sum + line.total, 0);
}

/** Two of them, as customers do. */
function tendersOf(total: number): SaleDocument['tenders'] {
  return [
    { kind: 'cash', amount: 100 },
    { kind: 'card', amount: total - 100 },
  ];
}
