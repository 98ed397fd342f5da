import type { Insertable, Selectable } from 'kysely';
import type { SaleLine, SaleRecord } from '#domain/sale/sale.ts';
import type { Tender } from '#domain/sale/tender.ts';
import { keptList, keptObject } from './kept-json.ts';
import type { Schema } from './schema.ts';

type SaleHead = Omit<SaleRecord, 'lines' | 'taxes' | 'tenders'>;

/** A document's own row, without what stands in other tables. */
export function toSaleRow({
  lines: _,
  taxes: __,
  tenders: ___,
  customer,
  ...sale
}: SaleRecord): Insertable<Schema['sale']> {
  return {
    ...sale,
    customerId: customer?.id ?? null,
    customerName: customer?.name ?? '',
    promotions: JSON.stringify(sale.promotions),
    exemption: sale.exemption === null ? null : JSON.stringify(sale.exemption),
  };
}

/** A line's row without its document. */
export function toLineRow({
  origin,
  taxes,
  steps,
  ...line
}: SaleLine): Omit<Insertable<Schema['saleLine']>, 'saleId'> {
  return {
    ...line,
    taxes: JSON.stringify(taxes),
    steps: JSON.stringify(steps),
    originSaleId: origin?.saleId ?? null,
    originPosition: origin?.position ?? null,
  };
}

/** A tender's row without its document and place. */
export function toTenderRow({
  foreign,
  ...tender
}: Tender): Omit<Insertable<Schema['tender']>, 'saleId' | 'position'> {
  return {
    ...tender,
    foreignCurrency: foreign?.currency ?? null,
    foreignGiven: foreign?.given ?? null,
    foreignWorth: foreign?.rate.worth ?? null,
    foreignPer: foreign?.rate.per ?? null,
  };
}

/** What the row of a document says of it. */
export function toSaleHead({
  customerId,
  customerName,
  promotions,
  exemption,
  ...head
}: Selectable<Schema['sale']>): SaleHead {
  return {
    ...head,
    customer: customerId === null ? null : { id: customerId, name: customerName },
    promotions: keptList(promotions),
    exemption: exemption === null ? null : keptObject(exemption),
  };
}

/** A line as it was paid. */
export function toLine({
  saleId: _,
  originSaleId,
  originPosition,
  taxes,
  steps,
  ...line
}: Selectable<Schema['saleLine']>): SaleLine {
  const isReturned = originSaleId !== null && originPosition !== null;
  return {
    ...line,
    taxes: keptList(taxes),
    steps: keptList(steps),
    origin: isReturned ? { saleId: originSaleId, position: originPosition } : null,
  };
}

/** What was paid with. */
export function toTender({
  kind,
  name,
  amount,
  given,
  change,
  reference,
  ...row
}: Selectable<Schema['tender']>): Tender {
  const { foreignCurrency, foreignGiven, foreignWorth, foreignPer } = row;
  const isForeign =
    foreignCurrency !== null && foreignGiven !== null && foreignWorth !== null && foreignPer !== null;
  const foreign = isForeign
    ? { currency: foreignCurrency, given: foreignGiven, rate: { worth: foreignWorth, per: foreignPer } }
    : null;
  return { kind, name, amount, given, change, reference, foreign };
}
