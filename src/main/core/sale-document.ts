import { formatReceiptNumber, type SaleRecord } from '#domain/sale/sale.ts';
import type { SaleDocument } from '#main/channel/connector.ts';
import type { KnownVariant } from '#main/data/sellable.ts';
import type { ShopRow } from '#main/data/shop.ts';

/**
 * A committed sale as the online store is told of it.
 * @throws Error when a sold variant is not among `variants`: the sale was not checked against the catalog.
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
    tenders: record.tenders.map(({ kind, amount }) => ({ kind, amount })),
  };
}

function remoteIdOf(variantId: number, variants: ReadonlyMap<number, KnownVariant>): string {
  const variant = variants.get(variantId);
  if (variant === undefined) throw new Error(`variant ${variantId} was sold unchecked`);
  return variant.remoteId;
}
