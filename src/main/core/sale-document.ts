import { sum, type Minor } from '#domain/money/money.ts';
import { documentKind, formatReceiptNumber, type SaleLine, type SaleRecord } from '#domain/sale/sale.ts';
import { cutTenders, type TenderPart } from '#domain/sale/tender-share.ts';
import type { Standing } from '#domain/sale/resold.ts';
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
  /** Where the goods of a line that comes back stand in the store, by the line's position. */
  readonly standings: ReadonlyMap<number, readonly Standing[]>;
  /** Positions of goods that go out again after they had come back damaged: the store's stock never had them. */
  readonly damaged: ReadonlySet<number>;
}

/**
 * A committed document as the online store is told of it. Goods are lines at what was charged for them; what the
 * store has no goods for (misc items, vouchers) is surcharges, so that everything adds up to the total: what was sold
 * less what came back, before cash was rounded. What came back is refunded line by line on the order of its own sale,
 * whatever was sold with it and whichever way the money went; the tenders say that. Orders of the store that were handed
 * over or came back with it are left out with their part of the money: each tells of itself.
 * @throws Error when a variant is not among `variants`: it was not checked against the catalog.
 */
export function storeDocument(record: SaleRecord, parts: DocumentParts): SaleDocument | ReturnDocument {
  const told = withoutOrders(record);
  const { variants, shop, buyer, damaged } = parts;
  const remoteIdOf = (id: number): string => remoteIdIn(variants, id);
  const sold = told.lines.filter(({ quantity }) => quantity > 0);
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
    total: told.total,
    lines: goods.flatMap((line) => soldLine(line, remoteIdOf)),
    surcharges: sold.filter((line) => !goods.includes(line)).map(surcharge),
    tenders: told.tenders.map(({ kind, amount }) => ({ kind, amount })),
    allows: { storeTotal: null, shortStock: false },
  };
  if (told.kind === 'sale') return { kind: 'sale', ...common };
  const back = told.lines.filter(({ quantity }) => quantity < 0);
  return {
    kind: 'return',
    of: told.kind,
    ...common,
    returned: back.flatMap((line) => returnedParts(returnedLine(line, remoteIdOf), parts)),
  };
}

/** What of a document is for the store as a sale or a return. */
interface Told {
  readonly kind: SaleRecord['kind'];
  readonly lines: readonly SaleLine[];
  readonly total: Minor;
  readonly tenders: readonly TenderPart[];
}

function withoutOrders({ kind, lines, total, tenders }: SaleRecord): Told {
  const orders = lines.filter(({ webOrderId }) => webOrderId !== null);
  if (orders.length === 0) return { kind, lines, total, tenders };
  const rest = lines.filter(({ webOrderId }) => webOrderId === null);
  const paid = sum(orders.map((order) => order.total));
  return {
    kind: kind === 'void' ? kind : documentKind(rest),
    lines: rest,
    total: total - paid,
    tenders: cutTenders(tenders, paid).left,
  };
}

function soldLine(
  { position, variantId, sku, name, unit, quantity, unitPrice, total }: SaleLine,
  remoteIdOf: (variantId: number) => string,
): SoldLine[] {
  if (variantId === null) return [];
  return [{ position, variantRemoteId: remoteIdOf(variantId), sku, name, unit, quantity, unitPrice, total }];
}

function surcharge({ position, name, total, taxes }: SaleLine): Surcharge {
  return { position, name, amount: total, ratePpm: taxes[0]?.ratePpm ?? 0 };
}

function returnedLine(
  { position, variantId, sku, name, unit, quantity, total, reason, condition }: SaleLine,
  remoteIdOf: (variantId: number) => string,
): Omit<ReturnedLine, 'origin'> {
  return {
    position,
    variantRemoteId: variantId === null ? null : remoteIdOf(variantId),
    sku,
    name,
    unit,
    quantity: 0 - quantity,
    total: 0 - total,
    reason,
    condition: condition ?? 'restock',
  };
}

/** A line that comes back, in as many parts as there are documents that it comes back of. */
function returnedParts(
  line: Omit<ReturnedLine, 'origin'>,
  { standings, known }: DocumentParts,
): ReturnedLine[] {
  const parts = standings.get(line.position) ?? [];
  if (parts.length === 0) return [{ ...line, origin: null }];
  return parts.map(({ saleId, position, quantity, total }) => {
    const origin = known.has(saleId) ? { saleId, position } : null;
    return { ...line, quantity, total, origin };
  });
}

function remoteIdIn(variants: ReadonlyMap<number, KnownVariant>, variantId: number): string {
  const variant = variants.get(variantId);
  if (variant === undefined) throw new Error(`variant ${variantId} was sold unchecked`);
  return variant.remoteId;
}
