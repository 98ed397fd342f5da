import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Basket } from '#domain/sale/basket.ts';
import { basketOf, goodsLine, miscLine } from '#tests/support/basket.ts';
import { customerOf } from '#tests/support/customer.ts';
import { freeReturn, pay } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

const CARD = 'card 4111.1111.1111.1111';

let till: TestTill;
let mug: { readonly variantId: number; readonly price: number };

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  mug = { variantId: addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1000 }), price: 1000 };
});

afterEach(() => till.close());

const refused = { error: { code: 'card-number' } };
const discount = { reduction: { kind: 'percent', ppm: 1000 }, reason: CARD } as const;

/** Wherever somebody types into a basket. */
const PLACES: readonly [string, () => Partial<Basket>][] = [
  ['its note', () => ({ note: CARD })],
  ['why it is cheaper', () => ({ discount })],
  ['why it is free of tax', () => ({ exemption: { reason: CARD, number: '1' } })],
  ['the proof of that', () => ({ exemption: { reason: 'embassy', number: CARD } })],
  ['the note of a line', () => ({ lines: [goodsLine({ ...mug, note: CARD })] })],
  ['why a line is cheaper', () => ({ lines: [goodsLine({ ...mug, discount })] })],
  [
    'why its price is another',
    () => ({ lines: [goodsLine({ ...mug, override: { unitPrice: 1, reason: CARD } })] }),
  ],
  ['what something is called', () => ({ lines: [miscLine({ name: CARD })] })],
  ['why something comes back', () => ({ lines: [freeReturn({ reason: CARD })] })],
];

describe('the number of a card', () => {
  it.each(PLACES)('is neither sold nor parked with %s', async (_, change) => {
    const basket = basketOf([mug], change());
    expect(await pay(till, basket)).toMatchObject(refused);
    expect(await till.ask('basket.park', { basket, name: 'Ada', note: '' })).toMatchObject(refused);
  });

  it('is in no name or note of what is parked', async () => {
    const basket = basketOf([mug]);
    expect(await till.ask('basket.park', { basket, name: CARD, note: '' })).toMatchObject(refused);
    expect(await till.ask('basket.park', { basket, name: 'Ada', note: CARD })).toMatchObject(refused);
  });

  it.each(['name', 'card', 'address', 'note', 'phone', 'taxNumber'])(
    'is no %s of a customer',
    async (field) => {
      const customer = { ...customerOf('Ada'), [field]: CARD };
      expect(await till.ask('customer.save', { customer })).toMatchObject(refused);
    },
  );

  it.each([
    ['shift.moveCash', { id: v7(), kind: 'pay-in', amount: 1, reason: CARD }],
    ['shift.openDrawer', { id: v7(), reason: CARD, grants: [] }],
    ['shift.close', { counts: {}, leftFloat: 0, note: CARD }],
    ['sale.void', { saleId: v7(), reason: CARD, grants: [] }],
    [
      'people.authorise',
      { staffId: v7(), pin: '1', permission: 'sale.void', amount: 1, subject: v7(), reason: CARD },
    ],
  ])('is no reason of %s', async (procedure, input) => {
    expect(await till.ask(procedure, input)).toMatchObject(refused);
  });
});
