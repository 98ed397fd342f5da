import { describe, expect, it } from 'vitest';
import { test as property, fc } from '@fast-check/vitest';
import { pullRate, withReached, type Reached } from '#main/channel/pull-rate.ts';

const reach = (steps: readonly Reached[]): readonly Reached[] => {
  let samples: readonly Reached[] = [];
  for (const step of steps) samples = withReached(samples, step);
  return samples;
};

describe('the rate of a pull', () => {
  it('is not told before it is known, nor the time left without a total', () => {
    expect(pullRate([], 100)).toEqual({ rate: null, leftMs: null });
    expect(pullRate(reach([{ at: 0, done: 100 }]), 200)).toEqual({ rate: null, leftMs: null });
    const samples = reach([0, 1, 2].map((second) => ({ at: second * 1000, done: second * 500 })));
    expect(pullRate(samples, null)).toEqual({ rate: 500, leftMs: null });
    expect(pullRate(samples, 6000)).toEqual({ rate: 500, leftMs: 10_000 });
  });

  it('is that of the last seconds: a store that became slow is not promised to be quick', () => {
    const quick = Array.from({ length: 30 }, (_, nth) => ({ at: nth * 1000, done: nth * 1000 }));
    const slow = Array.from({ length: 30 }, (_, nth) => ({
      at: 30_000 + nth * 1000,
      done: 30_000 + nth * 10,
    }));
    expect(pullRate(reach([...quick, ...slow]), 40_000).rate).toBeCloseTo(10);
  });

  it('counts from where a pull that was interrupted goes on', () => {
    const samples = reach([
      { at: 0, done: 60_000 },
      { at: 2000, done: 61_000 },
    ]);
    expect(pullRate(samples, 100_000)).toEqual({ rate: 500, leftMs: 78_000 });
  });

  it('begins anew when a pull does', () => {
    const samples = reach([
      { at: 0, done: 5000 },
      { at: 5000, done: 9000 },
      { at: 6000, done: 250 },
    ]);
    expect(pullRate(samples, 9000)).toEqual({ rate: null, leftMs: null });
  });

  property.prop([
    fc.array(fc.record({ at: fc.nat(200_000), done: fc.nat(100_000) }), { maxLength: 60 }),
    fc.option(fc.nat(200_000)),
  ])('is a number that makes sense, or none', (steps, total) => {
    const { rate, leftMs } = pullRate(reach(steps), total);
    expect(rate === null || (Number.isFinite(rate) && rate >= 0)).toBe(true);
    expect(leftMs === null || (Number.isSafeInteger(leftMs) && leftMs >= 0)).toBe(true);
  });
});
