import { textWidth } from './columns.ts';
import type { ReceiptAmount, ReceiptFact, ReceiptTax } from './document.ts';
import { wrapAtMost } from './wrap.ts';

/** A label takes at most so many lines; an amount always stands in the last of them. */
const LABEL_LINES = 4;

/** Below this a label beside its amount is no longer worth reading, and an amount does not fit the paper. */
const LABEL_MIN = 4;

/**
 * A label with its amount at the right edge. The label wraps beside the amount's column, the amount stands whole
 * in the last line of its label.
 * @throws RangeError when the amount leaves fewer than 4 columns for its label.
 */
export function amountRow(row: ReceiptAmount, columns: number): string[] {
  const room = columns - textWidth(row.amount) - 1;
  if (room < LABEL_MIN) throw new RangeError(`amount too wide for ${columns} columns: ${row.amount}`);
  const lines = wrapAtMost(row.label, room, LABEL_LINES);
  const last = lines.pop() ?? '';
  return [...lines, spread(last, row.amount, columns)];
}

/** A label and its value in one line when they fit, else wrapped one after the other. */
export function factRow(fact: ReceiptFact, columns: number): string[] {
  const width = textWidth(fact.label) + 1 + textWidth(fact.value);
  if (width <= columns) return [spread(fact.label, fact.value, columns)];
  return wrapAtMost(`${fact.label} ${fact.value}`, columns, LABEL_LINES);
}

/** The tax table; where the columns are too few for it, each rate becomes a heading with its amounts below. */
export function taxRows(heading: ReceiptTax, taxes: readonly ReceiptTax[], columns: number): string[] {
  const cells = [heading, ...taxes].map((row) => [
    `${row.mark} ${row.rate} ${row.name}`.trim(),
    row.net,
    row.tax,
    row.gross,
  ]);
  const widths = [0, 1, 2, 3].map((at) => Math.max(...cells.map((row) => textWidth(row[at] ?? ''))));
  const needed = widths.reduce((all, width) => all + width + 1, -1);
  if (needed > columns) return taxes.flatMap((tax) => stackedTax(heading, tax, columns));
  const [first = 0, ...others] = widths;
  const gap = Math.floor((columns - needed) / others.length) + 1;
  return cells.map(([label = '', ...amounts]) => {
    const right = amounts.map((text, at) => padStart(text, (others[at] ?? 0) + gap)).join('');
    return spread(padEnd(label, first), right, columns);
  });
}

/** `left` at the left edge and `right` at the right one, in exactly `columns`; they must fit. */
function spread(left: string, right: string, columns: number): string {
  return left + ' '.repeat(Math.max(0, columns - textWidth(left) - textWidth(right))) + right;
}

function stackedTax(heading: ReceiptTax, tax: ReceiptTax, columns: number): string[] {
  return [
    ...wrapAtMost(`${tax.mark} ${heading.rate} ${tax.rate} ${tax.name}`.trim(), columns, LABEL_LINES),
    ...amountRow({ label: heading.net, amount: tax.net }, columns),
    ...amountRow({ label: heading.tax, amount: tax.tax }, columns),
    ...amountRow({ label: heading.gross, amount: tax.gross }, columns),
  ];
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - textWidth(text))) + text;
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}
