import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { SyncExchange } from '#contract/sync.ts';
import { hasUndetermined } from '#main/data/outbox.ts';
import { valueOf } from '#tests/support/desk.ts';
import { openPostingTill, type PostingTill } from '#tests/support/posting-till.ts';

let world: PostingTill;

beforeEach(async () => {
  world = await openPostingTill();
});
afterEach(async () => {
  expect(world.till.bugs).toEqual([]);
  await world.close();
});

const sell = async (): Promise<string> => (await world.sell({ variantId: world.goods.mug })).id;

const damage = async (): Promise<string> => {
  const documentId = v7();
  const lines = [{ variantId: world.goods.mug, quantity: -1000 }];
  await valueOf(world.till.ask('stock.adjust', { documentId, reason: 'damaged', note: '', lines }));
  return documentId;
};

describe('what the key may not bring', () => {
  beforeEach(() => {
    world.store.refusal = ({ kind }) =>
      kind === 'stock' ? { code: 'not-allowed', message: 'UpdateCatalog is missing' } : null;
  });

  it('holds up nothing behind it, and goes by itself once the key may', async () => {
    const barred = await damage();
    const sale = await sell();
    await world.send();
    expect([barred, sale].map((id) => world.state(id))).toEqual(['waiting', 'done']);
    expect(await world.inbox()).toEqual([]);
    world.store.refusal = () => null;
    await world.sendAll();
    expect(world.state(barred)).toBe('done');
  });

  it('costs the store few questions a round, however much of it waits', async () => {
    for (let n = 0; n < 30; n += 1) await damage();
    await world.send();
    expect(world.store.calls).toHaveLength(30);
    world.till.clock.at += 300_000;
    const sale = await sell();
    world.store.calls.length = 0;
    await world.send();
    expect(world.store.calls).toHaveLength(21);
    expect(world.state(sale)).toBe('done');
  });
});

describe('a document that is posted', () => {
  it('waits longer after each try that came to nothing, at most five minutes, and goes when the line holds', async () => {
    const id = await sell();
    world.fault = () => 'later';
    const waits: number[] = [];
    for (let round = 0; round < 11; round += 1) {
      await world.send();
      const { due_at: due } = world.till.sqlite
        .prepare<[string], { due_at: number }>('SELECT due_at FROM outbox WHERE id = ?')
        .get(id) ?? { due_at: 0 };
      waits.push((due - world.till.clock.at) / 1000);
      world.till.clock.at = due;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    world.fault = () => 'none';
    await world.send();
    expect(world.state(id)).toBe('done');
    expect(world.store.calls).not.toContain('find');
  });

  it('stays uncertain while the store can not be asked, and is asked for before it is sent again', async () => {
    const id = await sell();
    world.fault = (call) => (call === 'post' ? 'lost' : 'none');
    await world.send();
    for (const no of ['later', 'credential'] as const) {
      world.till.clock.at += 300_000;
      world.fault = () => no;
      await world.send();
      expect(world.state(id)).toBe('uncertain');
    }
    world.till.clock.at += 300_000;
    world.fault = () => 'none';
    await world.send();
    expect(world.store.calls).toEqual(['post', 'find', 'find', 'find']);
    expect(world.state(id)).toBe('done');
  });

  it('of a poster that died is looked for by the next one, once its hold has run out', async () => {
    const id = await sell();
    world.fault = () => 'hang';
    await world.send();
    world.fault = () => 'none';
    await world.send();
    expect(world.store.calls).toEqual(['post']);
    world.till.clock.at += 15_000;
    await world.send();
    expect(world.store.calls).toEqual(['post', 'find']);
    expect(world.state(id)).toBe('done');
  });

  it('that nobody gives a clear answer about comes to a person after many tries', async () => {
    const id = await sell();
    world.store.refusal = () => ({ code: 'state', message: 'no' });
    world.fault = (call) => (call === 'post' ? 'lost' : 'none');
    for (let round = 0; round < 40; round += 1) {
      expect(world.state(id)).not.toBe('refused');
      await world.send();
      world.till.clock.at += 300_000;
    }
    expect(await world.inbox()).toMatchObject([
      { id, code: 'undetermined', answers: ['retry', 'write-off'] },
    ]);
    world.store.refusal = () => null;
    world.store.calls.length = 0;
    await world.decide(id, { kind: 'retry' });
    await world.sendAll();
    expect(world.store.calls).toEqual(['find', 'post', 'find']);
    expect(world.state(id)).toBe('done');
  });

  it('that the store can not be asked about comes to a person too', async () => {
    const id = await sell();
    world.fault = (call) => (call === 'post' ? 'lost' : call === 'find' ? 'later' : 'none');
    for (let round = 0; round < 40; round += 1) {
      expect(world.state(id)).not.toBe('refused');
      await world.send();
      world.till.clock.at += 300_000;
    }
    expect(await world.inbox()).toMatchObject([{ id, code: 'undetermined' }]);
  });

  it.each(['credential', 'later'] as const)(
    'that was tried often in vain (%s) is looked for as patiently as any when an answer is lost',
    async (vain) => {
      const id = await sell();
      const send = async (fault: typeof vain | 'lost', rounds: number): Promise<void> => {
        world.fault = (call) => (call === 'post' ? fault : 'none');
        for (let round = 0; round < rounds; round += 1) {
          await world.send();
          world.till.clock.at += 300_000;
        }
      };
      await send(vain, 41);
      world.store.refusal = () => ({ code: 'state', message: 'no' });
      await send('lost', 6);
      expect(world.state(id)).toBe('uncertain');
      expect(await hasUndetermined(world.till.db, 6)).toBe(true);
      await send(vain, 41);
      expect(world.state(id)).toBe('uncertain');
      await send('lost', 33);
      expect(world.state(id)).toBe('uncertain');
      await send('lost', 1);
      expect(world.state(id)).toBe('refused');
    },
  );

  it('that the store refuses holds up only what needs it', async () => {
    const bad = await world.sell({ variantId: world.goods.mug });
    world.store.refusal = ({ id }) => (id === bad.id ? { code: 'state', message: 'no' } : null);
    const back = await world.takeBack(bad);
    const other = await sell();
    await world.sendAll();
    expect([bad.id, back.id, other].map((id) => world.state(id))).toEqual(['refused', 'waiting', 'done']);
  });

  it('is in the log of exchanges by the number of its receipt', async () => {
    await sell();
    await world.send();
    const { exchanges } = await valueOf<{ exchanges: SyncExchange[] }>(
      world.till.ask('sync.exchanges', { limit: 5 }),
    );
    expect(exchanges).toMatchObject([
      { direction: 'up', subject: 'sale', name: 'R1-000001', outcome: 'done' },
    ]);
  });
});
