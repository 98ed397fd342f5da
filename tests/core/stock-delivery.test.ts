import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { valueOf } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { expectedDeliveries, levelHere, linesOf, piecesHere, receive } from '#tests/support/stock-room.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let mug: number;
let lamp: number;
let deliveryId: string;

const expectIt = (change: object = {}) =>
  till.ask('stock.expect', {
    deliveryId,
    supplier: 'Potters',
    reference: 'PO-1',
    dueOn: '2026-03-20',
    lines: linesOf({ [mug]: 5, [lamp]: 2 }),
    ...change,
  });

const counts = async (): Promise<unknown> =>
  (await expectedDeliveries(till)).map(({ lines }) =>
    lines.map(({ name, quantity, received }) => [name, quantity / 1000, received / 1000]),
  );

const refusedWith = (code: string) => ({ ok: false, error: { code } });

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 500, onHand: 0 });
  lamp = addGoods(till.sqlite, { sku: 'LAMP', name: 'Lamp', price: 4000, onHand: 0 });
  deliveryId = v7();
  await valueOf(expectIt());
});

afterEach(() => till.close());

describe('a delivery', () => {
  it('comes in parts; more may come than was expected, and what nobody expected', async () => {
    const box = addGoods(till.sqlite, { sku: 'BOX', name: 'Box', price: 1, onHand: 0 });
    expect((await levelHere(till, mug)).incoming).toBe(5000);
    await valueOf(receive(till, { [mug]: 3 }, { deliveryId }));
    expect((await levelHere(till, mug)).incoming).toBe(2000);
    await valueOf(receive(till, { [mug]: 4, [box]: 1 }, { deliveryId }));
    expect((await levelHere(till, mug)).incoming).toBe(0);
    expect(await counts()).toEqual([
      [
        ['Box', 0, 1],
        ['Lamp', 2, 0],
        ['Mug', 5, 7],
      ],
    ]);
    expect([await piecesHere(till, mug), await piecesHere(till, box)]).toEqual([7, 1]);
  });

  it('is closed when everything came, or when nothing more is expected', async () => {
    await valueOf(receive(till, { [mug]: 5, [lamp]: 2 }, { deliveryId }));
    expect(await counts()).toEqual([]);
    deliveryId = v7();
    await valueOf(expectIt());
    await valueOf(receive(till, { [mug]: 1 }, { deliveryId, closes: true }));
    expect(await counts()).toEqual([]);
    expect((await levelHere(till, mug)).incoming).toBe(0);
    expect(await receive(till, { [mug]: 1 }, { deliveryId })).toMatchObject(refusedWith('delivery-closed'));
    expect(await expectIt()).toMatchObject(refusedWith('delivery-closed'));
  });

  it('is booked once although the receipt closed it', async () => {
    const documentId = v7();
    const again = (): Promise<unknown> => receive(till, { [mug]: 5, [lamp]: 2 }, { deliveryId, documentId });
    await again();
    expect(await again()).toMatchObject({ ok: true });
    expect(await piecesHere(till, mug)).toBe(5);
  });

  it('can be changed until something of it came', async () => {
    await valueOf(expectIt({ supplier: 'Others', lines: linesOf({ [mug]: 1 }) }));
    expect(await counts()).toEqual([[['Mug', 1, 0]]]);
    await valueOf(expectIt());
    await valueOf(receive(till, { [mug]: 1 }, { deliveryId }));
    expect(await expectIt()).toMatchObject(refusedWith('delivery-begun'));
  });

  it('is closed by hand as often as somebody likes', async () => {
    await valueOf(till.ask('stock.closeDelivery', { deliveryId }));
    await valueOf(till.ask('stock.closeDelivery', { deliveryId }));
    expect(await counts()).toEqual([]);
    expect(await till.ask('stock.closeDelivery', { deliveryId: v7() })).toMatchObject(
      refusedWith('delivery-unknown'),
    );
    expect(await receive(till, { [mug]: 1 }, { deliveryId: v7() })).toMatchObject(
      refusedWith('delivery-unknown'),
    );
  });

  it('stands in the list by the day it is due', async () => {
    const [first] = await expectedDeliveries(till);
    for (const dueOn of ['2026-03-19', null]) {
      deliveryId = v7();
      await valueOf(expectIt({ dueOn }));
    }
    expect((await expectedDeliveries(till)).map(({ dueOn }) => dueOn)).toEqual([
      '2026-03-19',
      first?.dueOn,
      null,
    ]);
  });
});
