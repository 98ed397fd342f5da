import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const DOCS = join(import.meta.dirname, '../../docs');
const LINK = /\[([^\]]+)\]\((\.\.\/tests\/[^)]+)\)/g;

const rows = readFileSync(join(DOCS, 'failure-modes.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| *\d+ *\|/.test(line));

const proofs = rows.flatMap((row) =>
  Array.from(row.matchAll(LINK), ([, name = '', file = '']) => ({ name, file })),
);

describe('the table of what goes wrong', () => {
  it.each(proofs)('names a test that is there: $name', ({ name, file }) => {
    const source = readFileSync(join(DOCS, file), 'utf8');
    expect(["'", '"', '`'].some((mark) => source.includes(`${mark}${name}${mark},`))).toBe(true);
  });

  it('proves each row, or says that it is open', () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => row.search(LINK) < 0 && !row.includes('Open: '))).toEqual([]);
  });
});
