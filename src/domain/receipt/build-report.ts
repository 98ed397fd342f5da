import { formatReceiptNumber } from '../sale/sale.ts';
import type { CashReport, ShiftReport, Tally, TenderTally } from '../shift/report.ts';
import { row, rowsBlock } from './build-sums.ts';
import { taxesBlock } from './build-taxes.ts';
import type { ReceiptBlock, ReceiptDocument, ReceiptFact, ReceiptRow } from './document.ts';
import { frame, type ReceiptSetting } from './frame.ts';
import { createWriter, type Writer } from './writer.ts';

/** The paper of a shift's report, of now (X) or frozen at its end (Z). Every amount is the report's own. */
export function buildReport(report: ShiftReport, setting: ReceiptSetting): ReceiptDocument {
  const writer = createWriter(report.currency, setting.locale, setting.words);
  const { words, count } = writer;
  const title = words(`receipt.report.${report.kind}`, { number: count(report.number) });
  const body = [
    { kind: 'facts' as const, facts: facts(report, writer) },
    ...rowsBlock(documentRows(report, writer), words('receipt.report.documents')),
    {
      kind: 'total' as const,
      row: { label: words('receipt.total'), amount: writer.money(report.total) },
    },
    ...rowsBlock(
      report.tenders.map((tender) => tenderRow(tender, writer)),
      words('receipt.report.tenders'),
    ),
    ...taxesBlock(report.taxes, writer),
    ...rowsBlock(
      report.categories.map((tally) => tallyRow(categoryName(tally.name, writer), tally, writer)),
      words('receipt.report.categories'),
    ),
    ...rowsBlock(
      report.clerks.map((tally) => tallyRow(writer.text(tally.name), tally, writer)),
      words('receipt.report.clerks'),
    ),
    ...(report.cash === null ? [] : cashBlocks(report.cash, writer)),
    ...(report.kind === 'z' ? [{ kind: 'signature' as const, label: words('receipt.signature') }] : []),
  ];
  return frame({ name: title, title, isLoud: true, body }, report.currency, setting, writer);
}

function facts(report: ShiftReport, writer: Writer): ReceiptFact[] {
  const { words, text, count } = writer;
  const moment = (at: number): string =>
    `${writer.date(at, report.utcOffsetMinutes)} ${writer.time(at, report.utcOffsetMinutes)}`;
  const number = (value: number): string => text(formatReceiptNumber(report.registerCode, value));
  const { receipts } = report;
  return [
    { label: words('receipt.register'), value: text(report.registerCode) },
    { label: words('receipt.shift'), value: count(report.number) },
    { label: words('receipt.report.opened'), value: moment(report.openedAt) },
    { label: words('receipt.report.opened-by'), value: text(report.openedBy) },
    { label: words(`receipt.report.${report.kind}.at`), value: moment(report.at) },
    ...(report.by === ''
      ? []
      : [{ label: words(`receipt.report.${report.kind}.by`), value: text(report.by) }]),
    ...(receipts === null
      ? []
      : [
          {
            label: words('receipt.report.receipts'),
            value: `${number(receipts.first)} – ${number(receipts.last)}`,
          },
        ]),
    { label: words('receipt.report.no-sales'), value: count(report.noSales) },
  ];
}

function documentRows(report: ShiftReport, writer: Writer): ReceiptRow[] {
  const { words } = writer;
  const counted = (['sales', 'refunds', 'exchanges', 'voids', 'discounts'] as const).map((kind) =>
    tallyRow(words(`receipt.report.${kind}`), report[kind], writer),
  );
  return [...counted, row(words('receipt.rounding'), report.roundings, writer)];
}

function categoryName(name: string, { words, text }: Writer): string {
  return name === '' ? words('receipt.report.no-category') : text(name);
}

/** The count first, so that a long name can't push it off the paper. */
function tallyRow(name: string, { count, amount }: Tally, writer: Writer): ReceiptRow {
  return row(writer.words('receipt.report.tally', { count: writer.count(count), name }), amount, writer);
}

function tenderRow(tender: TenderTally, writer: Writer): ReceiptRow {
  const { words, money } = writer;
  const both = tallyRow(writer.tender(tender.kind, tender.name), tender, writer);
  if (tender.paidBack === 0) return both;
  const texts = [
    words('receipt.report.taken', { amount: money(tender.taken) }),
    words('receipt.report.paid-back', { amount: money(tender.paidBack) }),
  ];
  return { ...both, remarks: texts.map((text) => ({ text, amount: null })) };
}

function cashBlocks(cash: CashReport, writer: Writer): ReceiptBlock[] {
  const { words, text } = writer;
  const blocks = rowsBlock(cashRows(cash, writer), words('receipt.cash.title'));
  if (cash.count === null) return blocks;
  const note: ReceiptBlock[] =
    cash.count.note === '' ? [] : [{ kind: 'texts', texts: [text(cash.count.note)] }];
  return [...blocks, ...rowsBlock(countRows(cash.count, writer), words('receipt.cash.count')), ...note];
}

/** What went out of the drawer, or lies beside it in another currency, is negative: the rows add up to the last one. */
function cashRows(cash: CashReport, writer: Writer): ReceiptRow[] {
  const { words, money } = writer;
  return [
    floatRow(cash, writer),
    row(words('receipt.cash.sales'), cash.cashSales, writer),
    row(words('receipt.cash.refunds'), -cash.cashRefunds, writer),
    row(words('receipt.cash.pay-ins'), cash.payIns, writer),
    row(words('receipt.cash.pay-outs'), -cash.payOuts, writer),
    row(words('receipt.cash.safe-drops'), -cash.safeDrops, writer),
    ...cash.foreign.map(({ currency, given, worth }) =>
      row(words('receipt.cash.foreign', { given: money(given, currency) }), -worth, writer),
    ),
    row(words('receipt.cash.expected'), cash.expected, writer),
  ];
}

/** What somebody put in or took out between two shifts is in neither's count: it is said here. */
function floatRow({ left, float }: CashReport, writer: Writer): ReceiptRow {
  const { words, money } = writer;
  const plain = row(words('receipt.cash.float'), float, writer);
  if (left === null || left === float) return plain;
  const id = float > left ? 'receipt.cash.float.more' : 'receipt.cash.float.less';
  const text = words(id, { left: money(left), amount: money(Math.abs(float - left)) });
  return { ...plain, remarks: [{ text, amount: null }] };
}

function countRows(count: NonNullable<CashReport['count']>, writer: Writer): ReceiptRow[] {
  const { words, amount } = writer;
  const denominations = Object.entries(count.counts)
    .map(([worth, pieces]) => ({ worth: Number(worth), pieces }))
    .filter(({ pieces }) => pieces > 0)
    .toSorted((a, b) => b.worth - a.worth);
  return [
    ...denominations.map(({ worth, pieces }) =>
      row(`${writer.count(pieces)} × ${amount(worth)}`, worth * pieces, writer),
    ),
    row(words('receipt.cash.counted'), count.counted, writer),
    row(words(`receipt.cash.${verdict(count.difference)}`), count.difference, writer),
    row(words('receipt.cash.left'), count.leftFloat, writer),
  ];
}

function verdict(difference: number): 'over' | 'short' | 'exact' {
  if (difference === 0) return 'exact';
  return difference > 0 ? 'over' : 'short';
}
