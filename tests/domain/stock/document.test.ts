import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { isCountable, isSameStock, mergeLines, type StockLine } from '#domain/stock/document.ts';

const lines = fc.array(
  fc.record({ variantId: fc.integer({ min: 1, max: 5 }), quantity: fc.integer({ min: -3, max: 3 }) }),
);
const sumOf = (all: readonly StockLine[], variantId: number): number =>
  all.filter((line) => line.variantId === variantId).reduce((sum, line) => sum + line.quantity, 0);

describe('lines of goods', () => {
  test.prop([lines])('are one of each variant, of the same sum', (all) => {
    const merged = mergeLines(all);
    expect(new Set(merged.map(({ variantId }) => variantId)).size).toBe(merged.length);
    expect(merged.every(({ quantity }) => quantity !== 0)).toBe(true);
    for (const variantId of [1, 2, 3, 4, 5]) expect(sumOf(merged, variantId)).toBe(sumOf(all, variantId));
  });

  it('stay in the order in which they were scanned first', () => {
    const scanned = [2, 1, 2, 3].map((variantId) => ({ variantId, quantity: 1000 }));
    expect(mergeLines(scanned).map(({ variantId }) => variantId)).toEqual([2, 1, 3]);
  });

  it('are of whole pieces, but not of whole kilograms', () => {
    expect(isCountable(2000, 'piece')).toBe(true);
    expect(isCountable(-350, 'piece')).toBe(false);
    expect(isCountable(350, 'kg')).toBe(true);
  });
});

describe('a document asked for again', () => {
  const one = {
    kind: 'receipt',
    reason: '',
    otherLocationCode: null,
    sourceId: null,
    lines: [{ variantId: 1, quantity: 1000 }],
  } as const;

  it('is the same when it moves the same for the same cause', () => {
    expect(isSameStock(one, { ...one, lines: [{ variantId: 1, quantity: 1000 }] })).toBe(true);
  });

  it.each([
    { kind: 'adjustment' as const },
    { reason: 'lost' },
    { otherLocationCode: 'W' },
    { sourceId: 'x' },
    { lines: [] },
    { lines: [{ variantId: 2, quantity: 1000 }] },
    { lines: [{ variantId: 1, quantity: 2000 }] },
  ])('is another one with %o', (change) => {
    expect(isSameStock(one, { ...one, ...change })).toBe(false);
  });
});
