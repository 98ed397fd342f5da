import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

const DELIMITERS = [';', ',', '\t', '|'];

/**
 * The cells of a CSV text (RFC 4180, with any usual delimiter), all of them as texts, blank lines left out. Rows may
 * have fewer or more cells than there are heads. What `writeCsv` made harmless is as it was. Null for a text that is no table: quotes that don't end.
 */
export function readCsv(text: string): string[][] | null {
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
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/**
 * A table as CSV: semicolons, CRLF and a byte order mark, as spreadsheets of all languages open it. Cells that a
 * spreadsheet would run as a formula get an apostrophe (OWASP, CSV injection).
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(harmless)),
    { bom: true, delimiter: ';', record_delimiter: 'windows', quoted_match: /[\r\n]/ },
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
