import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { documentKind, formatReceiptNumber } from '#domain/sale/sale.ts';

test.each([
  ['R1', 1, 'R1-000001'],
  ['R1', 999_999, 'R1-999999'],
  ['KASSE2', 1_000_000, 'KASSE2-1000000'],
])('%s, %i reads %s', (register, number, text) => {
  expect(formatReceiptNumber(register, number)).toBe(text);
});

test.prop([fc.integer({ min: 1, max: 999_998 })])('receipts sort as texts as they do by number', (number) => {
  expect(formatReceiptNumber('R1', number) < formatReceiptNumber('R1', number + 1)).toBe(true);
});

test.each([
  ['sale', ['goods', 'misc', 'voucher']],
  ['refund', ['return', 'return']],
  ['exchange', ['return', 'goods']],
] as const)('is a %s', (kind, lines) => {
  expect(documentKind(lines.map((line) => ({ kind: line })))).toBe(kind);
});
