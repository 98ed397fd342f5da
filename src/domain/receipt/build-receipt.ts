import { formatReceiptNumber, type SaleLine, type SaleRecord } from '../sale/sale.ts';
import { originsOf, receiptLine } from './build-lines.ts';
import { paymentBlocks } from './build-payment.ts';
import { isReturned, rowsBlock, sumRows } from './build-sums.ts';
import { taxesBlock } from './build-taxes.ts';
import { voucherSlips } from './build-voucher.ts';
import type { ReceiptBlock, ReceiptDocument, ReceiptFact } from './document.ts';
import { frame, whenFacts, type ReceiptSetting } from './frame.ts';
import { createWriter, type Writer } from './writer.ts';

/**
 * The receipt of a committed sale, refund, exchange or void. It computes no amount that the sale does not have: the
 * column of its lines, and the rows between them and the total, add up to the sale's own total.
 * `voided` is the number of the receipt that a void takes back.
 */
export function buildReceipt(
  sale: SaleRecord,
  setting: ReceiptSetting,
  voided: string | null = null,
): ReceiptDocument {
  const writer = createWriter(sale.currency, setting.locale, setting.words);
  const title = writer.words(`receipt.title.${sale.kind}`);
  const number = writer.text(formatReceiptNumber(sale.registerCode, sale.number));
  const content = {
    name: `${title} ${number}`,
    title,
    isLoud: sale.kind !== 'sale',
    body: [
      ...linesBlocks(sale, writer),
      ...rowsBlock(sumRows(sale, writer)),
      ...paymentBlocks(sale, writer),
      ...taxesBlock(sale.taxes, writer),
      { kind: 'facts' as const, facts: facts(sale, voided, writer) },
      ...noteBlock(sale, writer),
      { kind: 'code' as const, payload: sale.id, caption: null, drawing: setting.drawCode(sale.id) },
    ],
  };
  const document = frame(content, sale.currency, setting, writer);
  return { ...document, blocks: [...document.blocks, ...voucherSlips(sale, setting, writer)] };
}

/** An exchange says first what comes back, then what is new; a refund is headed by what it is. */
function linesBlocks(sale: SaleRecord, writer: Writer): ReceiptBlock[] {
  const { words } = writer;
  const block = (heading: string | null, lines: readonly SaleLine[]): ReceiptBlock => ({
    kind: 'lines',
    heading,
    lines: lines.map((line) => receiptLine(line, sale, writer)),
  });
  if (sale.kind === 'exchange') {
    return [
      block(words('receipt.returned'), sale.lines.filter(isReturned)),
      block(
        words('receipt.new'),
        sale.lines.filter((line) => !isReturned(line)),
      ),
    ];
  }
  return [block(sale.kind === 'refund' ? words('receipt.returned') : null, sale.lines)];
}

function noteBlock({ note }: SaleRecord, { text }: Writer): ReceiptBlock[] {
  return note === '' ? [] : [{ kind: 'texts', texts: [text(note)] }];
}

function facts(sale: SaleRecord, voided: string | null, writer: Writer): ReceiptFact[] {
  const { words, text } = writer;
  const fact = (id: string, value: string | null): ReceiptFact[] =>
    value === null || value === '' ? [] : [{ label: words(id), value: text(value) }];
  const origins = originsOf(sale);
  return [
    ...fact('receipt.number', formatReceiptNumber(sale.registerCode, sale.number)),
    ...fact('receipt.voided', voided),
    ...fact('receipt.void.reason', sale.kind === 'void' ? (sale.lines[0]?.reason ?? null) : null),
    ...fact('receipt.origin', voided === null ? origins.join(', ') : null),
    ...whenFacts(sale.soldAt, sale.utcOffsetMinutes, writer),
    ...fact('receipt.register', sale.registerCode),
    ...fact('receipt.clerk', sale.clerk),
    ...fact('receipt.customer', sale.customer?.name ?? null),
    ...fact('receipt.exemption.reason', sale.exemption?.reason ?? null),
    ...fact('receipt.exemption.number', sale.exemption?.number ?? null),
  ];
}
