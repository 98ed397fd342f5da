import { formatReceiptNumber, type SaleLine, type SaleRecord } from '#domain/sale/sale.ts';
import type {
  Buyer,
  ReturnDocument,
  ReturnedLine,
  SaleDocument,
  SoldLine,
  Surcharge,
} from '#main/channel/document.ts';
import type { KnownVariant } from '#main/data/sellable.ts';
import type { ShopRow } from '#main/data/shop.ts';

/** What a document for the store is made of, beside the paid one itself. */
export interface DocumentParts {
  readonly variants: ReadonlyMap<number, KnownVariant>;
  readonly shop: ShopRow;
  readonly buyer: Buyer | null;
  /** Documents that are for the store: what comes back of others it can't know, so only the stock moves. */
  readonly known: ReadonlySet<string>;
  /** Positions of goods that go out again after they had come back damaged: the store's stock never had them. */
  readonly damaged: ReadonlySet<number>;
}

/**
 * A committed document as the online store is told of it. Goods are lines at what was charged for them; what the
 * store has no goods for (misc items, vouchers) is surcharges, so that everything adds up to the total: what was sold
 * less what came back, before cash was rounded. What came back is refunded line by line on the order of its own sale,
 * whatever was sold with it and whichever way the money went; the tenders say that.
 * @throws Error when a variant is not among `variants`: it was not checked against the catalog.
 */
export function storeDocument(
  record: SaleRecord,
  { variants, shop, buyer, known, damaged }: DocumentParts,
): SaleDocument | ReturnDocument {
  const remoteIdOf = (id: number): string => remoteIdIn(variants, id);
  const sold = record.lines.filter(({ quantity }) => quantity > 0);
  const goods = sold.filter(({ variantId, position }) => variantId !== null && !damaged.has(position));
  const common = {
    id: record.id,
    registerCode: record.registerCode,
    receiptNumber: formatReceiptNumber(record.registerCode, record.number),
    soldAt: record.soldAt,
    locationRemoteId: shop.locationRemoteId,
    locationCode: shop.locationCode,
    currency: record.currency,
    customer: buyer,
    total: record.total,
    lines: goods.flatMap((line) => soldLine(line, remoteIdOf)),
    surcharges: sold.filter((line) => !goods.includes(line)).map(surcharge),
    tenders: record.tenders.map(({ kind, amount }) => ({ kind, amount })),
    allows: { storeTotal: null, shortStock: false },
  };
  if (record.kind === 'sale') return { kind: 'sale', ...common };
  const back = record.lines.filter(({ quantity }) => quantity < 0);
  return {
    kind: 'return',
    of: record.kind,
    ...common,
    returned: back.map((line) => {
      const isKnown = line.origin !== null && known.has(line.origin.saleId);
      return { ...returnedLine(line, remoteIdOf), origin: isKnown ? line.origin : null };
    }),
  };
}

function soldLine(
  { position, variantId, sku, name, quantity, unitPrice, total }: SaleLine,
  remoteIdOf: (variantId: number) => string,
): SoldLine[] {
  if (variantId === null) return [];
  return [{ position, variantRemoteId: remoteIdOf(variantId), sku, name, quantity, unitPrice, total }];
}

function surcharge({ position, name, total, taxes }: SaleLine): Surcharge {
  return { position, name, amount: total, ratePpm: taxes[0]?.ratePpm ?? 0 };
}

function returnedLine(
  { position, variantId, sku, name, quantity, total, reason, condition }: SaleLine,
  remoteIdOf: (variantId: number) => string,
): Omit<ReturnedLine, 'origin'> {
  return {
    position,
    variantRemoteId: variantId === null ? null : remoteIdOf(variantId),
    sku,
    name,
    quantity: 0 - quantity,
    total: 0 - total,
    reason,
    condition: condition ?? 'restock',
  };
}

function remoteIdIn(variants: ReadonlyMap<number, KnownVariant>, variantId: number): string {
  const variant = variants.get(variantId);
  if (variant === undefined) throw new Error(`variant ${variantId} was sold unchecked`);
  return variant.remoteId;
}
