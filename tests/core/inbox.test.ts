import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { JournalRow } from '#contract/journal.ts';
import type { Parity } from '#contract/inbox.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';
import { customerOf } from '#tests/support/customer.ts';
import { valueOf } from '#tests/support/desk.ts';
import { openPostingTill, type PostingTill } from '#tests/support/posting-till.ts';
import { about, refusedSale } from '#tests/support/refusing.ts';

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

describe('the inbox', () => {
  it('names a refused sale, its goods and what is at stake in the till’s own words', async () => {
    const detail = { storeTotal: null, items: [about('v-MUG', { available: 1000 })] };
    const id = await refusedSale(world, {
      code: 'insufficient-stock',
      isBad: (sale) => !sale.allows.shortStock,
      detail,
    });
    expect(await world.inbox()).toMatchObject([
      {
        id,
        kind: 'sale',
        name: 'R1-000001',
        code: 'insufficient-stock',
        message: 'no: insufficient-stock',
        total: 2900,
        items: [{ sku: 'MUG', name: 'Mug', quantity: 2000, total: 2900, available: 1000 }],
        stockEffect: 2000,
        holdsUp: 0,
        answers: ['raise-stock', 'retry', 'as-misc', 'map', 'write-off'],
        decisions: [],
      },
    ]);
  });

  it('counts what waits for it, at whatever distance', async () => {
    const ada = customerOf('Ada', { mail: 'ada@example.com' });
    world.store.refusal = ({ kind }) => (kind === 'customer' ? { code: 'other', message: 'no' } : null);
    await world.saveCustomer(ada);
    const sale = await world.sell({ variantId: world.goods.mug, customer: ada });
    await world.takeBack(sale);
    await world.sendAll();
    expect(await world.inbox()).toMatchObject([
      {
        kind: 'customer',
        name: 'Ada',
        total: null,
        holdsUp: 2,
        answers: ['correct-mail', 'retry', 'write-off'],
      },
    ]);
    expect(world.store.documents.size).toBe(0);
  });

  it('refuses to settle what is not in it, and answers that do not fit', async () => {
    const id = await refusedSale(world, { code: 'state' });
    expect(await world.decide(v7(), { kind: 'retry' })).toBe('document-not-refused');
    expect(await world.decide(id, { kind: 'raise-stock' })).toBe('decision-unfit');
    expect(await world.decide(id, { kind: 'as-misc', variantRemoteId: 'v-MUG' })).toBe('decision-unfit');
    expect(await world.decide(id, { kind: 'write-off', reason: '4111 1111 1111 1111' })).toBe('card-number');
    expect(await world.decide(id, { kind: 'retry' })).toBe('ok');
    expect(await world.decide(id, { kind: 'retry' })).toBe('document-not-refused');
  });

  it('takes a decision once for its id', async () => {
    const id = await refusedSale(world, { code: 'state' });
    const message = { decisionId: v7(), id, decision: { kind: 'retry' } } as const;
    expect(await world.till.ask('inbox.decide', message)).toMatchObject({ ok: true });
    await world.sendAll();
    expect(world.state(id)).toBe('refused');
    expect(await world.till.ask('inbox.decide', message)).toMatchObject({ ok: true });
    expect(world.state(id)).toBe('refused');
  });
});

describe('a decision', () => {
  it('to raise the stock lets the sale through', async () => {
    const id = await refusedSale(world, {
      code: 'insufficient-stock',
      isBad: (sale) => !sale.allows.shortStock,
    });
    expect(await world.decide(id, { kind: 'raise-stock' })).toBe('ok');
    await world.sendAll();
    expect(world.state(id)).toBe('done');
    expect(sent(id)).toMatchObject({ allows: { shortStock: true }, lines: [{ quantity: 2000 }] });
  });

  it('to send as a misc item keeps amount and rate, and moves no stock there', async () => {
    const id = await refusedSale(world, {
      code: 'unknown-item',
      isBad: (sale) => sale.lines.length > 0,
      detail: {
        storeTotal: null,
        items: [about('v-MUG', { isUnknown: true })],
      },
    });
    expect(await world.decide(id, { kind: 'as-misc', variantRemoteId: 'v-LAMP' })).toBe('decision-unfit');
    expect(await world.decide(id, { kind: 'as-misc', variantRemoteId: 'v-MUG' })).toBe('ok');
    await world.sendAll();
    expect(sent(id)).toMatchObject({
      total: 2900,
      lines: [],
      surcharges: [{ position: 1, name: '2 × Mug', amount: 2900, ratePpm: 190_000 }],
    });
    expect(world.store.onHand('v-MUG')).toBe(0);
    expect(rows('SELECT posted_at IS NULL FROM unseen_movement')).toEqual([[0]]);
  });

  it('to map sends other goods, and what comes back later goes to them too', async () => {
    const id = await refusedSale(world, {
      code: 'unknown-item',
      isBad: (sale) => sale.lines.some((line) => line.sku === 'MUG' && line.variantRemoteId === 'v-MUG'),
      detail: {
        storeTotal: null,
        items: [about('v-MUG', { isUnknown: true })],
      },
    });
    const map = { kind: 'map', variantRemoteId: 'v-MUG' } as const;
    expect(await world.decide(id, { ...map, toVariantId: 999 })).toBe('variant-unknown');
    expect(await world.decide(id, { ...map, toVariantId: world.goods.mug })).toBe('decision-unfit');
    expect(await world.decide(id, { ...map, toVariantId: world.goods.lamp })).toBe('ok');
    await world.sendAll();
    const { record } = await valueOf<{ record: Awaited<ReturnType<PostingTill['sell']>> }>(
      world.till.ask('sale.view', { saleId: id }),
    );
    const back = await world.takeBack(record);
    await world.sendAll();
    expect(sent(back.id)).toMatchObject({ returned: [{ variantRemoteId: 'v-LAMP', name: 'Mug' }] });
    expect(world.store.onHand('v-LAMP')).toBe(-1000);
  });

  it('about one of two unknown goods waits for the other', async () => {
    const id = await refusedSale(world, {
      code: 'unknown-item',
      isBad: (sale) => sale.lines.length > 0,
      detail: {
        storeTotal: null,
        items: [about('v-MUG', { isUnknown: true })],
      },
    });
    const detail = { storeTotal: null, items: [about('v-MUG'), about('v-LAMP')] };
    world.till.sqlite
      .prepare("UPDATE outbox SET error_detail = ?, document = json_insert(document, '$.lines[#]', json(?))")
      .run(
        JSON.stringify(detail),
        JSON.stringify({
          position: 2,
          variantRemoteId: 'v-LAMP',
          sku: 'LAMP',
          name: 'Lamp',
          quantity: 1000,
          unitPrice: 0,
          total: 0,
        }),
      );
    expect(await world.decide(id, { kind: 'as-misc', variantRemoteId: 'v-MUG' })).toBe('ok');
    expect(world.state(id)).toBe('refused');
    expect(await world.inbox()).toMatchObject([{ items: [{ sku: 'LAMP' }], decisions: [{ clerk: 'Mira' }] }]);
    expect(await world.decide(id, { kind: 'as-misc', variantRemoteId: 'v-LAMP' })).toBe('ok');
    expect(world.state(id)).toBe('waiting');
  });

  it('to accept the store’s total takes only the total that the store said, and shows where they are apart', async () => {
    const detail = { storeTotal: 3000, items: [about('v-MUG', { storeTotal: 3000 })] };
    const id = await refusedSale(world, {
      code: 'total-differs',
      isBad: (sale) => sale.allows.storeTotal !== 3000,
      detail,
    });
    expect(await world.decide(id, { kind: 'accept-total', storeTotal: 2999 })).toBe('decision-unfit');
    expect(await world.decide(id, { kind: 'accept-total', storeTotal: 3000 })).toBe('ok');
    await world.sendAll();
    const { documents } = await valueOf<{ documents: Parity[] }>(
      world.till.ask('inbox.parity', { limit: 10 }),
    );
    expect(documents).toMatchObject([
      {
        id,
        name: 'R1-000001',
        total: 2900,
        storeTotal: 3000,
        lines: [{ name: 'Mug', quantity: 2000, total: 2900, storeTotal: 3000, cause: 'price' }],
      },
    ]);
  });

  it('to accept less gives back no more than that in the store', async () => {
    const detail = { storeTotal: 2001, items: [] };
    const id = await refusedSale(world, {
      code: 'total-differs',
      isBad: (sale) => sale.allows.storeTotal !== 2001,
      detail,
    });
    expect(await world.decide(id, { kind: 'accept-total', storeTotal: 2001 })).toBe('ok');
    await world.sendAll();
    const { record } = await valueOf<{ record: SaleRecord }>(world.till.ask('sale.view', { saleId: id }));
    const back = await world.takeBack(record);
    await world.sendAll();
    expect(back.total).toBe(-1450);
    expect(sent(back.id)).toMatchObject({ returned: [{ total: 1000 }] });
  });

  it('is in the journal, with who made it', async () => {
    const id = await refusedSale(world, { code: 'state' });
    await world.decide(id, { kind: 'write-off', reason: 'a test sale' });
    const { entries } = await valueOf<{ entries: JournalRow[] }>(
      world.till.ask('journal.list', { limit: 1, before: null, kinds: [] }),
    );
    expect(
      entries.map((entry) => ({ ...entry, payload: JSON.parse(entry.payload) as unknown })),
    ).toMatchObject([
      {
        kind: 'refusal-settled',
        actor: 'Mira',
        payload: {
          documentId: id,
          name: 'R1-000001',
          decision: { kind: 'write-off', reason: 'a test sale' },
          isUndone: false,
        },
      },
    ]);
  });
});
