import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PickupStep } from '#domain/pickup/step.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import { markArrived } from '#main/data/outbox-settle.ts';
import { importLevels } from '#main/data/stock-import.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { webOrderOf } from '#tests/support/memory-orders.ts';
import { GIVE, PACK, takeSteps, tell, told } from '#tests/support/pickup-desk.ts';
import { historyOf, levelHere } from '#tests/support/stock-room.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let ids: Readonly<Record<string, number>>;

const order = webOrderOf('o1', { 'v-MUG': 3, 'v-CUP': 1 }, { paid: 4000 });
const [mugLine = '', cupLine = ''] = order.lines.map(({ lineId }) => lineId);

/** What is there and what of it is held, thousandths; of each of the goods. */
type Levels = Readonly<Record<string, readonly [here: number, held: number]>>;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  ids = Object.fromEntries(
    ['MUG', 'CUP', 'BOWL'].map((sku) => [
      sku,
      addGoods(till.sqlite, { sku, name: sku, price: 1000, onHand: 10_000 }),
    ]),
  );
  await store({ MUG: [10_000, 3000], CUP: [10_000, 1000], BOWL: [10_000, 0] });
  await tell(till, [order]);
});

afterEach(async () => {
  expect(till.bugs).toEqual([]);
  await till.close();
});

/** The store's levels, read now: they hold what was confirmed before. */
async function store(levels: Levels): Promise<void> {
  till.clock.at += 1000;
  const { at } = till.clock;
  const items = Object.entries(levels).map(([sku, [onHand, allocated]]) => {
    return { variantRemoteId: `v-${sku}`, locationRemoteId: '7', onHand, allocated, knownAt: at };
  });
  await till.db.transaction().execute((tx) => importLevels(tx, items, at));
}

/** The store has everything that the till did so far. */
async function confirmAll(): Promise<void> {
  const { at } = till.clock;
  for (const { id } of told(till)) {
    const arrival = { id, remoteId: 'o1', remoteCode: 'WEBo1', remoteTotal: null, toldTotal: null };
    await till.db.transaction().execute((tx) => markArrived(tx, { ...arrival, at, postedAt: at }));
  }
}

async function shown(): Promise<Levels> {
  const found: Record<string, readonly [number, number]> = {};
  for (const [sku, id] of Object.entries(ids)) {
    const { now, held } = await levelHere(till, id);
    found[sku] = [now ?? 0, held];
  }
  return found;
}

const PICKING: readonly PickupStep[] = [{ kind: 'accept' }, { kind: 'start' }];

const offerId = v7();

/** Two of three mugs, no third; a bowl in place of the cup. */
const PACKING: readonly PickupStep[] = [
  { kind: 'pick', lineId: mugLine, quantity: 2000 },
  { kind: 'short', lineId: mugLine, quantity: 1000, reason: 'not-found' },
  {
    kind: 'offer',
    offerId,
    lineId: cupLine,
    replaces: 1000,
    substitute: {
      variantRemoteId: 'v-BOWL',
      sku: 'BOWL',
      name: 'Bowl',
      quantity: 1000,
      unitPrice: 1000,
      ratePpm: 190_000,
    },
  },
  { kind: 'consent', offerId, isAccepted: true, by: 'phone', person: 'Ada', isDearerAgreed: false },
  { kind: 'pick-offer', offerId, quantity: 1000 },
  PACK,
];

/** The order as the store has it once it knows what was packed. */
const settled: WebOrder = {
  ...order,
  total: 3000,
  paid: 3000,
  lines: [
    ...order.lines.map((line) =>
      line.lineId === mugLine ? { ...line, quantity: 2000, total: 2000 } : { ...line, quantity: 0, total: 0 },
    ),
    {
      lineId: 's1',
      variantRemoteId: 'v-BOWL',
      sku: 'BOWL',
      name: 'Bowl',
      quantity: 1000,
      ordered: 0,
      unitPrice: 1000,
      total: 1000,
      ratePpm: 190_000,
      offerId,
    },
  ],
};

describe('the stock of a pickup', () => {
  it('is what the store will say, before it says so and after, step by step', async () => {
    await takeSteps(till, 'o1', ...PICKING);
    expect(await shown()).toEqual({ MUG: [10_000, 3000], CUP: [10_000, 1000], BOWL: [10_000, 0] });

    const packed: Levels = { MUG: [10_000, 2000], CUP: [10_000, 0], BOWL: [10_000, 1000] };
    await takeSteps(till, 'o1', ...PACKING);
    expect(await shown()).toEqual(packed);
    await confirmAll();
    expect(await shown()).toEqual(packed);
    await store(packed);
    await tell(till, [settled]);
    expect(await shown()).toEqual(packed);

    const ready: Levels = { MUG: [8000, 0], CUP: [10_000, 0], BOWL: [9000, 0] };
    await takeSteps(till, 'o1', { kind: 'ready' });
    expect(await shown()).toEqual(ready);
    await confirmAll();
    await store(ready);
    expect(await shown()).toEqual(ready);

    await takeSteps(till, 'o1', GIVE);
    expect(await shown()).toEqual(ready);
    const back: PickupStep = {
      kind: 'give-back',
      lines: [{ lineId: mugLine, quantity: 1000, isRestocked: true }],
      amount: 1000,
      reason: 'broken',
      saleId: null,
      paidBack: 0,
    };
    await takeSteps(till, 'o1', back);
    const returned: Levels = { ...ready, MUG: [9000, 0] };
    expect(await shown()).toEqual(returned);
    await confirmAll();
    await store(returned);
    expect(await shown()).toEqual(returned);
  });

  it('is the same when the store hears of all of it only in the end', async () => {
    await takeSteps(till, 'o1', ...PICKING, ...PACKING, { kind: 'ready' }, GIVE);
    const given: Levels = { MUG: [8000, 0], CUP: [10_000, 0], BOWL: [9000, 0] };
    expect(await shown()).toEqual(given);
    await confirmAll();
    await store(given);
    await tell(till, [{ ...settled, state: 'given' }]);
    expect(await shown()).toEqual(given);
  });

  it('is free again when it is rejected or cancelled before it is packed', async () => {
    await takeSteps(till, 'o1', { kind: 'reject', reason: 'closed' });
    const free: Levels = { MUG: [10_000, 0], CUP: [10_000, 0], BOWL: [10_000, 0] };
    expect(await shown()).toEqual(free);
    await confirmAll();
    await store(free);
    expect(await shown()).toEqual(free);
  });

  it('of what nobody fetched is on the shelf again only when somebody put it there', async () => {
    await takeSteps(till, 'o1', ...PICKING, ...PACKING, { kind: 'ready' });
    const ready: Levels = { MUG: [8000, 0], CUP: [10_000, 0], BOWL: [9000, 0] };
    till.clock.at += 168 * 3_600_000;
    await takeSteps(till, 'o1', { kind: 'release' });
    expect(await shown()).toEqual(ready);
    await takeSteps(till, 'o1', { kind: 'reinstate' }, { kind: 'release' }, { kind: 'restock' });
    expect(await shown()).toEqual({ MUG: [10_000, 0], CUP: [10_000, 0], BOWL: [10_000, 0] });
  });

  it('is told in the story of the goods, with the number of the order', async () => {
    await takeSteps(till, 'o1', ...PICKING, ...PACKING, { kind: 'ready' });
    const { movements } = await historyOf(till, ids['MUG'] ?? 0);
    expect(
      movements.map(({ reason, name, quantity, held, after, clerk, delivery }) => {
        return [reason, name, quantity, held, after, clerk, delivery];
      }),
    ).toEqual([
      ['pickup', 'WEBo1', -2000, -2000, 8000, 'Mira', 'waiting'],
      ['pickup-release', 'WEBo1', 0, -1000, 10_000, 'Mira', 'waiting'],
    ]);
  });

  it('moves in the store alone where the catalog has not the goods', async () => {
    const strange = webOrderOf('o2', { 'v-VASE': 1 }, { paid: 1000 });
    await tell(till, [strange]);
    await takeSteps(till, 'o2', ...PICKING, { kind: 'pick', lineId: 'o2-v-VASE', quantity: 1000 }, PACK);
    await takeSteps(till, 'o2', { kind: 'ready' }, GIVE);
    expect(told(till).at(-1)?.effect?.kind).toBe('hand-over');
    expect(till.sqlite.prepare('SELECT count(*) FROM stock_movement').pluck().get()).toBe(0);
  });
});
