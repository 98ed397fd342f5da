import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { FINDING_IDS, FINDINGS, found, gravest } from '#domain/opening/finding.ts';
import {
  judgeCatalog,
  judgeClock,
  judgeDisk,
  judgeQueue,
  judgeShift,
  judgeTaxes,
} from '#domain/opening/judge.ts';

const NOW = Date.UTC(2026, 2, 14, 10);
const DAY = 86_400_000;

describe('the clock', () => {
  test.prop([fc.integer({ min: 5001, max: 10 * DAY }), fc.option(fc.integer())])(
    'is wrong whenever a document is from the future, whatever the store says',
    (ahead, skew) => {
      expect(judgeClock(NOW, NOW + ahead, skew).id).toBe('clock.behind');
    },
  );

  it.each([
    [NOW, 119_999, 'clock.right'],
    [NOW, 120_000, 'clock.off'],
    [NOW, -899_999, 'clock.off'],
    [NOW, -900_000, 'clock.wrong'],
    [null, null, 'clock.plausible'],
    [NOW + 5000, null, 'clock.plausible'],
    [NOW - 61 * DAY, null, 'clock.long-ago'],
    [NOW - 61 * DAY, 0, 'clock.right'],
  ])('with the last document at %s and the store %s ms apart: %s', (at, skew, id) => {
    expect(judgeClock(NOW, at, skew).id).toBe(id);
  });
});

test.prop([fc.nat(), fc.nat()])('more space is never worse', (one, other) => {
  const rank = (bytes: number): number => ['bad', 'look', 'good'].indexOf(FINDINGS[judgeDisk(bytes).id]);
  expect(rank(Math.min(one, other) * 2)).toBeLessThanOrEqual(rank(Math.max(one, other) * 2));
});

it.each([
  [{ hasStore: true, isComplete: false, sellable: 9, unpriced: 0, readAt: NOW }, 'catalog.partial'],
  [{ hasStore: true, isComplete: true, sellable: 0, unpriced: 0, readAt: NOW }, 'catalog.empty'],
  [{ hasStore: true, isComplete: true, sellable: 9, unpriced: 1, readAt: NOW - 2 * DAY }, 'catalog.old'],
  [{ hasStore: true, isComplete: true, sellable: 9, unpriced: 1, readAt: NOW }, 'catalog.unpriced'],
  [{ hasStore: true, isComplete: true, sellable: 9, unpriced: 0, readAt: NOW }, 'catalog.fresh'],
  [{ hasStore: false, isComplete: false, sellable: 9, unpriced: 0, readAt: null }, 'catalog.own'],
])('goods: %o are %s', (facts, id) => {
  expect(judgeCatalog(facts, NOW).id).toBe(id);
});

it('names five categories without a rate and counts the rest', () => {
  expect(judgeTaxes(7, ['a', 'b', 'c', 'd', 'e', 'f'])).toEqual(
    found('taxes.missing', { count: 6, names: 'a, b, c, d, e' }),
  );
  expect(judgeTaxes(0, []).id).toBe('taxes.none');
});

it('takes a queue of an hour for worth a look', () => {
  expect(judgeQueue(0, null, NOW).id).toBe('queue.empty');
  expect(judgeQueue(3, NOW - 3_600_000, NOW).id).toBe('queue.some');
  expect(judgeQueue(3, NOW - 3_600_001, NOW)).toEqual(found('queue.old', { count: 3, at: NOW - 3_600_001 }));
});

it('takes a shift of twenty-one hours for forgotten', () => {
  const open = (hours: number) => judgeShift({ number: 4, openedAt: NOW - hours * 3_600_000 }, NOW).id;
  expect([judgeShift(null, NOW).id, open(19), open(21)]).toEqual(['shift.none', 'shift.open', 'shift.long']);
});

test.prop([fc.subarray([...FINDING_IDS])])('all is as bad as the worst', (ids) => {
  const states = ids.map((id) => FINDINGS[id]);
  const worst = gravest(ids.map((id) => found(id)));
  expect(worst === 'good').toBe(!states.includes('bad') && !states.includes('look'));
  expect(worst === 'bad').toBe(states.includes('bad'));
});
