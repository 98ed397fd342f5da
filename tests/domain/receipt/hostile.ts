import { fc } from '@fast-check/vitest';
import { buildCashSlip } from '#domain/receipt/build-cash-slip.ts';
import { buildPickupSlips } from '#domain/receipt/build-pickup-slips.ts';
import { buildReceipt } from '#domain/receipt/build-receipt.ts';
import { buildReport } from '#domain/receipt/build-report.ts';
import type { ReceiptDocument } from '#domain/receipt/document.ts';
import { packedOrder, webLine, webOrder } from './sample-pickup.ts';
import { sampleCash, sampleMovement, sampleReport } from './sample-report.ts';
import { sampleSale, returnedLine, settingIn } from './sample-sale.ts';
import { settledSales } from './settled-sale.ts';

/** What an attacker, a broken import or a joker writes into a name. */
const PIECES = [
  '\u001bp\u0000\u0019\u00fa',
  '\u001dV\u0042\u0000',
  '\u001dV\u0000',
  '\u001b@',
  '\u0010\u0014\u0001\u0000\u0001',
  '\u001b!\u0038',
  '\u001da\u00ff',
  '\u001d(k\u0003\u00001Q0',
  '\u0000',
  '\u007f\u0085\u009b',
  '\n\n\n\r\t\f\v',
  '\u202e\u202dlatoT',
  '\u2066\u2067\u2068',
  '\u200f\u061c',
  '\u2028\u2029\ufeff',
  '\ud800',
  '\udfff',
  'e' + '\u0301'.repeat(200),
  '👩‍👩‍👧‍👦',
  '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  'שלום',
  'فاتورة',
  '日本語の名前',
  'ภาษาไทย',
  'क्षत्रिय',
  '\u1100\u1161\u11a8',
  'x'.repeat(4000),
  'word '.repeat(800),
  '日'.repeat(4000),
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  '</style></title><!--',
  '&lt;b&gt;',
  '{reason} {0} ${x}',
  '%n%s\\x1b',
  'Total  0.00 A',
  '-'.repeat(48),
  '\u00a0\u202f\u2007',
];

/** A text that nobody would want on a receipt. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(''));

const setting = hostileText.map((text) =>
  settingIn('en', { shop: { name: text, details: [text, 'VAT 1'], foot: [text], logo: '' } }),
);

const receipts = fc.tuple(settledSales(hostileText), setting).map(([sale, own]) => buildReceipt(sale, own));

const voids = fc.tuple(hostileText, setting).map(([text, own]) => {
  const lines = [returnedLine({ name: text, reason: text })];
  return buildReceipt(sampleSale({ kind: 'void', lines, note: text, clerk: text, voids: 'x' }), own, text);
});

const reports = fc
  .record({ text: hostileText, other: hostileText, own: setting, kind: fc.constantFrom('x', 'z') })
  .map(({ text, other, own, kind }) => {
    const names = [
      { name: text, count: 2, amount: 1234 },
      { name: other, count: 1, amount: -5 },
    ];
    const { count } = sampleCash;
    const noted = count === null ? null : { ...count, note: text };
    const report = sampleReport({
      kind,
      openedBy: text,
      by: other,
      registerCode: text,
      categories: names,
      clerks: names,
      tenders: [{ kind: 'other', name: text, count: 1, taken: 5, paidBack: 2, amount: 3 }],
      taxes: [{ name: text, ratePpm: 190_000, net: 100, tax: 19, gross: 119 }],
      cash: { ...sampleCash, count: kind === 'z' ? noted : null },
    });
    return buildReport(report, own);
  });

const slips = fc
  .tuple(hostileText, setting, fc.constantFrom('pay-in', 'pay-out', 'safe-drop', 'no-sale'))
  .map(([text, own, kind]) =>
    buildCashSlip(sampleMovement({ kind, reason: text, by: text, registerCode: text }), own),
  );

const pickups = fc.tuple(hostileText, setting).map(([text, own]) => {
  const customer = { name: text, mail: text, phone: text };
  const order = webOrder({ code: text, customer, note: text, lines: [webLine({ name: text })] });
  return buildPickupSlips(packedOrder({ order, place: text, by: text }), own);
});

/** Documents of every kind, full of such texts. */
export const hostileDocuments: fc.Arbitrary<ReceiptDocument> = fc
  .tuple(
    fc.oneof({ weight: 4, arbitrary: receipts }, voids, { weight: 2, arbitrary: reports }, slips, pickups),
    fc.boolean(),
  )
  .map(([document, isCopy]) => ({ ...document, isCopy }));

/** Every amount of money that a document shows, in its order. */
export function moneyOf({ blocks }: ReceiptDocument): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'lines':
        return block.lines.flatMap((line) => [line.amount, ...amounts(line.remarks)]);
      case 'amounts':
        return block.rows.flatMap((row) => [row.amount, ...amounts(row.remarks)]);
      case 'total':
        return [block.row.amount];
      case 'taxes':
        return block.taxes.map((tax) => tax.gross);
      default:
        return [];
    }
  });
}

function amounts(remarks: readonly { readonly amount: string | null }[]): string[] {
  return remarks.flatMap(({ amount }) => (amount === null ? [] : [amount]));
}
