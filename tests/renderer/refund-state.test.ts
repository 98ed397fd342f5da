import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import type { SaleLine } from '#domain/sale/sale.ts';
import {
  chosenOf,
  reduceRefund,
  type RefundEvent,
  type RefundState,
  type Sold,
} from '#renderer/features/refund/refund-state.ts';
import { partsOf } from '#renderer/features/refund/chosen.ts';
import { item } from './support/fake-shop.ts';
import { soldLine } from './support/fake-sold.ts';

const NOTHING: RefundState = { chosen: new Map(), said: null };

/** Up to four sold lines of two goods, by piece and by weight, some of them gone. */
const sold = fc
  .array(
    fc.record({
      unit: fc.constantFrom<SaleLine['unit'][]>('piece', 'kg'),
      quantity: fc.integer({ min: 1, max: 9 }),
      gone: fc.integer({ min: 0, max: 9 }),
      variantId: fc.constantFrom(1, 2),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((lines) =>
    lines.map(({ unit, quantity, gone, variantId }, index): Sold => {
      const thousandths = unit === 'piece' ? quantity * 1000 : quantity * 377;
      const line = soldLine({ position: index + 1, unit, variantId, quantity: thousandths });
      return { line, left: Math.max(0, thousandths - gone * 1000) };
    }),
  );

/** What a clerk or a scanner does: to the line at a place, so much, of a variant. */
const touch = fc.record({
  kind: fc.constantFrom('quantity', 'damaged', 'everything', 'scanned'),
  at: fc.nat(3),
  amount: fc.integer({ min: -3000, max: 12_000 }),
  variantId: fc.constantFrom(1, 2, 3),
  isMeasured: fc.boolean(),
});

function eventOf(sold: readonly Sold[], { kind, at, amount, variantId, isMeasured }: Touch): RefundEvent {
  const [first] = sold;
  if (first === undefined || kind === 'everything') return { kind: 'everything', sold };
  if (kind === 'scanned') {
    const measure = isMeasured ? ({ kind: 'weight', quantity: Math.max(1, amount) } as const) : null;
    return { kind, sold, found: { items: [item({ variantId })], measure, expiresOn: null } };
  }
  return { kind, sold: sold[at] ?? first, quantity: amount };
}

type Touch = typeof touch extends fc.Arbitrary<infer T> ? T : never;

test.prop([sold, fc.array(touch, { maxLength: 12 })])(
  'whatever is touched and scanned, no more is chosen than is left, and no more is damaged than comes back',
  (lines, touches) => {
    const state = touches.reduce((now, one) => reduceRefund(now, eventOf(lines, one)), NOTHING);
    for (const one of lines) {
      const { quantity, damaged } = chosenOf(state, one);
      expect(quantity).toBeGreaterThanOrEqual(0);
      expect(quantity).toBeLessThanOrEqual(one.left);
      expect(damaged).toBeGreaterThanOrEqual(0);
      expect(damaged).toBeLessThanOrEqual(quantity);
    }
  },
);

test.prop([sold, fc.array(touch, { maxLength: 12 })])(
  'what is chosen becomes lines that together are all of it, each beside the ones before',
  (lines, touches) => {
    const state = touches.reduce((now, one) => reduceRefund(now, eventOf(lines, one)), NOTHING);
    for (const one of lines) {
      const chosen = chosenOf(state, one);
      let before = 0;
      for (const part of partsOf(chosen)) {
        expect(part.quantity).toBeGreaterThan(0);
        expect(part.beside).toBe(before);
        before += part.quantity;
      }
      expect(before).toBe(chosen.quantity);
    }
  },
);

test.prop([sold])('everything is all that is left', (lines) => {
  const state = reduceRefund(NOTHING, { kind: 'everything', sold: lines });
  expect(lines.map((one) => chosenOf(state, one).quantity)).toEqual(lines.map((one) => one.left));
});

test.prop([fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 12 })])(
  'each scan of pieces raises one of the lines that have them, until none is left',
  (pieces, scans) => {
    const lines = [1, 2].map((position): Sold => {
      const line = soldLine({ position, quantity: pieces * 1000 });
      return { line, left: line.quantity };
    });
    const found = { items: [item({ variantId: 1 })], measure: null, expiresOn: null };
    let state = NOTHING;
    for (let nth = 0; nth < scans; nth += 1)
      state = reduceRefund(state, { kind: 'scanned', sold: lines, found });
    const chosen = lines.map((one) => chosenOf(state, one).quantity / 1000);
    expect(chosen.reduce((all, one) => all + one, 0)).toBe(Math.min(scans, 2 * pieces));
    expect(state.said?.kind).toBe(scans > 2 * pieces ? 'no-more' : 'raised');
  },
);
