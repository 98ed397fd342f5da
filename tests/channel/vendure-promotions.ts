import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { RemoteScope, RemoteTerms } from '#main/channel/connector.ts';
import { promote, type MadePromotion, type StoreRule } from '#tests/support/store-promotions.ts';
import type { VendureSubject } from './vendure-subject.ts';
import { valueOf } from './drain.ts';

type Effect = RemoteTerms['effect'];

const everything: RemoteScope = { everything: true, categoryRemoteIds: [], variantRemoteIds: [] };
const these = (...variantRemoteIds: string[]): RemoteScope => ({
  everything: false,
  categoryRemoteIds: [],
  variantRemoteIds,
});
const share = (ppm: number) => ({ kind: 'percent', ppm }) as const;
const fromAmount = (minimum: number, reduction: { kind: 'percent'; ppm: number }): Effect => ({
  kind: 'threshold',
  scope: everything,
  minimum,
  reduction,
});

const from = (amount: string, taxInclusive: string): StoreRule => ({
  code: 'minimum_order_amount',
  amount,
  taxInclusive,
});
const contains = (minimum: string, ...ids: string[]): StoreRule => ({
  code: 'contains_products',
  minimum,
  productVariantIds: JSON.stringify(ids),
});
const buy = (variantIdsX: string, variantIdsY: string): StoreRule => ({
  code: 'buy_x_get_y_free',
  amountX: '2',
  variantIdsX,
  amountY: '1',
  variantIdsY,
});
const offOrder = (discount: string): StoreRule => ({ code: 'order_percentage_discount', discount });
const offGoods = (discount: string, ...ids: string[]): StoreRule => ({
  code: 'products_percentage_discount',
  discount,
  productVariantIds: JSON.stringify(ids),
});
const always = from('0', 'false');
const buyGet: StoreRule = { code: 'buy_x_get_y_free' };

type Case = readonly [string, readonly StoreRule[], readonly StoreRule[], Effect | null];

/** What the till makes of conditions and actions of Vendure; the order is Vendure's, as it applies them. */
const CASES: readonly Case[] = [
  [
    'goods, when one of them is there',
    [contains('1', '5', '6', '7')],
    [offGoods('12.5', '5', '6')],
    { kind: 'off', scope: these('5', '6'), reduction: share(125_000) },
  ],
  ['goods, when three of them are there', [contains('3', '5')], [offGoods('10', '5')], null],
  ['goods, when others are there', [contains('1', '6')], [offGoods('10', '5')], null],
  [
    'a part of a ppm',
    [always],
    [offGoods('12.34567', '5')],
    { kind: 'off', scope: these('5'), reduction: share(123_456.7) },
  ],
  ['two things', [always], [offGoods('10', '5'), offGoods('20', '6')], null],
  ['each line', [always], [{ code: 'order_line_fixed_discount', discount: '100' }], null],
  [
    'two, and another free',
    [buy('["5","6"]', '["7"]')],
    [buyGet],
    {
      kind: 'buy-get',
      buy: { scope: these('5', '6'), pieces: 2 },
      get: { scope: these('7'), pieces: 1 },
      reduction: share(1_000_000),
      isOnce: true,
    },
  ],
  ['two, and one of the same free', [buy('["5"]', '["5"]')], [buyGet], null],
  ['goods from an amount', [from('5000', 'true')], [offGoods('10', '5')], null],
  ['the order', [always], [offOrder('10')], fromAmount(0, share(100_000))],
  [
    'the order, and nothing to ship',
    [always],
    [offOrder('8.7'), { code: 'free_shipping' }],
    fromAmount(0, share(87_000)),
  ],
  ['the order from an amount without tax', [from('5000', 'false')], [offOrder('10')], null],
  ['the order, when goods are there', [contains('1', '5')], [offOrder('10')], null],
  [
    'an amount off the order from an amount',
    [from('5000', 'true')],
    [{ code: 'order_fixed_discount', discount: '500' }],
    { kind: 'threshold', scope: everything, minimum: 5000, reduction: { kind: 'amount', amount: 500 } },
  ],
];

const ORDER = [...CASES.keys()].toSorted((a, b) => placeOf(a) - placeOf(b));

/** What reduces goods comes first; an amount that has to be reached puts it behind the others. */
function placeOf(nth: number): number {
  const [, conditions, actions] = CASES[nth] ?? [];
  const isOrder = actions?.some(
    ({ code }) => code !== 'order_line_fixed_discount' && code.startsWith('order'),
  );
  return (isOrder === true ? 100 : 0) + (conditions?.some(({ code }) => code === always.code) ? 10 : 0);
}

const groupSchema = z.object({ createCustomerGroup: z.object({ id: z.string() }) });
const facetsSchema = z.object({
  facets: z.object({
    items: z.array(z.object({ values: z.array(z.object({ id: z.string(), code: z.string() })) })),
  }),
});
const plantsSchema = z.object({
  products: z.object({ items: z.array(z.object({ variants: z.array(z.object({ id: z.string() })) })) }),
});

/** What the connector of Vendure makes of promotions, on the real store. */
export function describeVendurePromotions(subject: () => VendureSubject): void {
  describe('promotions', () => {
    const stops: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const stop of stops.splice(0)) await stop();
    });
    const make = async (promotion: MadePromotion): Promise<void> =>
      void stops.push(await promote(subject().store, promotion));
    const told = async () => valueOf(await subject().connector.promotions());

    test('are told as the till applies them, in the store’s order, or not at all', async () => {
      for (const [name, conditions, actions] of CASES) await make({ name, conditions, actions });
      const promotions = await told();
      expect(promotions.map(({ name, terms }) => [name, terms?.effect ?? null])).toEqual(
        ORDER.map((nth) => [CASES[nth]?.[0], CASES[nth]?.[3]]),
      );
    });

    test('that take an amount off prices without tax are not applied', async () => {
      const { witness } = subject();
      const actions = [{ code: 'order_fixed_discount', discount: '500' }];
      await make({ name: 'five less', conditions: [always], actions });
      await witness.setPricesIncludeTax(false);
      const without = await told();
      await witness.setPricesIncludeTax(true);
      expect(without).toMatchObject([{ name: 'five less', terms: null }]);
      expect(await told()).toMatchObject([{ terms: { effect: { reduction: { amount: 500 } } } }]);
    });

    test('that are off, over, or only about shipping are none of the till', async () => {
      const rules = { conditions: [always], actions: [offOrder('10')] };
      await make({ ...rules, name: 'off', enabled: false });
      await make({ ...rules, name: 'over', endsAt: '2020-01-01T00:00:00.000Z' });
      await make({ ...rules, name: 'shipping', actions: [{ code: 'free_shipping' }] });
      expect(await told()).toEqual([]);
    });

    test('say when they hold, for whom and how often', async () => {
      const { store } = subject();
      const made = groupSchema.parse(
        await store.admin('mutation { createCustomerGroup(input: { name: "Club" }) { id } }'),
      );
      const club = { code: 'customer_group', customerGroupId: made.createCustomerGroup.id };
      await make({
        name: 'Club night',
        conditions: [club],
        actions: [offOrder('10')],
        couponCode: 'Night 10',
        startsAt: '2026-01-01T18:00:00.000Z',
        endsAt: '2099-01-01T22:00:00.000Z',
        usageLimit: 30,
        perCustomerUsageLimit: 2,
      });
      await make({
        name: 'Nobody',
        conditions: [{ ...club, customerGroupId: '999' }],
        actions: [offOrder('1')],
      });
      expect((await told()).map(({ name, terms }) => [name, terms])).toEqual([
        [
          'Club night',
          {
            effect: fromAmount(0, share(100_000)),
            validity: {
              from: Date.UTC(2026, 0, 1, 18),
              until: Date.UTC(2099, 0, 1, 22) + 1,
              weekdays: [],
              hours: null,
            },
            groupIds: ['Club'],
            coupon: 'Night 10',
            useLimit: 30,
            customerLimit: 2,
          },
        ],
        ['Nobody', null],
      ]);
    });

    test('by facet are about the variants that have it, themselves or by their product', async () => {
      const { store, takeGoods } = subject();
      const { facets } = facetsSchema.parse(await store.admin('{ facets { items { values { id code } } } }'));
      const idOf = (wanted: string): string =>
        facets.items.flatMap(({ values }) => values).find(({ code }) => code === wanted)?.id ?? '';
      const plants = idOf('plants');
      const query = `query ($id: String!) { products(options: { filter: { facetValueId: { eq: $id } } }) {
        items { variants { id } } } }`;
      const { products } = plantsSchema.parse(await store.admin(query, { id: plants }));
      const [odd] = takeGoods(1);
      await store.admin(
        'mutation ($input: [UpdateProductVariantInput!]!) { updateProductVariants(input: $input) { id } }',
        { input: [{ id: odd?.id, facetValueIds: [plants] }] },
      );
      const all = products.items.flatMap(({ variants }) => variants.map(({ id }) => id));
      const off = (...ids: string[]): StoreRule => ({
        code: 'facet_based_discount',
        discount: '20',
        facets: JSON.stringify(ids),
      });
      const atLeast = (minimum: string): StoreRule => ({
        code: 'at_least_n_with_facets',
        minimum,
        facets: JSON.stringify([plants]),
      });
      await make({ name: 'plants', conditions: [atLeast('1')], actions: [off(plants)] });
      await make({ name: 'many plants', conditions: [atLeast('2')], actions: [off(plants)] });
      await make({ name: 'apple plants', conditions: [always], actions: [off(plants, idOf('apple'))] });
      const [simple, many, none] = await told();
      expect(goodsOf(simple?.terms)).toEqual([...all, odd?.id ?? ''].toSorted());
      expect(all.length).toBeGreaterThan(3);
      expect(many).toMatchObject({ name: 'many plants', terms: null });
      expect(goodsOf(none?.terms)).toEqual([]);
    });
  });
}

function goodsOf(terms: RemoteTerms | null | undefined): readonly string[] | null {
  return terms?.effect.kind === 'off' ? terms.effect.scope.variantRemoteIds.toSorted() : null;
}
