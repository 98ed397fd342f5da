import type { SaleLine, SaleRecord } from '../sale/sale.ts';
import { formatReceiptNumber } from '../sale/sale.ts';
import type { ReceiptBlock } from './document.ts';
import { head, whenFacts, type ReceiptSetting } from './frame.ts';
import type { Writer } from './writer.ts';

/** A slip of its own for each gift voucher sold, to be given away without the rest of the receipt. */
export function voucherSlips(sale: SaleRecord, setting: ReceiptSetting, writer: Writer): ReceiptBlock[] {
  return sale.lines
    .filter((line) => line.kind === 'voucher' && line.voucherCode !== '' && line.quantity > 0)
    .flatMap((line) => voucherSlip(line, sale, setting, writer));
}

function voucherSlip(
  line: SaleLine,
  sale: SaleRecord,
  setting: ReceiptSetting,
  writer: Writer,
): ReceiptBlock[] {
  const { words, money, text } = writer;
  const code = line.voucherCode;
  const facts = [
    ...whenFacts(sale.soldAt, sale.utcOffsetMinutes, writer),
    { label: words('receipt.number'), value: text(formatReceiptNumber(sale.registerCode, sale.number)) },
  ];
  return [
    { kind: 'cut' },
    ...head({ title: words('receipt.voucher.title'), isLoud: true }, setting, writer),
    { kind: 'total', row: { label: words('receipt.voucher.value'), amount: money(line.total) } },
    { kind: 'code', payload: code, caption: text(code), drawing: setting.drawCode(code) },
    { kind: 'texts', texts: [words('receipt.voucher.validity')] },
    { kind: 'facts', facts },
  ];
}
