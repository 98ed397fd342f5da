import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { sum } from '#domain/money/money.ts';
import { planTenders } from '#domain/sale/plan-tenders.ts';
import type { Tender, TenderKind } from '#domain/sale/tender.ts';
import { cashBackOf, refundTenders, strayed, type PaidDocument } from '#domain/sale/way-back.ts';
import { givenOf, PLAIN_RULES } from '#tests/support/given.ts';
import { cashTender } from '#tests/support/sale.ts';

const tenderOf = (kind: TenderKind, amount: number, reference = ''): Tender =>
  cashTender(amount, { kind, reference });
const paidWith = (...tenders: Tender[]): PaidDocument => ({ tenders, rounding: 0, customerId: null });
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
  const question = { hasCustomer: false, rules: PLAIN_RULES };

  test.prop([documents, fc.integer({ min: 0, max: 30_000 }), fc.boolean(), fc.boolean()])(
    'adds up to the amount, and settles it',
    (originals, amount, hasCustomer, isRounded) => {
      const rules = isRounded ? FIVES : PLAIN_RULES;
      const given = refundTenders({ ...question, documents: originals, amount, hasCustomer, rules });
      const shop = { currency: 'EUR', rules, cashBack: cashBackOf(originals) };
      expect(planTenders(-amount, given, shop)).toMatchObject({ missing: 0, over: 0, faults: [] });
    },
  );

  test.prop([documents, fc.integer({ min: 0, max: 30_000 })])(
    'takes no tender further than it paid, but for cash',
    (originals, amount) => {
      const given = refundTenders({ ...question, documents: originals, amount });
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
        const given = refundTenders({ ...question, documents: [...originals, ...done], amount });
        done.push({
          tenders: planTenders(-amount, given, { currency: 'EUR', rules: PLAIN_RULES }).tenders,
          rounding: 0,
          customerId: null,
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
    const given = refundTenders({ ...question, documents: [paidWith(...tenders)], amount });
    expect(given.map((one) => [one.kind, one.amount, one.reference])).toEqual(expected);
  });

  it('as store credit to a customer who is known, where it did not come by a tender', () => {
    const given = refundTenders({
      ...question,
      documents: [paidWith(tenderOf('card', 300))],
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
    const given = refundTenders({ ...question, documents: [...originals, ...paidBack], amount: 700 });
    expect(given.map((one) => [one.kind, one.amount])).toEqual([
      ['card', -100],
      ['voucher', -500],
      ['cash', -100],
    ]);
  });

  it('in coins, what the rounding of the sale left out included', () => {
    const originals = [{ tenders: [cashTender(1000)], rounding: -2, customerId: null }];
    const back = (hasCustomer: boolean) =>
      refundTenders({ ...question, documents: originals, amount: 1002, hasCustomer, rules: FIVES });
    expect(back(false)).toMatchObject([{ kind: 'cash', amount: -1000 }]);
    expect(back(true)).toMatchObject([{ kind: 'cash', amount: -1000 }]);
  });

  it('not by a tender that the shop no longer takes', () => {
    const rules = { ...PLAIN_RULES, refused: ['card' as const] };
    const given = refundTenders({
      ...question,
      documents: [paidWith(tenderOf('card', 300))],
      amount: 300,
      rules,
    });
    expect(given).toMatchObject([{ kind: 'cash', amount: -300 }]);
  });
});

const WHOLES = { ...PLAIN_RULES, cashRounding: { step: 100, mode: 'half-up' } as const };

/** Pays a total, or gives it back as the till says where nothing else is said. */
function paid(total: number, before: readonly PaidDocument[] = []): PaidDocument {
  const shop = { currency: 'EUR', rules: WHOLES, cashBack: cashBackOf(before) };
  const question = { documents: before, amount: -total, hasCustomer: false, rules: WHOLES };
  const given =
    total < 0 ? refundTenders(question) : [givenOf(planTenders(total, [givenOf(0)], shop).missingInCash)];
  const { tenders, rounding, missing, over } = planTenders(total, given, shop);
  expect([missing, over]).toEqual([0, 0]);
  return { tenders, rounding, customerId: null };
}

const coinsOf = (documents: readonly PaidDocument[]): number =>
  sum(documents.flatMap(({ tenders }) => tenders.map(({ amount }) => amount)));

describe('coins that go back in steps', () => {
  it('are the ones that were paid', () => {
    const documents = [paid(500)];
    for (let nth = 0; nth < 10; nth += 1) documents.push(paid(-50, documents));
    expect(coinsOf(documents)).toBe(0);
  });

  test.prop([
    fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 3 }),
    fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 8 }),
  ])('are never more than were paid, and go back as they came', (totals, parts) => {
    const documents = totals.map((total) => paid(total));
    let left = sum(totals);
    for (const part of [...parts, left]) {
      const amount = Math.min(part, left);
      if (amount === 0) continue;
      left -= amount;
      const document = paid(-amount, documents);
      expect(strayed(documents, { document, free: 0 })).toBe(0);
      documents.push(document);
      expect(coinsOf(documents)).toBeGreaterThanOrEqual(0);
    }
    if (totals.length === 1) expect(coinsOf(documents)).toBe(0);
  });
});

describe('money that strays', () => {
  const ADA = 'ada';
  const back = (customerId: string | null, ...tenders: Tender[]): PaidDocument => ({
    tenders,
    rounding: 0,
    customerId,
  });

  it.each<[string, Tender[], Tender[], number]>([
    ['nothing as it came', [tenderOf('card', 700)], [tenderOf('card', -700)], 0],
    ['a card in cash', [tenderOf('card', 700)], [cashTender(-700)], 700],
    ['an invoice in cash', [tenderOf('invoice', 700)], [cashTender(-700)], 700],
    ['an invoice as store credit', [tenderOf('invoice', 700)], [tenderOf('credit', -700)], 700],
    [
      'cash that an invoice asks for first',
      [tenderOf('invoice', 500), cashTender(200)],
      [cashTender(-200)],
      200,
    ],
    ['a voucher in cash', [tenderOf('voucher', 700, 'V1')], [cashTender(-700)], 700],
    ['a voucher written small', [tenderOf('voucher', 700, 'v1')], [tenderOf('voucher', -700, 'V1')], 0],
    ['cash on a voucher', [cashTender(700)], [tenderOf('voucher', -700, 'V2')], 700],
    ['cash as store credit', [cashTender(700)], [tenderOf('credit', -700)], 0],
    [
      'more than a tender paid',
      [tenderOf('card', 400), cashTender(300)],
      [tenderOf('card', -300), cashTender(-400)],
      100,
    ],
  ])('%s', (_, came, went, expected) => {
    const documents = [back(ADA, ...came)];
    expect(strayed(documents, { document: back(ADA, ...went), free: 0 })).toBe(expected);
  });

  it('is an invoice of somebody else, and what went back before', () => {
    const documents = [back(ADA, tenderOf('invoice', 700))];
    const toBob = back('bob', tenderOf('invoice', -700));
    expect(strayed(documents, { document: toBob, free: 0 })).toBe(700);
    const before = back(ADA, tenderOf('invoice', -500));
    const again = back(ADA, tenderOf('invoice', -500));
    expect(strayed([...documents, before], { document: again, free: 0 })).toBe(300);
  });

  it('is not what is free to go any way', () => {
    const documents = [back(null, tenderOf('card', 700))];
    const document = back(null, cashTender(-900));
    expect(strayed(documents, { document, free: 200 })).toBe(700);
    expect(strayed(documents, { document, free: 900 })).toBe(0);
  });

  test.prop([documents, fc.integer({ min: 0, max: 30_000 })])(
    'is never what the till itself proposes, as far as it came',
    (originals, wanted) => {
      const came = sum(originals.flatMap(({ tenders }) => tenders.map(({ amount }) => amount)));
      const amount = Math.min(wanted, came);
      const given = refundTenders({ documents: originals, amount, hasCustomer: false, rules: PLAIN_RULES });
      const shop = { currency: 'EUR', rules: PLAIN_RULES };
      const document = { ...planTenders(-amount, given, shop), customerId: null };
      expect(strayed(originals, { document, free: 0 })).toBe(0);
    },
  );
});
