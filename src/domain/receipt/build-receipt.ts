import { formatReceiptNumber, type SaleLine, type SaleRecord } from '../sale/sale.ts';
import { originsOf, receiptLine } from './build-lines.ts';
import { paymentBlocks } from './build-payment.ts';
import { isReturned, rowsBlock, sumRows } from './build-sums.ts';
import { taxesBlock } from './build-taxes.ts';
import { voucherSlips } from './build-voucher.ts';
import type { ReceiptBlock, ReceiptDocument, ReceiptFact } from './document.ts';
import { frame, type ReceiptSetting } from './frame.ts';
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
  const named: readonly (readonly [id: string, value: string])[] = [
    ['receipt.number', formatReceiptNumber(sale.registerCode, sale.number)],
    ...originFacts(sale, voided),
    ['receipt.date', writer.date(sale.soldAt, sale.utcOffsetMinutes)],
    ['receipt.time', writer.time(sale.soldAt, sale.utcOffsetMinutes)],
    ['receipt.register', sale.registerCode],
    ['receipt.clerk', sale.clerk],
    ['receipt.customer', sale.customer?.name ?? ''],
    ['receipt.exemption.reason', sale.exemption?.reason ?? ''],
    ['receipt.exemption.number', sale.exemption?.number ?? ''],
  ];
  return named
    .filter(([, value]) => value !== '')
    .map(([id, value]) => ({ label: words(id), value: text(value) }));
}

/** What a document takes back: a void a whole receipt for one reason, a refund lines of others. */
function originFacts(sale: SaleRecord, voided: string | null): [id: string, value: string][] {
  if (sale.kind !== 'void') return [['receipt.origin', originsOf(sale).join(', ')]];
  return [
    ['receipt.voided', voided ?? ''],
    ['receipt.void.reason', sale.lines[0]?.reason ?? ''],
  ];
}
