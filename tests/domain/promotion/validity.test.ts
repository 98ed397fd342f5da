import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { holdsAt } from '#domain/promotion/validity.ts';
import type { Validity } from '#domain/promotion/promotion.ts';

const ALWAYS: Validity = { from: null, until: null, weekdays: [], hours: null };

/** An instant of July 2026; the 1st is a Wednesday. */
const july = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 6, day, hour, minute);

const holds = (change: Partial<Validity>, at: number, utcOffsetMinutes = 0): boolean =>
  holdsAt({ ...ALWAYS, ...change }, { at, utcOffsetMinutes });

const instants = fc.integer({ min: -1e12, max: 4e12 });
const offsets = fc.integer({ min: -720, max: 840 });

describe('a promotion holds', () => {
  test.prop([instants, offsets])('always where nothing is said', (at, offset) => {
    expect(holds({}, at, offset)).toBe(true);
    expect(holds({ hours: { from: 600, until: 600 } }, at, offset)).toBe(true);
  });

  test.prop([instants, instants, offsets])('from an instant on until before another', (from, at, offset) => {
    expect(holds({ from }, at, offset)).toBe(at >= from);
    expect(holds({ until: from }, at, offset)).toBe(at < from);
  });

  test.prop([instants, offsets])('on the weekdays of the shop’s own calendar', (at, offset) => {
    const sundayFirst = new Date(at + offset * 60_000).getUTCDay();
    const today = sundayFirst === 0 ? 7 : sundayFirst;
    const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => holds({ weekdays: [day] }, at, offset));
    expect(days).toEqual([today]);
  });

  test.prop([instants, offsets, fc.nat(1439), fc.nat(1439)])(
    'within hours or outside them',
    (at, offset, from, until) => {
      fc.pre(from !== until);
      const within = holds({ hours: { from, until } }, at, offset);
      expect(holds({ hours: { from: until, until: from } }, at, offset)).toBe(!within);
    },
  );

  test.each([
    ['at its first minute', 17, 0, true],
    ['before it', 16, 59, false],
    ['at its last minute', 18, 59, true],
    ['after it', 19, 0, false],
  ])('in a happy hour: %s', (_, hour, minute, expected) => {
    const hours = { from: 17 * 60, until: 19 * 60 };
    expect(holds({ hours }, july(1, hour, minute))).toBe(expected);
    expect(holds({ hours }, july(1, hour - 2, minute), 120)).toBe(expected);
  });

  test('over midnight, on the day on which the hours began', () => {
    const late: Partial<Validity> = { hours: { from: 22 * 60, until: 2 * 60 }, weekdays: [5] };
    const [friday, saturday] = [3, 4];
    expect(holds(late, july(friday, 21, 59))).toBe(false);
    expect(holds(late, july(friday, 22))).toBe(true);
    expect(holds(late, july(saturday, 1, 59))).toBe(true);
    expect(holds(late, july(saturday, 2))).toBe(false);
    expect(holds(late, july(saturday, 22))).toBe(false);
    expect(holds(late, july(friday, 1))).toBe(false);
  });

  test('until midnight, the end of the day', () => {
    const evening: Partial<Validity> = { hours: { from: 18 * 60, until: 1440 }, weekdays: [3] };
    expect(holds(evening, july(1, 23, 59))).toBe(true);
    expect(holds(evening, july(2, 0))).toBe(false);
  });
});
