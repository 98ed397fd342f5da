import type { Minor } from '#domain/money/money.ts';
import { formatReceiptNumber, type SaleRecord } from '#domain/sale/sale.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import type { SaleDocument } from '#main/channel/connector.ts';
import type { KnownVariant } from '#main/data/sellable.ts';
import type { ShopRow } from '#main/data/shop.ts';

/**
 * A committed document as the online store is told of it. Goods are lines at what was charged for them; what the
 * store has no goods for (misc items, vouchers) is surcharges, so that everything adds up to the total.
 * @throws Error when a variant is not among `variants`: it was not checked against the catalog.
 */
export function saleDocument(
  record: SaleRecord,
  variants: ReadonlyMap<number, KnownVariant>,
  shop: ShopRow,
): SaleDocument {
  return {
    id: record.id,
    registerCode: record.registerCode,
    receiptNumber: formatReceiptNumber(record.registerCode, record.number),
    soldAt: record.soldAt,
    locationRemoteId: shop.locationRemoteId,
    locationCode: shop.locationCode,
    currency: record.currency,
    total: record.total,
    lines: record.lines.flatMap(({ variantId, quantity, unitPrice, total }) =>
      variantId === null
        ? []
        : [{ variantRemoteId: remoteIdOf(variantId, variants), quantity, unitPrice, total }],
    ),
    surcharges: record.lines.flatMap(({ variantId, name, total, taxes }) =>
      variantId === null ? [{ name, amount: total, ratePpm: taxes[0]?.ratePpm ?? 0 }] : [],
    ),
    tenders: record.tenders.map(({ kind, amount }) => ({ kind, amount })),
  };
}

/** A refund, exchange or void for the store: what came back has negative quantities and amounts. */
export interface ReturnDocument extends SaleDocument {
  readonly kind: SaleRecord['kind'];
  readonly voids: string | null;
  /** Which sold lines came back. */
  readonly returns: readonly {
    readonly saleId: string;
    readonly position: number;
    readonly quantity: Thousandths;
    readonly total: Minor;
    readonly reason: string;
    readonly condition: 'restock' | 'damaged' | null;
  }[];
}

/** A document that is no plain sale, as it waits for the store. */
export function returnDocument(record: SaleRecord, document: SaleDocument): ReturnDocument {
  return {
    ...document,
    kind: record.kind,
    voids: record.voids,
    returns: record.lines.flatMap(({ origin, quantity, total, reason, condition }) =>
      origin === null ? [] : [{ ...origin, quantity, total, reason, condition }],
    ),
  };
}

function remoteIdOf(variantId: number, variants: ReadonlyMap<number, KnownVariant>): string {
  const variant = variants.get(variantId);
  if (variant === undefined) throw new Error(`variant ${variantId} was sold unchecked`);
  return variant.remoteId;
}
