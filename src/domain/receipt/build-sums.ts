import { sum, type Minor } from '../money/money.ts';
import type { SaleLine, SaleRecord } from '../sale/sale.ts';
import type { Step } from '../sale/settlement.ts';
import { columnAmount, documentSteps } from './build-lines.ts';
import type { ReceiptBlock, ReceiptRow } from './document.ts';
import type { Writer } from './writer.ts';

/**
 * What stands between the lines and the total: what comes back and what is new of an exchange, and what the document
 * says once for all lines. The first row is what the column of the lines adds up to; nothing when that is the total.
 */
export function sumRows(sale: SaleRecord, writer: Writer): ReceiptRow[] {
  const shared = sharedRows(sale.lines, writer);
  if (sale.kind === 'exchange') return [...exchangeRows(sale.lines, writer), ...shared];
  if (shared.length === 0) return [];
  return [row(writer.words('receipt.subtotal'), columnSum(sale.lines), writer), ...shared];
}

/** The amounts of a document in rows without remarks, or nothing. */
export function rowsBlock(rows: readonly ReceiptRow[], heading: string | null = null): ReceiptBlock[] {
  return rows.length === 0 ? [] : [{ kind: 'amounts', heading, rows }];
}

/** A row with a currency sign. */
export function row(label: string, minor: Minor, { money }: Writer): ReceiptRow {
  return { label, amount: money(minor), remarks: [] };
}

/** Whether goods come back with a line. */
export function isReturned(line: SaleLine): boolean {
  return line.quantity < 0;
}

function exchangeRows(lines: readonly SaleLine[], writer: Writer): ReceiptRow[] {
  const { words } = writer;
  return [
    row(words('receipt.returned'), columnSum(lines.filter(isReturned)), writer),
    row(words('receipt.new'), columnSum(lines.filter((line) => !isReturned(line))), writer),
  ];
}

function columnSum(lines: readonly SaleLine[]): Minor {
  return sum(lines.map(columnAmount));
}

/** One row a reason, tax or exemption, in the order in which they first occur. */
function sharedRows(lines: readonly SaleLine[], writer: Writer): ReceiptRow[] {
  const amounts = new Map<string, Minor>();
  for (const step of lines.flatMap(documentSteps)) {
    const label = sharedLabel(step, writer);
    amounts.set(label, (amounts.get(label) ?? 0) + step.amount);
  }
  return [...amounts]
    .filter(([, amount]) => amount !== 0)
    .map(([label, amount]) => row(label, amount, writer));
}

function sharedLabel(step: Step, { words, text, rate }: Writer): string {
  switch (step.kind) {
    case 'tax':
      return step.name === ''
        ? words('receipt.tax.added', { rate: rate(step.ratePpm) })
        : `${text(step.name)} ${rate(step.ratePpm)}`;
    case 'discount':
      return words('receipt.discount', { reason: text(step.reason) });
    case 'exemption':
      return words('receipt.exempt', { reason: text(step.reason) });
    default:
      return '';
  }
}
