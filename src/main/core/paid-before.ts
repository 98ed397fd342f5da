import { Refusal } from '#contract/errors.ts';
import type { InputOf } from '#contract/procedure.ts';
import type { CommittedSale, sale } from '#contract/sale.ts';
import type { BasketLine } from '#domain/sale/basket.ts';
import { formatReceiptNumber, type SaleLine, type SaleRecord } from '#domain/sale/sale.ts';
import type { Reader } from '#main/data/database.ts';
import { findVoidOf } from '#main/data/sale-return.ts';
import { committed } from './save-document.ts';

/**
 * Paying the same basket again gives the document that was made.
 * @throws Refusal `already-paid` for another content, as that was never paid, and for a document that was taken back.
 */
export async function paidBefore(
  db: Reader,
  before: SaleRecord,
  { basket, shownTotal }: InputOf<typeof sale.commit>,
): Promise<CommittedSale> {
  const isSame =
    before.total === shownTotal &&
    before.lines.length === basket.lines.length &&
    before.lines.every((line, index) => isSameLine(line, basket.lines[index]));
  if (isSame && (await findVoidOf(db, before.id)) === null) return committed(before, true);
  throw new Refusal('already-paid', { number: formatReceiptNumber(before.registerCode, before.number) });
}

function isSameLine(sold: SaleLine, line: BasketLine | undefined): boolean {
  if (line?.kind !== sold.kind || Math.abs(sold.quantity) !== line.quantity) return false;
  return isSameThing(sold, line);
}

/** Names and prices of goods are the catalog's; of anything else they are the line's own. */
function isSameThing(sold: SaleLine, line: BasketLine): boolean {
  switch (line.kind) {
    case 'goods':
      return (
        sold.variantId === line.variantId && sold.unitPrice === (line.override?.unitPrice ?? line.unitPrice)
      );
    case 'misc':
      return sold.name === line.name && sold.unitPrice === line.unitPrice;
    case 'voucher':
      return sold.voucherCode === line.code && sold.unitPrice === line.unitPrice;
    case 'order':
    case 'order-back':
      return sold.webOrderId === line.orderId;
    case 'return':
      return sold.variantId === line.variantId && isSameOrigin(sold.origin, line.origin);
  }
}

function isSameOrigin(one: SaleLine['origin'], other: SaleLine['origin']): boolean {
  return one?.saleId === other?.saleId && one?.position === other?.position;
}
