import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PickupDetail } from '#contract/pickup.ts';
import { valueOf } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { webOrderOf } from '#tests/support/memory-orders.ts';
import {
  GIVE,
  PACK,
  pickAll,
  takeSteps,
  tell,
  told,
  tryStep,
  untilPacked,
} from '#tests/support/pickup-desk.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
const order = webOrderOf('o1', { 'v-MUG': 2, 'v-CUP': 1 }, { paid: 3000 });
const [mugLine = '', cupLine = ''] = order.lines.map(({ lineId }) => lineId);

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  for (const sku of ['MUG', 'CUP', 'BOWL']) {
    addGoods(till.sqlite, { sku, name: sku, price: 1000, onHand: 10_000 });
  }
  await tell(till, [order]);
});

afterEach(async () => {
  expect(till.bugs).toEqual([]);
  await till.close();
});

const refusal = (code: string, details: object = {}): object => ({ ok: false, error: { code, details } });

describe('the way of an order', () => {
  it('leads from accepting it to the shopper, each step by somebody at a till', async () => {
    const detail = await takeSteps(till, 'o1', ...untilPacked(order), { kind: 'ready' }, GIVE);
    expect(detail.card).toMatchObject({
      stage: 'handed-over',
      bags: 1,
      place: 'A3',
      wanted: 3000,
      done: 3000,
    });
    const kinds = ['accept', 'start', 'pick', 'pick', 'pack', 'ready', 'hand-over'];
    expect(detail.story.map(({ kind }) => kind)).toEqual(kinds);
    expect(detail.story[0]).toMatchObject({ clerk: 'Mira', registerCode: 'R1', delivery: 'waiting' });
    expect(new Set(till.touched)).toEqual(new Set(['pickup', 'stock', 'journal', 'sync']));
  });

  it('is told to the store step by step, each after the one before it, with what it means', async () => {
    await takeSteps(till, 'o1', ...untilPacked(order), { kind: 'ready' }, GIVE);
    const documents = told(till);
    expect(documents.map(({ event, effect }) => [event.seq, event.step.kind, effect?.kind ?? null])).toEqual([
      [1, 'accept', null],
      [2, 'start', null],
      [3, 'pick', null],
      [4, 'pick', null],
      [5, 'pack', 'settle'],
      [6, 'ready', 'ready'],
      [7, 'hand-over', 'hand-over'],
    ]);
    for (const { id, event, name, orderRemoteId, locationRemoteId } of documents) {
      expect({ id, name, orderRemoteId, locationRemoteId }).toEqual({
        id: event.eventId,
        name: 'WEBo1',
        orderRemoteId: 'o1',
        locationRemoteId: '7',
      });
    }
    const needs = till.sqlite
      .prepare('SELECT outbox_id, needs_id FROM outbox_need ORDER BY outbox_id')
      .raw()
      .all();
    const ids = documents.map(({ id }) => id);
    expect(needs).toEqual(ids.slice(1).map((id, before) => [id, ids[before]]));
  });

  it('keeps what the store wanted when it was accepted', async () => {
    await takeSteps(till, 'o1', { kind: 'accept' });
    expect(told(till)[0]?.event.step).toEqual({
      kind: 'accept',
      lines: order.lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
    });
  });

  it('is written to the journal without the names and the signature that came with it', async () => {
    const handOver = {
      proof: 'name',
      collector: 'Zoë Quade',
      isChecked: true,
      signature: 'M1 1 L2 2',
    } as const;
    await takeSteps(till, 'o1', ...untilPacked(order), { ...GIVE, handOver });
    const rows = till.sqlite
      .prepare("SELECT kind, payload FROM journal WHERE kind LIKE 'pickup-%'")
      .raw()
      .all();
    expect(rows).toHaveLength(6);
    expect(JSON.stringify(rows)).not.toMatch(/Quade|Ada|M1 1/);
    expect(rows.at(-1)).toEqual(['pickup-handed-over', expect.stringContaining('"code":"WEBo1"')]);
  });

  it('puts its slips on paper once it is packed, and again when somebody asks', async () => {
    const jobs = (): unknown[] =>
      till.sqlite.prepare('SELECT subject, subject_id, is_copy FROM device_job ORDER BY rowid').raw().all();
    await takeSteps(till, 'o1', { kind: 'accept' });
    expect(await till.ask('pickup.printSlips', { orderId: 'o1' })).toMatchObject(
      refusal('step-unfit', { why: 'stage' }),
    );
    till.world.printer = { host: '127.0.0.1', port: 9100, columns: 42 };
    await takeSteps(till, 'o1', { kind: 'start' }, ...pickAll(order), PACK);
    const packed = told(till).at(-1)?.id;
    await valueOf(till.ask('pickup.printSlips', { orderId: 'o1' }));
    expect(jobs()).toEqual([
      ['pickup', packed, 0],
      ['pickup', packed, 1],
    ]);
    till.world.printer = null;
    expect(await till.ask('pickup.printSlips', { orderId: 'o1' })).toMatchObject(
      refusal('printer-not-set-up'),
    );
  });
});

describe('a step', () => {
  it('is taken once for its id, and gives the same answer again', async () => {
    const eventId = v7();
    const first = await valueOf<PickupDetail>(tryStep(till, 'o1', { kind: 'accept' }, { eventId }));
    const again = await valueOf<PickupDetail>(tryStep(till, 'o1', { kind: 'accept' }, { eventId }));
    expect(again).toEqual(first);
    expect(told(till)).toHaveLength(1);
    expect(await tryStep(till, 'o1', { kind: 'start' }, { eventId })).toMatchObject(
      refusal('step-unfit', { why: 'done' }),
    );
  });

  it('that does not go is refused with what is in the way, and leaves nothing behind', async () => {
    const tried = [
      [{ kind: 'start' }, 'stage'],
      [{ ...GIVE }, 'stage'],
    ] as const;
    for (const [step, why] of tried) {
      expect(await tryStep(till, 'o1', step)).toMatchObject(refusal('step-unfit', { why }));
    }
    await takeSteps(till, 'o1', { kind: 'accept' }, { kind: 'start' });
    expect(await tryStep(till, 'o1', { kind: 'pick', lineId: mugLine, quantity: 3000 })).toMatchObject(
      refusal('step-unfit', { why: 'over_wanted' }),
    );
    expect(await tryStep(till, 'o1', PACK)).toMatchObject(refusal('step-unfit', { why: 'unpicked' }));
    expect(told(till)).toHaveLength(2);
  });

  it('needs an order that is known, and collected here', async () => {
    expect(await tryStep(till, 'o9', { kind: 'accept' })).toMatchObject(refusal('order-unknown'));
    await tell(till, [webOrderOf('o2', { 'v-MUG': 1 }, { locationCode: 'S2' })]);
    expect(await tryStep(till, 'o2', { kind: 'accept' })).toMatchObject(refusal('order-elsewhere'));
  });

  it('that gives money or goods back needs the right for it, by whichever procedure it is asked', async () => {
    const asked = { eventId: v7(), orderId: 'o1', step: { kind: 'cancel', reason: 'called' } };
    expect(await till.ask('pickup.step', asked)).toMatchObject(refusal('not-allowed'));
    expect(await till.ask('pickup.settle', { ...asked, step: { kind: 'accept' } })).toMatchObject(
      refusal('bad-request'),
    );
    expect(told(till)).toEqual([]);
  });

  it('keeps no number of a card that somebody typed', async () => {
    expect(await tryStep(till, 'o1', { kind: 'reject', reason: '4111 1111 1111 1111' })).toMatchObject(
      refusal('card-number'),
    );
  });

  it('offers only goods that the till knows', async () => {
    await takeSteps(till, 'o1', { kind: 'accept' }, { kind: 'start' });
    const substitute = { sku: 'X', name: 'Vase', quantity: 1000, unitPrice: 1000, ratePpm: 190_000 };
    const offer = { kind: 'offer', offerId: v7(), lineId: cupLine, replaces: 1000 } as const;
    expect(
      await tryStep(till, 'o1', { ...offer, substitute: { ...substitute, variantRemoteId: 'gone' } }),
    ).toMatchObject(refusal('goods-unknown', { name: 'Vase' }));
    await takeSteps(till, 'o1', { ...offer, substitute: { ...substitute, variantRemoteId: 'v-BOWL' } });
  });

  it('hands over by itself only what is paid for', async () => {
    const unpaid = webOrderOf('o3', { 'v-MUG': 1 });
    await tell(till, [unpaid]);
    await takeSteps(till, 'o3', ...untilPacked(unpaid));
    for (const step of [GIVE, { ...GIVE, collected: 1000 }, { ...GIVE, collected: 1000, saleId: v7() }]) {
      expect(await tryStep(till, 'o3', step)).toMatchObject(refusal('step-unfit', { why: 'unpaid' }));
    }
  });
});

describe('giving back', () => {
  const giveBack = (quantity: number, amount: number) =>
    ({
      kind: 'give-back',
      lines: [{ lineId: mugLine, quantity, isRestocked: true }],
      amount,
      reason: 'broken',
      saleId: null,
      paidBack: 0,
    }) as const;

  beforeEach(async () => {
    await takeSteps(till, 'o1', ...untilPacked(order), { kind: 'ready' }, GIVE);
  });

  it('posts as a refund of the order', async () => {
    await takeSteps(till, 'o1', giveBack(1000, 1000));
    expect(told(till).at(-1)?.effect).toEqual({
      kind: 'refund',
      lines: [{ lineId: mugLine, quantity: 1000, isRestocked: true }],
      amount: 1000,
      paidBack: 0,
      reason: 'broken',
    });
  });
});

describe('notices', () => {
  it('are in the words of the manager, filled in', async () => {
    const { rules } = await valueOf<{ rules: object }>(till.ask('pickup.board', {}));
    const readyNotice = {
      subject: '{shop}: {code}',
      text: 'Dear {name}, fetch {code} from {place}. {other}',
    };
    await valueOf(till.ask('pickup.saveRules', { ...rules, readyNotice }));
    await takeSteps(till, 'o1', ...untilPacked(order), { kind: 'ready' });
    expect(told(till).at(-1)?.effect).toEqual({
      kind: 'ready',
      notice: { subject: 'Corner Shop: PICKo1', text: 'Dear Ada Web, fetch PICKo1 from A3. {other}' },
    });
  });

  it('are in the shop’s language until somebody writes others, and no reminder before its time', async () => {
    await takeSteps(till, 'o1', ...untilPacked(order), { kind: 'ready' }, { kind: 'remind' });
    expect(told(till).at(-1)?.effect).toMatchObject({
      kind: 'remind',
      notice: { subject: 'Your order PICKo1 is ready' },
    });
    till.clock.at += 48 * 3_600_000;
    await takeSteps(till, 'o1', { kind: 'remind' });
    expect(told(till).at(-1)?.effect).toMatchObject({
      kind: 'remind',
      notice: { subject: 'Your order PICKo1 is waiting for you' },
    });
  });
});
