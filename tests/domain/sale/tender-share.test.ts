import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { sum } from '#domain/money/money.ts';
import { cutTenders, type TenderPart } from '#domain/sale/tender-share.ts';

const paid: fc.Arbitrary<readonly TenderPart[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('cash', 'card', 'voucher', 'credit'),
    amount: fc.integer({ min: -50_000, max: 50_000 }),
  }),
  { maxLength: 5 },
);

const worth = (parts: readonly TenderPart[]): number => sum(parts.map(({ amount }) => amount));

describe('cutting out of what was paid', () => {
  test.prop([paid, fc.array(fc.integer({ min: -60_000, max: 60_000 }), { maxLength: 3 })])(
    'loses and makes nothing, however often',
    (tenders, amounts) => {
      let left = tenders;
      for (const amount of amounts) {
        const cut = cutTenders(left, amount);
        expect(worth(cut.taken)).toBe(amount);
        expect(worth(cut.left)).toBe(worth(left) - amount);
        left = cut.left;
      }
    },
  );

  test('goes by the order in which it was paid', () => {
    const tenders = [
      { kind: 'voucher', amount: 1000 },
      { kind: 'card', amount: 2000 },
      { kind: 'cash', amount: 500 },
    ] as const;
    expect(cutTenders(tenders, 1500)).toEqual({
      taken: [
        { kind: 'voucher', amount: 1000 },
        { kind: 'card', amount: 500 },
      ],
      left: [
        { kind: 'card', amount: 1500 },
        { kind: 'cash', amount: 500 },
      ],
    });
  });

  test('takes what goods that come back paid for out of the money that would have gone back', () => {
    expect(cutTenders([{ kind: 'cash', amount: -1500 }], 500)).toEqual({
      taken: [{ kind: 'cash', amount: 500 }],
      left: [{ kind: 'cash', amount: -2000 }],
    });
    expect(cutTenders([], 500)).toEqual({
      taken: [{ kind: 'other', amount: 500 }],
      left: [{ kind: 'other', amount: -500 }],
    });
  });

  test('cuts what went back out of the money that did', () => {
    const back = [
      { kind: 'invoice', amount: -1000 },
      { kind: 'cash', amount: -500 },
    ] as const;
    expect(cutTenders(back, -1200)).toEqual({
      taken: [
        { kind: 'invoice', amount: -1000 },
        { kind: 'cash', amount: -200 },
      ],
      left: [{ kind: 'cash', amount: -300 }],
    });
    expect(cutTenders([{ kind: 'cash', amount: 200 }], -1000)).toEqual({
      taken: [{ kind: 'cash', amount: -1000 }],
      left: [{ kind: 'cash', amount: 1200 }],
    });
  });

  test('leaves what cash rounding added, and makes up for what it took', () => {
    expect(cutTenders([{ kind: 'cash', amount: 500 }], 499).left).toEqual([{ kind: 'cash', amount: 1 }]);
    expect(worth(cutTenders([{ kind: 'cash', amount: 500 }], 502).left)).toBe(-2);
  });
});
