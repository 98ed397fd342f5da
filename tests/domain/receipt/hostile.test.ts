import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { textWidth } from '#domain/receipt/columns.ts';
import { receiptHtml } from '#domain/receipt/html.ts';
import { layoutReceipt, type PaperItem } from '#domain/receipt/layout.ts';
import { plainText } from '#domain/receipt/plain-text.ts';
import { hostileDocuments, hostileText, moneyOf } from './hostile.ts';

const columns = fc.constantFrom(32, 42, 48);

function roomOf(item: PaperItem, width: number): number {
  return item.kind === 'text' && item.style === 'large' ? Math.floor(width / 2) : width;
}

/** Which of the amounts are missing at the end of a line, when each is looked for below the one before. */
function missingMoney(lines: readonly string[], money: readonly string[]): string[] {
  let from = 0;
  return money.filter((amount) => {
    const found = lines.findIndex((line, at) => at >= from && endsWithAmount(line, amount));
    if (found >= 0) from = found + 1;
    return found < 0;
  });
}

/** An amount ends its line, but for the letters of its taxes. */
function endsWithAmount(line: string, amount: string): boolean {
  const end = line.replace(/ [A-Z]* *$/, '').trimEnd();
  return end === amount || end.endsWith(` ${amount}`);
}

test.prop([hostileText])('a text from outside becomes characters that can only be read', (text) => {
  const plain = plainText(text);
  expect(plain).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]/u);
  expect(plain).not.toMatch(/\p{Mn}{4}/u);
  expect(plain.isWellFormed()).toBe(true);
  expect([...plain].length).toBeLessThanOrEqual(1001);
  expect(plainText(plain)).toBe(plain);
});

test.prop([fc.constantFrom('Müller & Söhne', '日本語', 'שלום', '👩‍👩‍👧', 'क्षि', 'a b')])(
  'an honest text stays as it is',
  (text) => {
    expect(plainText(text)).toBe(text);
  },
);

test.prop([hostileDocuments, columns], { numRuns: 300 })(
  'whatever names say, no line leaves the paper and every amount stands at its end',
  (document, width) => {
    const items = layoutReceipt(document, { columns: width, fit: (text) => text, prints: () => true });
    for (const item of items) {
      if (item.kind !== 'text') continue;
      expect(textWidth(item.text)).toBeLessThanOrEqual(roomOf(item, width));
      expect(item.text).not.toMatch(/\p{Cc}/u);
    }
    const lines = items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
    expect(missingMoney(lines, moneyOf(document))).toEqual([]);
    expect(lines.length).toBeLessThan(600);
  },
);

/** The names of all tags of a page, in order. */
function tagsOf(html: string): string[] {
  return [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/[\s>].*$/s, ''));
}

test.prop([hostileDocuments], { numRuns: 200 })(
  'a page never gains a tag, and has every amount',
  (document) => {
    const html = receiptHtml(document, 'en');
    const known =
      /^<\/?(!doctype|html|head|meta|title|style|body|main|section|h1|h2|h3|p|div|bdi|span|table|thead|tbody|tr|th|td|svg|path|hr)$/;
    expect(tagsOf(html).filter((tag) => !known.test(tag))).toEqual([]);
    expect(html.match(/<title>/g)).toHaveLength(1);
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html.replaceAll(/="[^"]*"/g, '')).not.toMatch(/<[^>]*\son\w+/i);
    let from = 0;
    for (const amount of moneyOf(document)) {
      const at = html.indexOf(`>${amount}`, from);
      expect(at).toBeGreaterThan(0);
      from = at + 1;
    }
  },
);
