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
}

/**
 * A committed document as the online store is told of it. Goods are lines at what was charged for them; what the
 * store has no goods for (misc items, vouchers) is surcharges, so that everything adds up to the total.
 * @throws Error when a variant is not among `variants`: it was not checked against the catalog.
 */
export function storeDocument(
  record: SaleRecord,
  { variants, shop, buyer }: DocumentParts,
): SaleDocument | ReturnDocument {
  const remoteIdOf = (id: number): string => remoteIdIn(variants, id);
  const sold = record.lines.filter(({ quantity }) => quantity > 0);
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
    lines: sold.flatMap((line) => soldLine(line, remoteIdOf)),
    surcharges: sold.flatMap(surcharge),
    tenders: record.tenders.map(({ kind, amount }) => ({ kind, amount })),
    allows: { storeTotal: null, shortStock: false },
  };
  if (record.kind === 'sale') return { kind: 'sale', ...common };
  const back = record.lines.filter(({ quantity }) => quantity < 0);
  return {
    kind: 'return',
    of: record.kind,
    ...common,
    returned: back.map((line) => returnedLine(line, remoteIdOf)),
  };
}

function soldLine(
  { position, variantId, sku, name, quantity, unitPrice, total }: SaleLine,
  remoteIdOf: (variantId: number) => string,
): SoldLine[] {
  if (variantId === null) return [];
  return [{ position, variantRemoteId: remoteIdOf(variantId), sku, name, quantity, unitPrice, total }];
}

function surcharge({ position, variantId, name, total, taxes }: SaleLine): Surcharge[] {
  return variantId === null ? [{ position, name, amount: total, ratePpm: taxes[0]?.ratePpm ?? 0 }] : [];
}

function returnedLine(
  { position, origin, variantId, sku, name, quantity, total, reason, condition }: SaleLine,
  remoteIdOf: (variantId: number) => string,
): ReturnedLine {
  return {
    position,
    origin,
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
