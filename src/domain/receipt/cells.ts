import { textWidth } from './columns.ts';

/** A text at its place in a line of paper. */
export interface PaperCell {
  readonly text: string;
  /** Its room: the first column, and how many. The text fits it. */
  readonly from: number;
  readonly columns: number;
  readonly align: 'left' | 'center' | 'right';
  /** Which way the whole text reads that this is a line of. */
  readonly direction: 'ltr' | 'rtl';
}

/** A line of paper as cells from left to right that do not overlap. */
export type PaperRow = readonly PaperCell[];

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Which way a text reads: as its first letter does. */
function directionOf(text: string): PaperCell['direction'] {
  return RIGHT_TO_LEFT.test(/\p{L}/u.exec(text)?.[0] ?? '') ? 'rtl' : 'ltr';
}

/** Lines of one text, each in a row of its own. */
export function rowsOf(
  lines: readonly string[],
  { text, columns, align }: Pick<PaperCell, 'text' | 'columns' | 'align'>,
): PaperRow[] {
  const direction = directionOf(text);
  return lines.map((line) => [{ text: line, from: 0, columns, align, direction }]);
}

/** `left` at the left edge and `right` at the right one; together, with a blank between, they fit. */
export function edgeRow(left: string, right: string, columns: number): PaperRow {
  const width = textWidth(right);
  return [
    { text: left, from: 0, columns: columns - width, align: 'left', direction: directionOf(left) },
    {
      text: right,
      from: columns - width,
      columns: width,
      align: 'right',
      direction: directionOf(right),
    },
  ];
}

/** The row as one text, blanks between its cells and none after the last. */
export function rowText(row: PaperRow): string {
  return row.reduce((line, cell) => {
    const free = cell.columns - textWidth(cell.text);
    const before = { left: 0, center: Math.floor(free / 2), right: free }[cell.align];
    return pad(line, cell.from + before) + cell.text;
  }, '');
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}

/** Rows moved to the right by so many columns; their cells have that much room to the right of them. */
export function indented(rows: readonly PaperRow[], columns: number): PaperRow[] {
  return rows.map((row) => row.map((cell) => ({ ...cell, from: cell.from + columns })));
}
