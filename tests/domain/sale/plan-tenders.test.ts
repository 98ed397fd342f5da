import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { sum } from '#domain/money/money.ts';
import { planTenders, type TenderPlan } from '#domain/sale/plan-tenders.ts';
import { roundCash, type Given, type TenderKind, type TenderRules } from '#domain/sale/tender.ts';
import { givenOf, PLAIN_RULES } from '#tests/support/given.ts';

const KINDS = ['cash', 'card', 'voucher', 'credit', 'invoice', 'transfer'] as const;
const CHF = { currency: 'CHF', rate: { worth: 107, per: 100 } };
const rulesOf = (rules: Partial<TenderRules>): TenderRules => ({ ...PLAIN_RULES, ...rules });
const eur = (rules: Partial<TenderRules> = {}) => ({ currency: 'EUR', rules: rulesOf(rules) });
const FIVES = eur({ cashRounding: { step: 5, mode: 'half-up' } });

const roundings = fc.record({
  step: fc.constantFrom(5, 10, 100),
  mode: fc.constantFrom('half-up' as const, 'half-down' as const, 'half-even' as const),
});
const shops = fc.option(roundings).map((cashRounding) => eur({ cashRounding, foreign: [CHF] }));
const amounts = fc.integer({ min: 0, max: 20_000 });
const kinds = fc.constantFrom<TenderKind>(...KINDS);
const taken = fc.oneof(
  fc.record({ kind: kinds, amount: amounts }).map(({ kind, amount }) => givenOf(amount, { kind })),
  amounts.map((amount) => givenOf(amount, { currency: 'CHF' })),
);
const paid = fc.array(taken, { maxLength: 6 });
const paidOut = fc
  .array(fc.record({ kind: kinds, amount: amounts }), { maxLength: 6 })
  .map((list) => list.map(({ kind, amount }) => givenOf(-amount, { kind })));

/** A total with what was given for it, in its direction. */
const payments = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 50_000 }), paid),
  fc.tuple(fc.integer({ min: -50_000, max: -1 }), paidOut),
);

const paidIn = (plan: TenderPlan, kind: TenderKind): number =>
  sum(plan.tenders.filter((tender) => tender.kind === kind).map((tender) => tender.amount));

describe('what was given', () => {
  test.prop([payments, shops])(
    'adds up to the total with its rounding, less what is missing, and what is over',
    ([total, given], shop) => {
      const { tenders, rounding, missing, over } = planTenders(total, given, shop);
      const direction = total < 0 ? -1 : 1;
      expect(sum(tenders.map((tender) => tender.amount))).toBe(
        total + rounding + direction * (over - missing),
      );
    },
  );

  test.prop([payments, shops])('is never both too little and too much', ([total, given], shop) => {
    const { missing, missingInCash, over, change } = planTenders(total, given, shop);
    expect(Math.min(missing, over)).toBe(0);
    expect(Math.min(missing, change)).toBe(0);
    if (missing === 0) expect(missingInCash).toBe(0);
  });

  test.prop([payments, shops])(
    'gives change of cash only, no tender more than it brought',
    ([total, given], shop) => {
      const { tenders, change } = planTenders(total, given, shop);
      expect(sum(tenders.map((tender) => tender.change))).toBe(change);
      for (const tender of tenders) {
        expect(tender.given - tender.change).toBe(tender.amount);
        expect(tender.change).toBeGreaterThanOrEqual(0);
        expect(tender.change).toBeLessThanOrEqual(tender.kind === 'cash' ? Math.max(tender.given, 0) : 0);
      }
    },
  );

  test.prop([payments, shops, fc.array(fc.nat(), { minLength: 6, maxLength: 6 })])(
    'pays the same in any order',
    ([total, given], shop, ranks) => {
      const shuffled = given
        .map((one, index) => ({ one, rank: ranks[index] ?? 0 }))
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ one }) => one);
      const [plan, other] = [planTenders(total, given, shop), planTenders(total, shuffled, shop)];
      const { tenders: _, faults: __, ...amountsOf } = plan;
      expect(other).toMatchObject(amountsOf);
      for (const kind of KINDS) expect(paidIn(other, kind)).toBe(paidIn(plan, kind));
    },
  );

  test.prop([payments, shops])(
    'is rounded by less than the smallest coin, and only where cash pays',
    ([total, given], shop) => {
      const { rounding, tenders } = planTenders(total, given, shop);
      const step = shop.rules.cashRounding?.step ?? 1;
      expect(Math.abs(rounding) * 2).toBeLessThanOrEqual(step === 1 ? 0 : step);
      if (!tenders.some(({ kind }) => kind === 'cash')) expect(rounding).toBe(0);
    },
  );

  test.prop([fc.integer({ min: -50_000, max: 50_000 }), shops])(
    'in cash alone comes to whole coins',
    (total, shop) => {
      const cash = roundCash(total, shop.rules.cashRounding);
      expect(planTenders(total, [givenOf(cash)], shop)).toMatchObject({
        tenders: [{ amount: cash }],
        rounding: cash - total,
        missing: 0,
        over: 0,
        change: 0,
      });
    },
  );

  test.prop([fc.integer({ min: 1, max: 50_000 }), fc.constantFrom(...KINDS.slice(1)), shops])(
    'without cash is never rounded',
    (total, kind, shop) => {
      expect(planTenders(total, [givenOf(total, { kind })], shop)).toMatchObject({
        rounding: 0,
        missing: 0,
        over: 0,
      });
    },
  );

  test.prop([payments, shops])('is paid once what is missing is added', ([total, given], shop) => {
    const { missing, missingInCash } = planTenders(total, given, shop);
    fc.pre(missing > 0);
    const direction = total < 0 ? -1 : 1;
    const cash = planTenders(total, [...given, givenOf(direction * missingInCash)], shop);
    expect(cash).toMatchObject({ missing: 0, over: 0, change: 0 });
  });

  test.prop([payments, shops])(
    'leaves the tenders out that bring nothing, but for cash',
    ([total, given], shop) => {
      const { tenders } = planTenders(total, given, shop);
      expect(tenders.filter((tender) => tender.kind !== 'cash' && tender.given === 0)).toEqual([]);
    },
  );
});

describe('cases', () => {
  const plan = (total: number, given: readonly Given[], shop = eur()): Omit<TenderPlan, 'tenders'> => {
    const { tenders: _, ...rest } = planTenders(total, given, shop);
    return rest;
  };
  const settled = { rounding: 0, missing: 0, missingInCash: 0, over: 0, change: 0, faults: [] };

  it('nothing is due', () => {
    expect(planTenders(0, [], eur())).toEqual({ ...settled, tenders: [] });
  });

  it('card and cash, with change of the cash', () => {
    const given = [givenOf(2000), givenOf(1500, { kind: 'card', reference: 'T-17' })];
    expect(planTenders(3000, given, eur())).toMatchObject({
      change: 500,
      tenders: [
        { kind: 'cash', amount: 1500, given: 2000, change: 500 },
        { kind: 'card', amount: 1500, given: 1500, change: 0, reference: 'T-17' },
      ],
    });
  });

  it('a card that pays too much', () => {
    expect(plan(1000, [givenOf(1200, { kind: 'card' })])).toEqual({ ...settled, over: 200 });
    const both = [givenOf(1200, { kind: 'card' }), givenOf(500)];
    expect(plan(1000, both)).toEqual({ ...settled, over: 200, change: 500 });
  });

  it('too little', () => {
    expect(plan(1003, [givenOf(500)], FIVES)).toEqual({ ...settled, missing: 503, missingInCash: 505 });
    expect(plan(1003, [], FIVES)).toEqual({ ...settled, missing: 1003, missingInCash: 1005 });
    expect(plan(1003, [givenOf(1003)], FIVES)).toEqual({
      ...settled,
      rounding: 2,
      missing: 2,
      missingInCash: 2,
    });
  });

  it('only what is left for cash is rounded', () => {
    expect(plan(1003, [givenOf(1005)], FIVES)).toEqual({ ...settled, rounding: 2 });
    expect(plan(1003, [givenOf(503, { kind: 'card' }), givenOf(500)], FIVES)).toEqual(settled);
    expect(plan(1003, [givenOf(500, { kind: 'card' }), givenOf(1000)], FIVES)).toEqual({
      ...settled,
      rounding: 2,
      change: 495,
    });
    expect(plan(1003, [givenOf(1003, { kind: 'card' })], FIVES)).toEqual(settled);
    expect(plan(2, [givenOf(0)], FIVES)).toEqual({ ...settled, rounding: -2 });
  });

  it('what goes back is rounded alike', () => {
    expect(plan(-1003, [givenOf(-1005)], FIVES)).toEqual({ ...settled, rounding: -2 });
    expect(plan(-1003, [givenOf(-1003, { kind: 'card' })], FIVES)).toEqual(settled);
    expect(plan(-1000, [givenOf(-400)])).toEqual({ ...settled, missing: 600, missingInCash: 600 });
    expect(plan(-1000, [givenOf(-1200)])).toEqual({ ...settled, over: 200 });
  });

  test.prop([fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 6 })])(
    'foreign cash in however many parts as in one',
    (parts) => {
      const shop = eur({ foreign: [CHF] });
      const given = parts.map((part) => givenOf(part, { currency: 'CHF' }));
      const worth = (list: readonly Given[]): number =>
        sum(planTenders(1_000_000, list, shop).tenders.map((tender) => tender.given));
      expect(worth(given)).toBe(worth([givenOf(sum(parts), { currency: 'CHF' })]));
    },
  );

  it('foreign cash at its rate, with change in the own currency', () => {
    const shop = eur({ foreign: [CHF] });
    expect(planTenders(2000, [givenOf(2055, { currency: 'CHF' })], shop)).toMatchObject({
      change: 199,
      tenders: [
        {
          amount: 2000,
          given: 2199,
          change: 199,
          foreign: { currency: 'CHF', given: 2055, rate: { worth: 107, per: 100 } },
        },
      ],
    });
    expect(planTenders(2000, [givenOf(2000, { currency: 'EUR' })], shop).tenders).toMatchObject([
      { foreign: null },
    ]);
  });

  it.each<[string, number, Given, Partial<TenderRules>]>([
    ['not-taken', 100, givenOf(100, { kind: 'invoice' }), { refused: ['invoice'] }],
    ['not-taken', 100, givenOf(100, { kind: 'other', name: 'Shells' }), { others: ['Lunch cheque'] }],
    ['not-taken', 100, givenOf(100, { currency: 'GBP' }), { foreign: [CHF] }],
    ['not-taken', 100, givenOf(100, { kind: 'card', currency: 'CHF' }), { foreign: [CHF] }],
    ['not-taken', -100, givenOf(-100, { currency: 'CHF' }), { foreign: [CHF] }],
    ['card-number', 100, givenOf(100, { kind: 'card', reference: '4111 1111 1111 1111' }), {}],
    ['wrong-way', 100, givenOf(-100), {}],
    ['wrong-way', -100, givenOf(100), {}],
  ])('%s: pays nothing', (kind, total, given, rules) => {
    const { tenders, missing, faults } = planTenders(total, [givenOf(0), given], eur(rules));
    expect(faults).toEqual([{ index: 1, kind }]);
    expect({ count: tenders.length, missing }).toEqual({ count: 1, missing: 100 });
  });

  it('the shop’s own tenders keep their name, the others have none', () => {
    const given = [givenOf(60, { kind: 'other', name: 'Lunch cheque' }), givenOf(40, { name: 'x' })];
    expect(
      planTenders(100, given, eur({ others: ['Lunch cheque'] })).tenders.map(({ name }) => name),
    ).toEqual(['Lunch cheque', '']);
  });
});
