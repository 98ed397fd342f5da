import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

const DELIMITERS = [';', ',', '\t', '|'];

/** A text that is no table at all. */
export class CsvUnreadable extends Error {
  /** The line at which it can't be read, from 1; null when that is not known. */
  readonly line: number | null;

  constructor(line: number | null, cause: unknown) {
    super('the text is no table', { cause });
    this.name = 'CsvUnreadable';
    this.line = line;
  }
}

/**
 * The cells of a CSV text (RFC 4180, with any usual delimiter), all of them as texts, blank lines left out. Rows may
 * have fewer or more cells than there are heads. What `writeCsv` made harmless is as it was. @throws CsvUnreadable for quotes that don't end.
 */
export function readCsv(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      cast: (cell) => cell.replace(/^'(?=[=+@\t\r-])/, ''),
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      relax_quotes: false,
    });
  } catch (error) {
    const line =
      error instanceof Error && 'lines' in error && typeof error.lines === 'number' ? error.lines : null;
    throw new CsvUnreadable(line, error);
  }
}

/**
 * A table as CSV: semicolons, CRLF and a byte order mark, as spreadsheets of all languages open it. Cells that a
 * spreadsheet would run as a formula get an apostrophe (OWASP, CSV injection).
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(harmless)),
    { bom: true, delimiter: ';', record_delimiter: 'windows' },
  );
}

/** The delimiter that the line of the heads has most of. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/\r?\n/, 1);
  const count = (delimiter: string): number => head.split(delimiter).length;
  return DELIMITERS.toSorted((a, b) => count(b) - count(a))[0] ?? ';';
}

function harmless(cell: string): string {
  return /^[=+@\t\r]|^-(?![\d.,]+$)/.test(cell) ? `'${cell}` : cell;
}
