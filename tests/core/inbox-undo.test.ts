import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { Parity, SettledItem } from '#contract/inbox.ts';
import { basketOf } from '#tests/support/basket.ts';
import { returnLine, sold, valueOf } from '#tests/support/desk.ts';
import { openPostingTill, type PostingTill } from '#tests/support/posting-till.ts';
import { refusedSale } from '#tests/support/refusing.ts';

let world: PostingTill;

beforeEach(async () => {
  world = await openPostingTill();
});
afterEach(async () => {
  expect(world.till.bugs).toEqual([]);
  await world.close();
});

const sent = (id: string): unknown => world.store.documents.get(id)?.[0];
const rows = (sql: string): unknown[] => world.till.sqlite.prepare(sql).raw().all();
const settled = async (): Promise<SettledItem[]> =>
  (await valueOf<{ items: SettledItem[] }>(world.till.ask('inbox.settled', { limit: 50 }))).items;

describe('a document that was written off', () => {
  it('never goes, and no longer counts beside the store’s level', async () => {
    const id = await refusedSale(world, { code: 'state' });
    await world.decide(id, { kind: 'write-off', reason: 'a test sale' });
    expect(world.state(id)).toBe('dropped');
    expect(rows('SELECT posted_at FROM unseen_movement')).toEqual([[world.till.clock.at]]);
    world.store.refusal = () => null;
    await world.sendAll();
    expect(sent(id)).toBeUndefined();
  });

  it('lies in the inbox again when that is undone, also after a read took its movements off', async () => {
    const id = await refusedSale(world, { code: 'state' });
    await world.decide(id, { kind: 'write-off', reason: 'a test sale' });
    world.till.sqlite.exec('DELETE FROM unseen_movement');
    expect(await settled()).toMatchObject([{ id, state: 'dropped', canUndo: true }]);
    expect(await world.undo(id)).toBeNull();
    expect(rows('SELECT document_id, quantity, posted_at FROM unseen_movement')).toEqual([[id, -2000, null]]);
    expect(await world.inbox()).toMatchObject([{ id, code: 'state', decisions: [{ undoneBy: 'Mira' }] }]);
    expect(await settled()).toEqual([]);
  });

  it('has what comes back of it in the inbox by itself, and lets it wait again when it goes after all', async () => {
    const id = await refusedSale(world, { code: 'state' });
    const { record } = await valueOf<{ record: Awaited<ReturnType<PostingTill['sell']>> }>(
      world.till.ask('sale.view', { saleId: id }),
    );
    const back = await world.takeBack(record);
    await world.sendAll();
    expect(world.state(back.id)).toBe('waiting');
    await world.decide(id, { kind: 'write-off', reason: 'a test sale' });
    world.store.refusal = () => null;
    await world.sendAll();
    expect(await world.inbox()).toMatchObject([
      {
        id: back.id,
        kind: 'refund',
        code: 'unknown-document',
        total: -1450,
        answers: ['write-off', 'retry'],
      },
    ]);
    expect(await world.undo(id)).toBeNull();
    expect(world.state(back.id)).toBe('waiting');
    await world.decide(id, { kind: 'retry' });
    await world.sendAll();
    expect([...world.store.documents.keys()]).toEqual([id, back.id]);
  });
});

describe('an exchange for goods of a sale that was written off', () => {
  const exchange = async (): Promise<{ sale: string; swap: string }> => {
    const sale = await refusedSale(world, { code: 'state' });
    const { record } = await valueOf<{ record: Awaited<ReturnType<PostingTill['sell']>> }>(
      world.till.ask('sale.view', { saleId: sale }),
    );
    const { lines, ...basket } = basketOf([{ variantId: world.goods.lamp, price: 1450, pieces: 3 }]);
    const back = await returnLine(world.till, record, { position: 1, quantity: 1000, condition: 'restock' });
    const swap = await sold(world.till, { ...basket, lines: [...lines, back] });
    await world.decide(sale, { kind: 'write-off', reason: 'a test sale' });
    return { sale, swap: swap.id };
  };

  it('goes with what was sold; nothing comes back of what the store never had', async () => {
    const { swap } = await exchange();
    await world.sendAll();
    expect(world.state(swap)).toBe('done');
    expect(sent(swap)).toMatchObject({
      total: 4350,
      lines: [{ variantRemoteId: 'v-LAMP', quantity: 3000 }],
      returned: [],
    });
    expect([world.store.onHand('v-LAMP'), world.store.onHand('v-MUG')]).toEqual([-3000, 0]);
    const { documents } = await valueOf<{ documents: Parity[] }>(
      world.till.ask('inbox.parity', { limit: 10 }),
    );
    expect(documents).toEqual([]);
  });

  it('goes whole when the writing off was taken back in time', async () => {
    const { sale, swap } = await exchange();
    expect(await world.undo(sale)).toBeNull();
    world.store.refusal = () => null;
    await world.decide(sale, { kind: 'retry' });
    await world.sendAll();
    expect(sent(swap)).toMatchObject({ total: 2900, returned: [{ variantRemoteId: 'v-MUG' }] });
  });

  it('bars the way back for the sale once it went without it', async () => {
    const { sale } = await exchange();
    await world.sendAll();
    expect(await settled()).toMatchObject([{ id: sale, state: 'dropped', canUndo: false }]);
    expect(await world.undo(sale)).toBe('too-late');
  });
});

describe('undoing', () => {
  it('gives the refusal back that was answered, whatever was said since', async () => {
    const id = await refusedSale(world, {
      code: 'insufficient-stock',
      isBad: (sale) => !sale.allows.shortStock,
    });
    await world.decide(id, { kind: 'raise-stock' });
    world.fault = () => 'later';
    await world.send();
    expect(world.state(id)).toBe('waiting');
    expect(await world.undo(id)).toBeNull();
    expect(await world.inbox()).toMatchObject([
      { id, code: 'insufficient-stock', message: 'no: insufficient-stock' },
    ]);
    expect(await world.undo(id)).toBe('too-late');
  });

  it('is too late while it is being sent, when nobody knows whether it arrived, and when it did', async () => {
    const id = await refusedSale(world, { code: 'state', isBad: (sale) => !sale.allows.shortStock });
    world.store.refusal = () => null;
    await world.decide(id, { kind: 'retry' });
    world.fault = (call) => (call === 'post' ? 'hang-before' : 'none');
    await world.send();
    expect(await world.undo(id)).toBe('too-late');
    world.fault = (call) => (call === 'post' ? 'lost' : 'none');
    world.till.clock.at += 300_000;
    await world.send();
    expect(world.state(id)).toBe('uncertain');
    expect(await world.undo(id)).toBe('too-late');
    world.fault = () => 'none';
    await world.sendAll();
    expect(world.state(id)).toBe('done');
    expect(await world.undo(id)).toBe('too-late');
    expect(await settled()).toMatchObject([{ id, state: 'done', canUndo: false }]);
  });

  it('is nothing for who may not settle', async () => {
    const id = await refusedSale(world, { code: 'state' });
    const clerk = {
      id: 'clerk',
      name: '',
      permissions: ['sync.read'],
      discountPpm: 0,
      freeRefund: 0,
      isBuiltIn: true,
    } as const;
    const actor = { staffId: null, name: 'Ben', role: clerk };
    expect(await world.till.ask('inbox.open', {}, actor)).toMatchObject({ ok: true });
    const message = { decisionId: v7(), id, decision: { kind: 'retry' } };
    expect(await world.till.ask('inbox.decide', message, actor)).toMatchObject({
      error: { code: 'not-allowed' },
    });
    expect(await world.till.ask('inbox.undo', { id }, actor)).toMatchObject({
      error: { code: 'not-allowed' },
    });
  });
});
