import { edgeRow, rowsOf, type PaperCell, type PaperRow } from './cells.ts';
import { textWidth } from './columns.ts';
import type { ReceiptAmount, ReceiptFact, ReceiptTax } from './document.ts';
import { wrapAtMost } from './wrap.ts';

/** What rows are set on. */
export interface RowPaper {
  readonly columns: number;
  /** Whether the printer has a glyph for all of a text; a row with any other text is drawn. */
  readonly prints: (text: string) => boolean;
}

/** A label takes at most so many lines; an amount always stands in the last of them, or right below. */
const LABEL_LINES = 4;

/** Below this a label beside its amount is no longer worth reading, and an amount does not fit the paper. */
const LABEL_MIN = 4;

/**
 * A label with its amount at the right edge. The label wraps beside the amount's column, the amount stands whole
 * in the last line of its label. A label that has to be drawn takes lines of its own, so that the amount below is
 * printed in the printer's own letters whatever becomes of the drawing.
 * @throws RangeError when the amount leaves fewer than 4 columns for its label.
 */
export function amountRow({ label, amount }: ReceiptAmount, { columns, prints }: RowPaper): PaperRow[] {
  const room = columns - textWidth(amount) - 1;
  if (room < LABEL_MIN) throw new RangeError(`amount too wide for ${columns} columns: ${amount}`);
  if (!prints(label) && prints(amount)) return [...labelRows(label, columns), edgeRow('', amount, columns)];
  const lines = wrapAtMost(label, room, LABEL_LINES);
  const last = lines.pop() ?? '';
  return [...rowsOf(lines, { text: label, columns, align: 'left' }), edgeRow(last, amount, columns)];
}

/** A label in lines of its own; what does not fit four of them is left out and marked. */
export function labelRows(label: string, columns: number): PaperRow[] {
  return rowsOf(wrapAtMost(label, columns, LABEL_LINES), { text: label, columns, align: 'left' });
}

/** A label and its value in one line when they fit, else wrapped one after the other. */
export function factRow({ label, value }: ReceiptFact, columns: number): PaperRow[] {
  const width = textWidth(label) + 1 + textWidth(value);
  return width <= columns ? [edgeRow(label, value, columns)] : labelRows(`${label} ${value}`, columns);
}

/** The tax table; where the columns are too few for it, each rate becomes a heading with its amounts below. */
export function taxRows(heading: ReceiptTax, taxes: readonly ReceiptTax[], paper: RowPaper): PaperRow[] {
  const { columns } = paper;
  const table = [heading, ...taxes].map((row) => [
    `${row.mark} ${row.rate} ${row.name}`.trim(),
    row.net,
    row.tax,
    row.gross,
  ]);
  const widths = [0, 1, 2, 3].map((at) => Math.max(...table.map((row) => textWidth(row[at] ?? ''))));
  const needed = widths.reduce((all, width) => all + width + 1, -1);
  if (needed > columns) return taxes.flatMap((tax) => stackedTax(heading, tax, paper));
  const gap = Math.floor((columns - needed) / (widths.length - 1)) + 1;
  return table.flatMap(([label = '', ...amounts]) => {
    const cells = tableCells(amounts, widths.slice(1), gap, columns);
    const isApart = !paper.prints(label) && cells.every(({ text }) => paper.prints(text));
    const [labels = []] = rowsOf([label], { text: label, columns: widths[0] ?? 0, align: 'left' });
    return isApart ? [labels, cells] : [[...labels, ...cells]];
  });
}

/** Texts at the right edges of their columns, the last at the paper's. */
function tableCells(
  texts: readonly string[],
  widths: readonly number[],
  gap: number,
  columns: number,
): PaperCell[] {
  return texts.map((text, at) => {
    const after = widths.slice(at + 1).reduce((all, width) => all + width + gap, 0);
    const width = widths[at] ?? 0;
    return { text, from: columns - after - width, columns: width, align: 'right', direction: 'ltr' };
  });
}

function stackedTax(heading: ReceiptTax, tax: ReceiptTax, paper: RowPaper): PaperRow[] {
  return [
    ...labelRows(`${tax.mark} ${heading.rate} ${tax.rate} ${tax.name}`.trim(), paper.columns),
    ...amountRow({ label: heading.net, amount: tax.net }, paper),
    ...amountRow({ label: heading.tax, amount: tax.tax }, paper),
    ...amountRow({ label: heading.gross, amount: tax.gross }, paper),
  ];
}
