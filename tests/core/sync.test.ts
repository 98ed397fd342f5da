import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STARTING } from '#main/channel/sync-line.ts';
import { MemoryStore } from '#tests/support/memory-store.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;

beforeEach(async () => {
  till = await openTestTill();
});
afterEach(async () => {
  expect(till.bugs).toEqual([]);
  await till.close();
});

function join(kind: 'vendure' | 'medusa' | 'empty'): void {
  till.sqlite.exec(`
    INSERT INTO shop (id, kind, name, currency, location_remote_id, location_code)
      VALUES (1, '${kind}', 'Corner Shop', 'EUR', '7', 'S1');
    INSERT INTO register (id, code, name) VALUES (1, 'R1', 'Register 1');`);
}

const status = () => till.ask('sync.status', {});

function addDocument(change: { kind: string; state: string; document: object; createdAt: number }): string {
  const id = v7();
  till.sqlite
    .prepare(
      'INSERT INTO outbox (id, kind, document, state, due_at, created_at, refused_at) VALUES (?, ?, ?, ?, 5, ?, 5)',
    )
    .run(id, change.kind, JSON.stringify({ id, ...change.document }), change.state, change.createdAt);
  return id;
}

describe('the status of sync', () => {
  it('is none without a store, and asks for somebody where the key is not known', async () => {
    expect(await status()).toMatchObject({ value: { state: 'none', catalogComplete: true } });
    join('empty');
    expect(await status()).toMatchObject({ value: { state: 'none', pausedSince: null } });
    till.sqlite.exec("UPDATE shop SET kind = 'medusa'");
    expect(await status()).toMatchObject({ value: { state: 'attention', catalogComplete: false } });
  });

  it('says since when a person stopped it, until it is resumed', async () => {
    join('vendure');
    till.world.line = { ...STARTING, state: 'online' };
    expect(await till.ask('sync.pause', {})).toMatchObject({ ok: true });
    const since = till.clock.at;
    till.clock.at += 1000;
    await till.ask('sync.pause', {});
    expect(await status()).toMatchObject({ value: { state: 'paused', pausedSince: since } });
    expect(till.touched).toContain('sync');
    await till.ask('sync.resume', {});
    expect(await status()).toMatchObject({ value: { state: 'online', pausedSince: null } });
  });

  it('counts what waits, what nobody knows of and what was refused', async () => {
    join('vendure');
    for (const state of ['waiting', 'waiting', 'uncertain', 'refused', 'done', 'dropped']) {
      addDocument({ kind: 'stock', state, document: {}, createdAt: 1 });
    }
    expect(await status()).toMatchObject({ value: { unsent: 3, uncertain: 1, refused: 1 } });
  });
});

describe('the queue', () => {
  it('names what waits, oldest first, and what has to be there before it', async () => {
    const sale = addDocument({
      kind: 'sale',
      state: 'waiting',
      document: { receiptNumber: 'R1-7' },
      createdAt: 2,
    });
    const back = addDocument({
      kind: 'return',
      state: 'waiting',
      document: { receiptNumber: 'R1-8' },
      createdAt: 3,
    });
    addDocument({ kind: 'customer', state: 'uncertain', document: { name: 'Ada' }, createdAt: 1 });
    addDocument({ kind: 'sale', state: 'done', document: { receiptNumber: 'R1-1' }, createdAt: 0 });
    till.sqlite.prepare('INSERT INTO outbox_need VALUES (?, ?)').run(back, sale);
    till.sqlite.prepare("UPDATE outbox SET lease_owner = 'x' WHERE id = ?").run(sale);
    expect(await till.ask('sync.queue', { limit: 50 })).toMatchObject({
      value: {
        documents: [
          { kind: 'customer', name: 'Ada', state: 'uncertain', waitsFor: null },
          { kind: 'sale', name: 'R1-7', state: 'sending', waitsFor: null },
          { kind: 'return', name: 'R1-8', state: 'waiting', waitsFor: 'R1-7' },
        ],
      },
    });
    expect(await till.ask('sync.queue', { limit: 1 })).toMatchObject({
      value: { documents: [{ name: 'Ada' }] },
    });
  });
});

describe('a store that was restored', () => {
  it('gets again what it lost, and is read anew, when a person says so', async () => {
    join('vendure');
    const kept = addDocument({ kind: 'sale', state: 'done', document: {}, createdAt: 1 });
    const lost = addDocument({ kind: 'sale', state: 'done', document: {}, createdAt: 2 });
    const at = till.clock.at;
    till.sqlite.prepare('UPDATE outbox SET done_seq = ? WHERE id = ?').run(1, kept);
    till.sqlite.prepare('UPDATE outbox SET done_seq = ? WHERE id = ?').run(102, lost);
    till.sqlite.exec("INSERT INTO sync_cursor (stream, cursor, read_at) VALUES ('catalog', 'x', 1)");
    const states = () => till.sqlite.prepare('SELECT state FROM outbox ORDER BY created_at').pluck().all();
    await till.ask('sync.repost', {});
    expect(states()).toEqual(['done', 'done']);
    till.sqlite.prepare('UPDATE sync_state SET rewound_at = ?, rewound_to = ?').run(at, 101);
    expect(await status()).toMatchObject({ value: { isRewound: true } });
    await till.ask('sync.repost', {});
    expect(states()).toEqual(['done', 'uncertain']);
    expect(await status()).toMatchObject({ value: { isRewound: false } });
    expect(till.sqlite.prepare('SELECT is_wanted_anew FROM sync_cursor').pluck().all()).toEqual([1]);
  });
});

describe('a test of the line', () => {
  it('says who answers and what is weak, or why nobody does', async () => {
    expect(await till.ask('sync.test', {})).toMatchObject({ error: { code: 'not-set-up' } });
    let fault: 'none' | 'later' | 'credential' = 'none';
    till.world.connector = new MemoryStore({ fault: () => fault }).connect();
    expect(await till.ask('sync.test', {})).toMatchObject({
      value: { storeName: 'Memory Shop', clockSkewMs: 0, missingRights: [], weaknesses: [] },
    });
    fault = 'later';
    expect(await till.ask('sync.test', {})).toMatchObject({ error: { code: 'store-unreachable' } });
    fault = 'credential';
    expect(await till.ask('sync.test', {})).toMatchObject({ error: { code: 'store-refused-key' } });
  });
});

describe('what is read', () => {
  it('is listed with how much of it there is, also before anything was', async () => {
    join('vendure');
    const reply = await till.ask('sync.resources', {});
    expect(reply).toMatchObject({ ok: true });
    expect(reply.ok && JSON.stringify(reply.value)).toContain('"stream":"customers","readAt":null');
  });
});
