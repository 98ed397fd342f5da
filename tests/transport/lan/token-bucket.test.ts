import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { createTokenBucket } from '#main/transport/lan/token-bucket.ts';

property.prop([fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 200 })])(
  'gives an address no more than its burst, and what filled up since',
  (pauses) => {
    let at = 0;
    const may = createTokenBucket({ burst: 5, perSecond: 2 }, () => at);
    const given = pauses.filter((pause) => {
      at += pause;
      return may('a');
    });
    expect(given.length).toBeLessThanOrEqual(5 + (at * 2) / 1000);
    at += 2500;
    expect([may('a'), may('a'), may('a'), may('a'), may('a')]).toEqual([true, true, true, true, true]);
  },
);

test('one address takes nothing from another, and a clock that was put back nothing from anybody', () => {
  let at = 1_000_000;
  const may = createTokenBucket({ burst: 2, perSecond: 1 }, () => at);
  expect([may('a'), may('a'), may('a'), may('b')]).toEqual([true, true, false, true]);
  at = 0;
  expect([may('b'), may('b')]).toEqual([true, false]);
});
