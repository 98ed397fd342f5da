import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { sum } from '#domain/money/money.ts';
import { planTenders } from '#domain/sale/plan-tenders.ts';
import { creditFor, refundTenders, returnable, type PaidDocument } from '#domain/sale/plan-return.ts';
import type { SaleLine } from '#domain/sale/sale.ts';
import type { Tender, TenderKind } from '#domain/sale/tender.ts';
import { PLAIN_RULES } from '#tests/support/given.ts';
import { cashTender, saleLine, saleOf } from '#tests/support/sale.ts';

/** A sold line with one or two taxes, at whatever price its discounts left. */
const lines: fc.Arbitrary<SaleLine> = fc
  .record({
    quantity: fc.integer({ min: 1, max: 20_000 }),
    total: fc.integer({ min: 0, max: 1_000_000 }),
    shares: fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 0, maxLength: 2 }),
  })
  .map(({ quantity, total, shares }) => {
    const taxes = shares.map((ppm, index) => {
      const tax = Math.floor((total * ppm) / 1_000_000);
      return { name: `T${index}`, ratePpm: ppm, net: total - tax, tax, gross: total };
    });
    return saleLine({ quantity, total, taxes, tax: sum(taxes.map((tax) => tax.tax)) });
  });

/** A line and the quantities by which all of it comes back. */
const returned = lines.chain((line) =>
  fc.array(fc.integer({ min: 0, max: line.quantity }), { maxLength: 8 }).map((cuts) => {
    const ends = [0, ...cuts.toSorted((a, b) => a - b), line.quantity];
    return {
      line,
      steps: ends
        .slice(1)
        .map((end, index) => ({ before: ends[index] ?? 0, quantity: end - (ends[index] ?? 0) })),
    };
  }),
);

describe('what comes back of a line', () => {
  test.prop([returned])(
    'gives back what was paid to the minor unit, each tax too, in whatever steps',
    ({ line, steps }) => {
      const credits = steps.map(({ before, quantity }) => creditFor(line, before, quantity));
      expect(sum(credits.map((credit) => credit.total))).toBe(line.total);
      for (const [index, tax] of line.taxes.entries()) {
        const back = credits.map((credit) => credit.taxes[index]);
        for (const key of ['net', 'tax', 'gross'] as const) {
          expect(sum(back.map((one) => one?.[key] ?? 0))).toBe(tax[key]);
        }
      }
    },
  );

  test.prop([returned])(
    'is never more than was paid on the way, and never less than nothing',
    ({ line, steps }) => {
      let back = 0;
      for (const { before, quantity } of steps) {
        const credit = creditFor(line, before, quantity);
        expect(credit.total).toBeGreaterThanOrEqual(0);
        back += credit.total;
        expect(back).toBeLessThanOrEqual(line.total);
        for (const tax of credit.taxes) {
          expect(tax.net + tax.tax).toBe(tax.gross);
          expect(tax.gross).toBe(credit.total);
        }
      }
    },
  );

  test.prop([lines, fc.integer({ min: 1, max: 1000 })])('is refused beyond what was sold', (line, more) => {
    expect(() => creditFor(line, line.quantity, more)).toThrow(RangeError);
    expect(() => creditFor(line, 0, line.quantity + more)).toThrow(RangeError);
    expect(() => creditFor(line, -more, 0)).toThrow(RangeError);
  });

  it('of three for 10.00 is 3.33, 3.34 and 3.33', () => {
    const line = saleLine({ quantity: 3000, total: 1000 });
    expect([0, 1000, 2000].map((before) => creditFor(line, before, 1000).total)).toEqual([333, 334, 333]);
  });

  it('is told by line, without vouchers and what came back itself', () => {
    const record = saleOf({
      lines: [
        { quantity: 2000, total: 500 },
        { kind: 'voucher', total: 2000 },
        { kind: 'return', quantity: -1000, total: -100 },
        { kind: 'misc', total: 300 },
      ],
    });
    expect(
      returnable(
        record,
        new Map([
          [1, 1000],
          [4, 1000],
        ]),
      ),
    ).toEqual([
      { position: 1, quantity: 1000, credit: { total: 250, taxes: [] } },
      { position: 4, quantity: 0, credit: { total: 0, taxes: [] } },
    ]);
  });
});

const tenderOf = (kind: TenderKind, amount: number, reference = ''): Tender =>
  cashTender(amount, { kind, reference });
const paidWith = (...tenders: Tender[]): PaidDocument => ({ tenders, rounding: 0 });
const kinds = fc.constantFrom<TenderKind>('cash', 'card', 'voucher', 'credit', 'invoice', 'transfer');
const documents = fc
  .array(
    fc.array(fc.record({ kind: kinds, amount: fc.integer({ min: 0, max: 5000 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) =>
    all.map((tenders) =>
      paidWith(...tenders.map(({ kind, amount }) => tenderOf(kind, amount, kind === 'voucher' ? 'V1' : ''))),
    ),
  );

const FIVES = { ...PLAIN_RULES, cashRounding: { step: 5, mode: 'half-up' } as const };

describe('how the money goes back', () => {
  const question = { paidBack: [], hasCustomer: false, rules: PLAIN_RULES };

  test.prop([documents, fc.integer({ min: 0, max: 30_000 }), fc.boolean(), fc.boolean()])(
    'adds up to the amount, and settles it',
    (originals, amount, hasCustomer, isRounded) => {
      const rules = isRounded ? FIVES : PLAIN_RULES;
      const given = refundTenders({ ...question, originals, amount, hasCustomer, rules });
      const shop = { currency: 'EUR', rules };
      expect(planTenders(-amount, given, shop)).toMatchObject({ missing: 0, over: 0, faults: [] });
    },
  );

  test.prop([documents, fc.integer({ min: 0, max: 30_000 })])(
    'takes no tender further than it paid, but for cash',
    (originals, amount) => {
      const given = refundTenders({ ...question, originals, amount });
      const all = originals.flatMap((document) => document.tenders);
      const of = (list: readonly { kind: TenderKind; amount: number }[], kind: TenderKind): number =>
        sum(list.filter((one) => one.kind === kind).map((one) => one.amount));
      for (const kind of ['card', 'voucher', 'credit', 'invoice', 'transfer'] as const) {
        expect(-of(given, kind)).toBeLessThanOrEqual(of(all, kind));
      }
    },
  );

  test.prop([documents, fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 5 })])(
    'in several steps takes no tender further than in one',
    (originals, parts) => {
      const paid = sum(originals.flatMap((document) => document.tenders.map((tender) => tender.amount)));
      const done: PaidDocument[] = [];
      let left = paid;
      for (const part of parts) {
        const amount = Math.min(part, left);
        left -= amount;
        const given = refundTenders({ ...question, originals, paidBack: done, amount });
        done.push({
          tenders: planTenders(-amount, given, { currency: 'EUR', rules: PLAIN_RULES }).tenders,
          rounding: 0,
        });
      }
      const net = (kind: TenderKind): number =>
        sum(
          [...originals, ...done].flatMap(({ tenders }) =>
            tenders.filter((tender) => tender.kind === kind).map((tender) => tender.amount),
          ),
        );
      for (const kind of ['cash', 'card', 'voucher', 'credit', 'invoice', 'transfer'] as const) {
        expect(net(kind)).toBeGreaterThanOrEqual(0);
      }
    },
  );

  it.each([
    ['as card with its reference', [tenderOf('card', 1000, 'T-1')], 600, [['card', -600, 'T-1']]],
    [
      'to the card before cash',
      [cashTender(500), tenderOf('card', 1000, 'T-1')],
      1200,
      [
        ['card', -1000, 'T-1'],
        ['cash', -200, ''],
      ],
    ],
    [
      'to the same voucher',
      [tenderOf('voucher', 800, 'GIFT-1'), cashTender(200)],
      900,
      [
        ['voucher', -800, 'GIFT-1'],
        ['cash', -100, ''],
      ],
    ],
    [
      'as cash where it was more than paid',
      [tenderOf('card', 300, 'T-1')],
      500,
      [
        ['card', -300, 'T-1'],
        ['cash', -200, ''],
      ],
    ],
  ] as const)('%s', (_, tenders, amount, expected) => {
    const given = refundTenders({ ...question, originals: [paidWith(...tenders)], amount });
    expect(given.map((one) => [one.kind, one.amount, one.reference])).toEqual(expected);
  });

  it('as store credit to a customer who is known, where it did not come by a tender', () => {
    const given = refundTenders({
      ...question,
      originals: [paidWith(tenderOf('card', 300))],
      amount: 500,
      hasCustomer: true,
    });
    expect(given.map((one) => [one.kind, one.amount])).toEqual([
      ['card', -300],
      ['credit', -200],
    ]);
  });

  it('not to a card that had it back already, nor to a voucher of another code', () => {
    const originals = [paidWith(tenderOf('card', 1000), tenderOf('voucher', 500, 'V1'))];
    const paidBack = [paidWith(tenderOf('card', -900), tenderOf('voucher', -500, 'V2'))];
    const given = refundTenders({ ...question, originals, paidBack, amount: 700 });
    expect(given.map((one) => [one.kind, one.amount])).toEqual([
      ['card', -100],
      ['voucher', -500],
      ['cash', -100],
    ]);
  });

  it('in coins, what the rounding of the sale left out included', () => {
    const originals = [{ tenders: [cashTender(1000)], rounding: -2 }];
    const back = (hasCustomer: boolean) =>
      refundTenders({ ...question, originals, amount: 1002, hasCustomer, rules: FIVES });
    expect(back(false)).toMatchObject([{ kind: 'cash', amount: -1000 }]);
    expect(back(true)).toMatchObject([{ kind: 'cash', amount: -1000 }]);
  });

  it('not by a tender that the shop no longer takes', () => {
    const rules = { ...PLAIN_RULES, refused: ['card' as const] };
    const given = refundTenders({
      ...question,
      originals: [paidWith(tenderOf('card', 300))],
      amount: 300,
      rules,
    });
    expect(given).toMatchObject([{ kind: 'cash', amount: -300 }]);
  });
});
