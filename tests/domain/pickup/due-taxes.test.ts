import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { sum } from '#domain/money/money.ts';
import { dueOf } from '#domain/pickup/due-taxes.ts';
import type { TaxRules } from '#domain/tax/rules.ts';
import { webLine, webOrder } from '#tests/domain/receipt/sample-pickup.ts';
import { category, GERMAN } from '#tests/domain/sale/selling.ts';
import { dueCases } from './due-cases.ts';

const modes = fc.constantFrom<TaxRules['mode'][]>('half-up', 'half-down', 'half-even');

describe('what is due for an order', () => {
  test.prop([dueCases, modes])('adds up to the minor unit, whatever its rates', ({ order, given }, mode) => {
    const due = dueOf(order, given, { mode, categories: GERMAN.categories });
    expect(due.total).toBe(given.due);
    for (const { net, tax, gross } of due.taxes) {
      expect(net + tax).toBe(gross);
      expect(Math.min(net, tax, gross)).toBeGreaterThanOrEqual(0);
    }
    const costsNothing = [...given.lines, ...given.substitutes].every(({ total }) => total === 0);
    const gross = sum(due.taxes.map((one) => one.gross));
    expect(gross === due.total || (costsNothing && gross === 0)).toBe(true);
    expect(new Set(due.taxes.map(({ ratePpm }) => ratePpm)).size).toBe(due.taxes.length);
  });

  test.prop([dueCases, modes])(
    'holds each tax to within half a minor unit of its share',
    ({ order, given }, mode) => {
      for (const { tax, gross, ratePpm } of dueOf(order, given, { mode, categories: [] }).taxes) {
        expect(Math.abs(tax - (gross * ratePpm) / (1_000_000 + ratePpm))).toBeLessThanOrEqual(0.500_001);
      }
    },
  );

  const lines = [
    webLine({ lineId: 'a', total: 1190, ratePpm: 190_000 }),
    webLine({ lineId: 'b', total: 2140, ratePpm: 70_000 }),
  ];
  const order = webOrder({ lines, total: 3330 });
  const all = lines.map(({ lineId, quantity, total }) => ({ lineId, quantity, total }));
  const given = { lines: all, substitutes: [], total: 3330, due: 3330, refund: 0 };

  test('is what the store reckoned where nothing was paid', () => {
    expect(dueOf(order, given, GERMAN)).toEqual({
      total: 3330,
      taxes: [
        { name: 'VAT', ratePpm: 190_000, net: 1000, tax: 190, gross: 1190 },
        { name: 'VAT', ratePpm: 70_000, net: 2000, tax: 140, gross: 2140 },
      ],
    });
  });

  test('bears of a part paid online no more of one rate than of the other', () => {
    expect(dueOf(order, { ...given, due: 333 }, GERMAN).taxes.map(({ gross }) => gross)).toEqual([119, 214]);
  });

  test('leaves out what is not given, and what weighing came to, which is in the goods already', () => {
    const weighed = { name: 'Weighed', amount: 50, ratePpm: 0 };
    const less = { ...given, lines: all.slice(1), total: 2140, due: 2140 };
    expect(dueOf({ ...order, charges: [weighed] }, less, GERMAN).taxes).toEqual([
      { name: 'VAT', ratePpm: 70_000, net: 2000, tax: 140, gross: 2140 },
    ]);
  });

  test('names a rate as the shop does only where one tax makes it', () => {
    const several = [
      { name: 'GST', ratePpm: 50_000, isCompound: false },
      { name: 'PST', ratePpm: 20_000, isCompound: false },
    ];
    const categories = [category(1, 0, { rates: several }), category(2, 190_000)];
    const { taxes } = dueOf(order, given, { mode: 'half-up', categories });
    expect(taxes.map(({ name }) => name)).toEqual(['VAT', '']);
  });

  test('of nothing bears no tax', () => {
    expect(dueOf(order, { ...given, due: 0 }, GERMAN)).toEqual({ total: 0, taxes: [] });
  });
});
