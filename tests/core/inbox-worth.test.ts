import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Parity } from '#contract/inbox.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';
import { basketOf } from '#tests/support/basket.ts';
import { freeReturn, returnLine, sold, valueOf } from '#tests/support/desk.ts';
import { openPostingTill, type PostingTill } from '#tests/support/posting-till.ts';

let world: PostingTill;

beforeEach(async () => {
  world = await openPostingTill();
});
afterEach(async () => {
  expect(world.till.bugs).toEqual([]);
  await world.close();
});

const sent = (id: string): unknown => world.store.documents.get(id)?.[0];
const parity = async (): Promise<Parity[]> =>
  (await valueOf<{ documents: Parity[] }>(world.till.ask('inbox.parity', { limit: 10 }))).documents;

/** Mugs for as many lamps, which the store takes at `storeTotal` only. */
async function exchangeFor(storeTotal: number): Promise<SaleRecord> {
  const { till, goods } = world;
  const sale = await world.sell({ variantId: goods.mug });
  await world.sendAll();
  world.store.refusal = (document) =>
    document.kind === 'return' && document.of === 'exchange' && document.allows.storeTotal === null
      ? { code: 'total-differs', message: 'no', detail: { storeTotal, items: [] } }
      : null;
  const { lines, ...basket } = basketOf([{ variantId: goods.lamp, price: 1450, pieces: 2 }]);
  const back = await returnLine(till, sale, { position: 1, quantity: 1000, condition: 'restock' });
  const swap = await sold(till, { ...basket, lines: [...lines, back] });
  await world.sendAll();
  return swap;
}

describe('an exchange that the store reckons at less', () => {
  it('lies in the inbox with what was paid for what was sold, beside what the store asks for it', async () => {
    const { id, total } = await exchangeFor(2001);
    expect(total).toBe(1450);
    expect(await world.inbox()).toMatchObject([
      {
        id,
        code: 'total-differs',
        total: 2900,
        storeTotal: 2001,
        answers: ['accept-total', 'retry', 'write-off'],
      },
    ]);
  });

  it('gives back no more than the store has of it, once its total was accepted', async () => {
    const swap = await exchangeFor(2001);
    await world.decide(swap.id, { kind: 'accept-total', storeTotal: 2001 });
    await world.sendAll();
    expect(await parity()).toMatchObject([{ id: swap.id, total: 1450, storeTotal: 551 }]);
    const lamp = swap.lines.findIndex(({ quantity }) => quantity > 0) + 1;
    const back = await sold(world.till, {
      ...basketOf([]),
      lines: [await returnLine(world.till, swap, { position: lamp, quantity: 1000, condition: 'restock' })],
    });
    await world.sendAll();
    expect(back.total).toBe(-1450);
    expect(sent(back.id)).toMatchObject({ returned: [{ name: 'Lamp', total: 1000 }] });
    expect(await parity()).toHaveLength(1);
  });
});

describe('a refund without a receipt', () => {
  it('is no difference to what the store has of it', async () => {
    const line = freeReturn({ variantId: world.goods.mug, unitPrice: 1000 });
    const back = await sold(world.till, { ...basketOf([]), lines: [line] });
    await world.sendAll();
    expect(world.state(back.id)).toBe('done');
    expect(await parity()).toEqual([]);
  });
});
