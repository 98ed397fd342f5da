import { sum } from '../money/money.ts';
import type { SaleRecord } from '../sale/sale.ts';
import type { Tender } from '../sale/tender.ts';
import { veiledCode } from '../sale/voucher-code.ts';
import { row, rowsBlock } from './build-sums.ts';
import type { ReceiptBlock, ReceiptRemark, ReceiptRow } from './document.ts';
import type { Writer } from './writer.ts';

/** What the customer owes or gets, how cash rounding changed it, what it was paid with, and what was saved. */
export function paymentBlocks(sale: SaleRecord, writer: Writer): ReceiptBlock[] {
  const { words, money } = writer;
  const paid = [...roundingRows(sale, writer), ...sale.tenders.map((tender) => tenderRow(tender, writer))];
  const change = sum(sale.tenders.map((tender) => tender.change));
  if (change !== 0) paid.push(row(words('receipt.change'), change, writer));
  const saved = sale.saved === 0 ? [] : [row(words('receipt.saved'), sale.saved, writer)];
  return [
    { kind: 'total', row: { label: totalLabel(sale, writer), amount: money(sale.total) } },
    ...rowsBlock(paid),
    ...rowsBlock(saved),
  ];
}

function totalLabel({ kind, total }: SaleRecord, { words }: Writer): string {
  if (kind !== 'exchange') return words('receipt.total');
  return words(total < 0 ? 'receipt.difference.back' : 'receipt.difference');
}

function roundingRows({ total, rounding }: SaleRecord, writer: Writer): ReceiptRow[] {
  if (rounding === 0) return [];
  const { words } = writer;
  return [
    row(words('receipt.rounding'), rounding, writer),
    row(words('receipt.rounded'), total + rounding, writer),
  ];
}

function tenderRow(tender: Tender, writer: Writer): ReceiptRow {
  const label = writer.tender(tender.kind, tender.name);
  return {
    label: tender.amount < 0 ? writer.words('receipt.paid-back', { tender: label }) : label,
    amount: writer.money(tender.given),
    remarks: tenderRemarks(tender, writer),
  };
}

function tenderRemarks(
  { kind, foreign, reference }: Tender,
  { words, money, text }: Writer,
): ReceiptRemark[] {
  const texts: string[] = [];
  if (foreign !== null) {
    const { currency, given, rate } = foreign;
    const values = {
      given: money(given, currency),
      per: money(rate.per, currency),
      worth: money(rate.worth),
    };
    texts.push(words('receipt.foreign', values));
  }
  const shown = kind === 'voucher' ? veiledCode(reference) : reference;
  if (shown !== '') texts.push(words('receipt.reference', { reference: text(shown) }));
  return texts.map((one) => ({ text: one, amount: null }));
}
