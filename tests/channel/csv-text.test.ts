import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readCsv, writeCsv } from '#main/channel/csv/csv-text.ts';

describe('a CSV text', () => {
  it.each([
    ['semicolons', 'a;b\r\n1;2\r\n'],
    ['commas', 'a,b\n1,2'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['a byte order mark', '\uFEFFa;b\n1;2'],
    ['quotes', '"a";"b"\n"1";"2"'],
    ['blank lines', 'a;b\n\n1;2\n\n'],
  ])('is read with %s', (_, text) => {
    expect(readCsv(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('keeps cells as they are written, with breaks and quotes inside', () => {
    expect(readCsv('a;b\n007;"two\nlines; ""and"" more"')).toEqual([
      ['a', 'b'],
      ['007', 'two\nlines; "and" more'],
    ]);
  });

  it('that is no table is none', () => {
    expect(readCsv('a;b\n1;"2\n3;4')).toBeNull();
  });

  it('runs no formula in a spreadsheet', () => {
    expect(writeCsv([['=1+1', '+49 30', '@x', '-2', '-x']])).toBe("\uFEFF'=1+1;'+49 30;'@x;-2;'-x\r\n");
  });

  it('keeps a break of lines in a cell, whichever it is', () => {
    const table = [['name'], ['a\nb'], ['a\rb'], ['\n'], ['\r\n']];
    expect(readCsv(writeCsv(table))).toEqual(table);
  });

  test.prop([
    fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    }),
  ])('that was written comes back as it was', (rows) => {
    const table = rows.map((row) => ['#', ...row.map((cell) => cell.replaceAll("'", ''))]);
    expect(readCsv(writeCsv(table))).toEqual(table);
  });
});
