import { describe, expect, it } from 'vitest';
import { test as property, fc } from '@fast-check/vitest';
import { gentlenessOf, LOOKED_AT, type Answered } from '#main/channel/pace.ts';

const answer = (change: Partial<Answered> = {}): Answered => ({
  subject: 'catalog',
  at: 1000,
  tookMs: 200,
  items: 250,
  isFailure: false,
  afterMs: 0,
  ...change,
});

const many = (count: number, change: Partial<Answered> = {}): Answered[] =>
  Array.from({ length: count }, () => answer(change));

describe('how gently a store is asked', () => {
  it('is not at all as long as all is well, or nothing was asked', () => {
    expect(gentlenessOf([], 0)).toEqual({ kind: 'normal', pauseMs: 0 });
    expect(gentlenessOf(many(20), 1000)).toEqual({ kind: 'normal', pauseMs: 0 });
  });

  it('grows with each failure and shrinks as good answers come', () => {
    const bad = many(3, { isFailure: true });
    expect(gentlenessOf(bad.slice(0, 1), 1000)).toEqual({ kind: 'gentle', pauseMs: 250 });
    expect(gentlenessOf(bad, 1000)).toEqual({ kind: 'gentle', pauseMs: 1000 });
    expect(gentlenessOf([...bad, ...many(6)], 1000)).toEqual({ kind: 'gentle', pauseMs: 500 });
    expect(gentlenessOf([...bad, ...many(8)], 1000)).toEqual({ kind: 'normal', pauseMs: 0 });
  });

  it('is a whole number of milliseconds, however finely time was measured', () => {
    const slow = [...many(5), answer({ tookMs: 8123.4567 })];
    expect(gentlenessOf(slow, 1000)).toEqual({ kind: 'gentle', pauseMs: 8124 });
    const asked = [answer({ isFailure: true, afterMs: 30_000.25 })];
    expect(gentlenessOf(asked, 1000.5).pauseMs).toBe(30_000);
  });

  it('keeps the rest that the store asks for, and no longer', () => {
    const asked = [...many(5), answer({ isFailure: true, afterMs: 30_000 })];
    expect(gentlenessOf(asked, 1000)).toEqual({ kind: 'waiting', pauseMs: 30_000 });
    expect(gentlenessOf(asked, 21_000)).toEqual({ kind: 'waiting', pauseMs: 10_000 });
    expect(gentlenessOf(asked, 31_000)).toEqual({ kind: 'gentle', pauseMs: 250 });
  });

  it('lets a store rest as long as it worked for an answer far slower than such answers are', () => {
    const before = many(5);
    expect(gentlenessOf([...before, answer({ tookMs: 4000 })], 0)).toEqual({ kind: 'gentle', pauseMs: 4000 });
    // A page of 5,000 may take its time, and so may another question.
    expect(gentlenessOf([...before, answer({ tookMs: 2800, items: 5000 })], 0).kind).toBe('normal');
    expect(gentlenessOf([...before, answer({ tookMs: 4000, subject: 'ids' })], 0).kind).toBe('normal');
    expect(gentlenessOf([...before, answer({ tookMs: 4000 }), answer()], 0).kind).toBe('normal');
  });

  const answered = fc.record({
    subject: fc.constantFrom('catalog', 'stock'),
    at: fc.nat(100_000),
    tookMs: fc.nat(60_000),
    items: fc.nat(5000),
    isFailure: fc.boolean(),
    afterMs: fc.nat(10_000_000),
  });

  property.prop([fc.array(answered, { maxLength: LOOKED_AT }), fc.nat(200_000)])(
    'is never forever, and over after good answers, whatever came before',
    (answers, now) => {
      const { pauseMs, kind } = gentlenessOf(answers, now);
      expect(pauseMs).toBeLessThanOrEqual(300_000);
      expect(pauseMs === 0).toBe(kind === 'normal');
      const well = [...answers, ...many(LOOKED_AT)].slice(-LOOKED_AT);
      expect(gentlenessOf(well, now)).toEqual({ kind: 'normal', pauseMs: 0 });
    },
  );
});
