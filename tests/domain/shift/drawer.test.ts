import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { countedTotal, leftCounts, takeOut } from '#domain/shift/drawer.ts';
import { counts } from './documents.ts';

describe('a count', () => {
  it('comes to the worth of every coin and note', () => {
    expect(countedTotal({})).toBe(0);
    expect(countedTotal({ 1: 3, 50: 2, 5000: 1 })).toBe(5103);
  });
});

describe('what is taken out', () => {
  it('is the largest notes, so that small change stays', () => {
    expect(takeOut({ 100: 50, 1000: 3, 5000: 2 }, 11_000)).toEqual({ 5000: 2, 1000: 1 });
  });

  it('is found where taking the largest first leads nowhere', () => {
    expect(takeOut({ 5000: 1, 2000: 3 }, 6000)).toEqual({ 2000: 3 });
  });

  it('can’t be said where the coins do not make it up', () => {
    expect(takeOut({ 200: 5 }, 300)).toBeNull();
    expect(takeOut({ 200: 5 }, 1200)).toBeNull();
    expect(takeOut({ 200: 5 }, -200)).toBeNull();
  });

  it('is given up soon where a huge count has no answer', () => {
    const many = Object.fromEntries([2, 4, 6, 8, 10, 12, 14].map((worth) => [worth, 100_000]));
    expect(takeOut(many, 3_000_001)).toBeNull();
  });

  test.prop([counts, fc.gen()])('comes to the amount and never takes what is not there', (counted, gen) => {
    const amount = gen(fc.integer, { min: 0, max: countedTotal(counted) });
    const out = takeOut(counted, amount);
    if (out === null) return;
    expect(countedTotal(out)).toBe(amount);
    for (const [worth, count] of Object.entries(out)) {
      expect(count).toBeLessThanOrEqual(counted[worth] ?? 0);
    }
  });
});

describe('what stays', () => {
  test.prop([counts, fc.gen()])('is the next float, or is left open', (counted, gen) => {
    const left = gen(fc.integer, { min: 0, max: countedTotal(counted) });
    expect([0, left]).toContain(countedTotal(leftCounts(counted, left)));
  });

  it('is everything when nothing is taken, and nothing when all is', () => {
    expect(leftCounts({ 100: 2, 500: 0 }, 200)).toEqual({ 100: 2 });
    expect(leftCounts({ 100: 2 }, 0)).toEqual({});
  });
});
