import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { opening } from '#contract/opening.ts';
import { CHECKS, type Check, type FindingId } from '#domain/opening/finding.ts';
import type { StoreCheck } from '#main/channel/connector.ts';
import { paperOf } from '#main/core/papers.ts';
import { openLanguage } from '#main/config/words.ts';
import { insertShop } from '#main/data/shop.ts';
import { SOUND_PC, openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;

beforeEach(async () => {
  till = await openTestTill();
});

afterEach(() => till.close());

const NEVER = new Promise<never>(() => undefined);

/** What the store says of itself, `clockSkewMs` ahead of the till. */
function storeSays(clockSkewMs: number, missingRights: readonly string[] = []): TestTill['world']['pc'] {
  const value: StoreCheck = {
    storeName: 'Corner shop',
    currency: 'EUR',
    capabilities: {
      deletions: 'listed',
      stock: 'feed',
      saleOnce: 'atomic',
      settleMs: 0,
      priceAsSold: true,
      locations: true,
      returns: true,
      stockWrite: 'once',
      pickup: 'shared',
      notices: true,
      holdBack: true,
      push: true,
      weaknesses: [],
    },
    locations: [],
    channels: [],
    shippingMethods: [],
    missingRights,
    clockSkewMs,
  };
  return { ...SOUND_PC, askStore: () => Promise.resolve({ kind: 'read', value }) };
}

async function look(check: Check): Promise<{ id: FindingId; values: object }> {
  const reply = await till.ask('opening.look', { check });
  if (!reply.ok) throw new Error(reply.error.code);
  return opening.look.output.parse(reply.value);
}

async function join(): Promise<void> {
  await till.db.transaction().execute((tx) =>
    insertShop(
      tx,
      {
        kind: 'vendure',
        name: 'Corner shop',
        currency: 'EUR',
        locationRemoteId: '1',
        locationCode: 'one',
        storeUrl: 'http://store',
        storeChannel: '',
      },
      { code: 'R1', name: 'R1' },
    ),
  );
}

describe('a till that stands alone', () => {
  beforeEach(async () => {
    await till.ask('setup.startAlone', { catalog: 'sample', currency: 'EUR' });
  });

  it('is looked over one by one', async () => {
    const ids = await Promise.all(CHECKS.map(async (check) => (await look(check)).id));
    expect(ids).toEqual([
      'shift.none',
      'catalog.own',
      'taxes.complete',
      'printer.ready',
      'line.none',
      'queue.none',
      'inbox.none',
      'clock.plausible',
      'database.sound',
      'disk.enough',
    ]);
  });

  it('says so when a shift is open, and when it was forgotten', async () => {
    await till.ask('shift.open', { counts: {} });
    expect(await look('shift')).toEqual({ id: 'shift.open', values: { number: 1, at: till.clock.at } });
    till.clock.at += 21 * 3_600_000;
    expect((await look('shift')).id).toBe('shift.long');
  });

  it('knows a clock that was set back by its own documents', async () => {
    const at = till.clock.at;
    await till.ask('shift.open', { counts: {} });
    till.clock.at -= 86_400_000;
    expect(await look('clock')).toEqual({ id: 'clock.behind', values: { at } });
  });

  it('names categories that nobody gave a rate', async () => {
    await till.db.updateTable('taxCategory').set({ ratePpm: 0 }).execute();
    const { id, values } = await look('taxes');
    expect(id).toBe('taxes.missing');
    expect(values).toHaveProperty('names', expect.stringMatching(/\w/));
  });

  it('counts what would be given away', async () => {
    await till.db.updateTable('variant').set({ price: 0 }).where('id', '<=', 2).execute();
    expect(await look('catalog')).toEqual({ id: 'catalog.unpriced', values: { count: 2 } });
  });

  it.each([
    ['unreachable', 'printer.unreachable'],
    ['paper-out', 'printer.paper-out'],
    ['cover-open', 'printer.cover-open'],
    ['error', 'printer.error'],
  ] as const)('passes on that the printer is %s', async (state, id) => {
    till.world.pc = { ...SOUND_PC, lookAtPrinter: () => Promise.resolve({ state, isPaperLow: false }) };
    expect((await look('printer')).id).toBe(id);
  });

  it('says that the roll is nearly out, and that there is no printer', async () => {
    till.world.pc = {
      ...SOUND_PC,
      lookAtPrinter: () => Promise.resolve({ state: 'ready', isPaperLow: true }),
    };
    expect((await look('printer')).id).toBe('printer.low');
    till.world.pc = { ...SOUND_PC, lookAtPrinter: () => Promise.resolve(null) };
    expect((await look('printer')).id).toBe('printer.none');
  });

  it('does not wait for what never answers', async () => {
    await till.ask('shift.open', { counts: {} });
    till.world.pc = {
      ...SOUND_PC,
      lookAtPrinter: () => NEVER,
      freeBytes: () => NEVER,
      checkDatabase: () => NEVER,
      patience: () => Promise.resolve(),
    };
    expect((await look('printer')).id).toBe('printer.unreachable');
    expect((await look('disk')).id).toBe('disk.unknown');
    expect((await look('database')).id).toBe('database.unfinished');
  });

  it('takes a disk that can’t be asked for unknown', async () => {
    till.world.pc = { ...SOUND_PC, freeBytes: () => Promise.reject(new Error('EIO')) };
    expect((await look('disk')).id).toBe('disk.unknown');
  });
});

describe('a till with a store', () => {
  beforeEach(join);

  it('holds its clock against the store’s', async () => {
    till.world.pc = storeSays(1000);
    expect((await look('clock')).id).toBe('clock.right');
    till.world.pc = storeSays(-3 * 60_000);
    expect(await look('clock')).toEqual({ id: 'clock.off', values: { minutes: 3 } });
    till.world.pc = storeSays(3_600_000);
    expect(await look('clock')).toEqual({ id: 'clock.wrong', values: { minutes: 60 } });
  });

  it('says how the line is: up, down, without key, refused, short of rights, paused', async () => {
    till.world.pc = storeSays(0);
    expect((await look('line')).id).toBe('line.up');
    await till.ask('sync.pause', {});
    expect((await look('line')).id).toBe('line.paused');
    await till.ask('sync.resume', {});
    till.world.pc = storeSays(0, ['ReadOrder', 'CreateOrder']);
    expect(await look('line')).toEqual({ id: 'line.rights', values: { rights: 'ReadOrder, CreateOrder' } });
    till.world.pc = SOUND_PC;
    expect((await look('line')).id).toBe('line.key');
    till.world.pc = {
      ...SOUND_PC,
      askStore: () => Promise.resolve({ kind: 'refused', code: 'credential', message: 'no' }),
    };
    expect((await look('line')).id).toBe('line.key');
    till.world.pc = { ...SOUND_PC, askStore: () => NEVER, patience: () => Promise.resolve() };
    expect((await look('line')).id).toBe('line.down');
  });

  it('tells what waits and since when, and what was refused', async () => {
    expect((await look('queue')).id).toBe('queue.empty');
    expect((await look('inbox')).id).toBe('inbox.empty');
    const { at } = till.clock;
    const row = { kind: 'sale' as const, document: '{}', dueAt: at, createdAt: at };
    await till.db
      .insertInto('outbox')
      .values([
        { ...row, id: '0192f0c1-7e3a-7c4d-8b2e-000000000001', state: 'waiting' },
        { ...row, id: '0192f0c1-7e3a-7c4d-8b2e-000000000002', state: 'uncertain' },
        { ...row, id: '0192f0c1-7e3a-7c4d-8b2e-000000000003', state: 'refused', refusedAt: at },
        { ...row, id: '0192f0c1-7e3a-7c4d-8b2e-000000000004', state: 'done' },
      ])
      .execute();
    expect(await look('queue')).toEqual({ id: 'queue.some', values: { count: 2 } });
    till.clock.at += 2 * 3_600_000;
    expect(await look('queue')).toEqual({ id: 'queue.old', values: { count: 2, at } });
    expect(await look('inbox')).toEqual({ id: 'inbox.some', values: { count: 1 } });
  });

  it('knows that the first pull is not over', async () => {
    expect(await look('catalog')).toEqual({ id: 'catalog.partial', values: { count: 0 } });
  });
});

describe('printing', () => {
  const findings = [
    { id: 'clock.right', values: {} },
    { id: 'disk.full', values: { gigabytes: 0.2 } },
  ];

  beforeEach(async () => {
    await till.ask('setup.startAlone', { catalog: 'empty', currency: 'EUR' });
  });

  it('queues a paper that says what needs a hand first', async () => {
    till.world.printer = { host: 'p', port: 9100, columns: 42 };
    const reply = await till.ask('opening.print', { findings });
    expect(reply).toMatchObject({ ok: true });
    const job = await till.db.selectFrom('deviceJob').selectAll().executeTakeFirstOrThrow();
    expect(job).toMatchObject({ kind: 'receipt', subject: 'opening', state: 'queued' });
    const source = { ...openLanguage('en'), drawCode: () => null };
    const paper = await paperOf(
      till.db,
      { subject: 'opening', id: job.subjectId, isCopy: false },
      source,
      till.clock,
    );
    const texts = paper.blocks.flatMap((block) => (block.kind === 'texts' ? block.texts : []));
    expect(texts).toEqual([
      'Put this right before you open.',
      'Disk space: Not ready. Only 0.2 GB are free on this PC. When it is full, no sale can be kept: make room now.',
      'Clock: Good. The till’s clock and the store’s agree.',
    ]);
  });

  it('is refused without a printer', async () => {
    expect(await till.ask('opening.print', { findings })).toMatchObject({
      error: { code: 'printer-not-set-up' },
    });
  });
});
