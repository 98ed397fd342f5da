import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { buildReceipt } from '#domain/receipt/build-receipt.ts';
import type { ReceiptDocument } from '#domain/receipt/document.ts';
import { blockOf, columnOf, minorOf } from './blocks.ts';
import { settingIn } from './sample-sale.ts';
import { settledSales } from './settled-sale.ts';

/** The amounts of the rows between the lines and the total. */
function sums({ blocks }: ReceiptDocument): number[] {
  const total = blocks.findIndex((block) => block.kind === 'total');
  const before = blocks[total - 1];
  return before?.kind === 'amounts' ? before.rows.map((row) => minorOf(row.amount)) : [];
}

function add(amounts: readonly number[]): number {
  return amounts.reduce((all, amount) => all + amount, 0);
}

test.prop([settledSales(fc.string({ maxLength: 8 }))], { numRuns: 500 })(
  'the column of the lines, and the rows below it, add up to the total of any document',
  (sale) => {
    const document = buildReceipt(sale, settingIn('en'));
    const total = minorOf(blockOf(document, 'total').row.amount);
    expect(total).toBe(sale.total);
    const rows = sums(document);
    const head = rows.slice(0, sale.kind === 'exchange' ? 2 : 1);
    if (rows.length > 0) expect(add(head)).toBe(columnOf(document));
    expect(rows.length > 0 ? add(rows) : columnOf(document)).toBe(total);
  },
);
