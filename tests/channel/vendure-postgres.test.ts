import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { StoreDocument } from '#main/channel/document.ts';
import { postDue, type Poster } from '#main/channel/post-outbox.ts';
import { openConnection } from '#main/data/database.ts';
import { shortWrites } from '#main/data/short-writes.ts';
import type { Fault } from '#tests/support/fault-proxy.ts';
import { postMemory } from '#tests/support/post-memory.ts';
import { findPostgres } from '#tests/support/postgres.ts';
import { openSyncTill, type SyncTill } from '#tests/support/sync-till.ts';
import type { Once } from './once-contract.ts';
import { valueOf } from './drain.ts';
import { postUntilDone, twoOf } from './post-until-done.ts';
import { openVendure, type VendureSubject } from './vendure-subject.ts';

const KINDS = [
  ['sale', 'sale'],
  ['return', 'return'],
  ['movement of stock', 'stock'],
  ['customer', 'customer'],
] as const satisfies readonly (readonly [string, StoreDocument['kind']])[];

type Kind = (typeof KINDS)[number][1];

const TILLS = 4;

const hasPostgres = (await findPostgres()) !== null;

// On SQLite the transactions of a server come one after the other: what follows can go wrong on PostgreSQL only.
describe.runIf(hasPostgres)('Vendure on PostgreSQL with the plugin', { timeout: 60_000 }, () => {
  const subject = openedVendure(true);

  test.each(KINDS)('has one %s of three that are sent at once', async (_, kind) => {
    const { connect } = subject();
    const connectors = [connect({}), connect({}), connect({})];
    for (let nth = 0; nth < 3; nth += 1) {
      const { document, expectOnce } = await make(subject(), kind);
      const outcomes = await Promise.all(
        connectors.map((connector) => connector.post(document, postMemory())),
      );
      expect(outcomes.map((outcome) => outcome.kind)).toEqual(['done', 'done', 'done']);
      expect(outcomes.filter((outcome) => outcome.kind === 'done' && !outcome.repeated)).toHaveLength(1);
      await expectOnce();
    }
  });

  test.each(KINDS)('has one %s though the answer to any one change is lost', (_, kind) =>
    expectOnceWhateverIsLost(subject(), kind),
  );

  test.each(KINDS)('has one %s though it arrives late, while the till sends it again', async (_, kind) => {
    const { connector, proxy } = subject();
    const changes = await changesOf(subject(), kind);
    for (let late = 0; late < changes; late += 1) {
      const { document, expectOnce } = await make(subject(), kind);
      breakChange(subject(), late, 'late');
      const memory = postMemory();
      expect((await connector.post(document, memory)).kind).toBe('unknown');
      const [outcome] = await Promise.all([postUntilDone(connector, document, memory), proxy.release()]);
      expect(outcome.kind).toBe('done');
      await expectOnce();
    }
  });
});

describe.runIf(hasPostgres)('Vendure on PostgreSQL without the plugin', { timeout: 180_000 }, () => {
  const subject = openedVendure(false);

  test.each(KINDS)('has one %s of one poster though the answer to any one change is lost', (_, kind) =>
    expectOnceWhateverIsLost(subject(), kind),
  );

  test('has each document once though requests arrive late, when their poster waits as long as it is told', async () => {
    const { connector, proxy } = subject();
    const posted: (Once & { readonly memory: ReturnType<typeof postMemory> })[] = [];
    const waits: number[] = [];
    for (const [, kind] of KINDS) {
      const changes = await changesOf(subject(), kind);
      for (let late = 0; late < changes; late += 1) {
        const once = { ...(await make(subject(), kind)), memory: postMemory() };
        breakChange(subject(), late, 'late');
        const outcome = await connector.post(once.document, once.memory);
        if (outcome.kind === 'unknown') waits.push(outcome.lookAfterMs);
        posted.push(once);
      }
    }
    expect(waits).toHaveLength(posted.length);
    proxy.plan(null);
    const { settleMs } = valueOf(await connector.check()).capabilities;
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(settleMs);
    await Promise.all([proxy.release(), pause(Math.max(...waits))]);
    for (const { document, memory, expectOnce } of posted) {
      expect(await postUntilDone(connector, document, memory)).toMatchObject({ kind: 'done' });
      await expectOnce();
    }
  });

  test('has each sale once though three posters of one till go at the same time: one of them holds it', async () => {
    const { connect, store, takeGoods, witness } = subject();
    const [variant] = twoOf(takeGoods(1));
    const before = await witness.stock(variant.id);
    const { locations, currency } = valueOf(await connect({}).settings());
    const location = locations.find(({ remoteId }) => remoteId === store.locations.S2);
    if (location === undefined) throw new Error('the shop has no such place');
    const till = await openSyncTill(() => connect({}), location);
    till.database.sqlite.prepare('UPDATE shop SET currency = ?').run(currency);
    await till.engine().round();
    const sales: string[] = [];
    for (let nth = 0; nth < 3; nth += 1) sales.push(await till.sell(variant.id));
    const connection = openConnection(till.database.file);
    const writes = shortWrites(connection);
    const posters = [1, 2, 3].map((_, nth) => posterOf(till, { writes, connector: connect({}), nth }));
    const rounds = await Promise.all(posters.map((poster) => postDue(poster)));
    await connection.close();
    expect(rounds.reduce((sum, { arrived }) => sum + arrived, 0)).toBe(sales.length);
    expect(rounds.filter(({ arrived }) => arrived > 0).length).toBeGreaterThan(1);
    for (const id of sales) {
      expect(await witness.paidAs(id)).toMatchObject([{ payments: 1, fulfillments: 1 }]);
    }
    expect((await witness.stock(variant.id)).onHand).toBe(before.onHand - sales.length);
    expect(till.bugs).toEqual([]);
    await till.close();
  });

  test('loses none of the movements that many tills make of the same goods at once', async () => {
    const { connect, stockOf, takeGoods, witness } = subject();
    const [variant] = twoOf(takeGoods(1));
    const { onHand } = await witness.stock(variant.id);
    const outcomes = await Promise.all(
      Array.from({ length: TILLS }, () => postUntilDone(connect({}), stockOf([variant.id, -1]))),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(outcomes.map(() => 'done'));
    expect((await witness.stock(variant.id)).onHand).toBe(onHand - TILLS);
  });

  test('promises nothing of three tills that send the same sale at once, and says so', async () => {
    const { connect, saleOf, takeGoods, witness } = subject();
    const [variant] = twoOf(takeGoods(1));
    const { saleOnce, weaknesses } = valueOf(await connect({}).check()).capabilities;
    expect(saleOnce).toBe('look');
    expect(weaknesses).toEqual(expect.arrayContaining(['sale-not-atomic', 'double-payment-possible']));
    const sale = saleOf({ variant, pieces: 1 });
    await Promise.all([1, 2, 3].map(() => connect({}).post(sale, postMemory())));
    await postUntilDone(connect({}), sale);
    expect((await witness.paidAs(sale.id)).length).toBeGreaterThan(0);
  });
});

/** A store that all tests of a block share. */
function openedVendure(prepared: boolean): () => VendureSubject {
  let opened: VendureSubject | null = null;
  beforeAll(async () => {
    opened = await openVendure(prepared, 'postgres');
  }, 240_000);
  afterEach(() => opened?.proxy.plan(null));
  afterAll(() => opened?.close());
  return () => {
    if (opened === null) throw new Error('the store is not open');
    return opened;
  };
}

/** A new document about goods that no other document is about. */
function make(subject: VendureSubject, kind: Kind): Promise<Once> {
  switch (kind) {
    case 'sale':
      return makeSale(subject);
    case 'return':
      return makeReturn(subject);
    case 'stock':
      return makeStock(subject);
    case 'customer':
      return makeCustomer(subject);
  }
}

async function makeSale({ saleOf, takeGoods, witness }: VendureSubject): Promise<Once> {
  const [variant] = twoOf(takeGoods(1));
  const { onHand } = await witness.stock(variant.id);
  const sale = saleOf({ variant, pieces: 2 });
  const once = { isFinished: true, payments: 1, fulfillments: 1, paid: sale.total, refunds: 0 };
  return {
    document: sale,
    expectOnce: async () => {
      expect(await witness.paidAs(sale.id)).toMatchObject([once]);
      expect(await witness.stock(variant.id)).toMatchObject({ onHand: onHand - 2, allocated: 0 });
    },
  };
}

async function makeReturn({
  connector,
  saleOf,
  returnOf,
  takeGoods,
  witness,
}: VendureSubject): Promise<Once> {
  const [variant] = twoOf(takeGoods(1));
  const { onHand } = await witness.stock(variant.id);
  const sale = saleOf({ variant, pieces: 2 });
  expect(await connector.post(sale, postMemory())).toMatchObject({ kind: 'done' });
  return {
    document: returnOf([{ sale, variant, pieces: 1 }]),
    expectOnce: async () => {
      const once = { payments: 1, paid: sale.total, refunds: 1, refunded: variant.price };
      expect(await witness.paidAs(sale.id)).toMatchObject([once]);
      expect(await witness.stock(variant.id)).toMatchObject({ onHand: onHand - 1, allocated: 0 });
    },
  };
}

async function makeStock({ stockOf, takeGoods, witness }: VendureSubject): Promise<Once> {
  const [variant] = twoOf(takeGoods(1));
  const { onHand } = await witness.stock(variant.id);
  return {
    document: stockOf([variant.id, -3]),
    expectOnce: async () => expect(await witness.stock(variant.id)).toMatchObject({ onHand: onHand - 3 }),
  };
}

async function makeCustomer({ customerOf, witness }: VendureSubject): Promise<Once> {
  const mail = `${uuid()}@example.com`;
  return {
    document: customerOf('Ada Lovelace', mail),
    expectOnce: async () => expect(await witness.customers(mail)).toHaveLength(1),
  };
}

/** How many requests that change the store a document takes when nothing goes wrong. */
async function changesOf(subject: VendureSubject, kind: Kind): Promise<number> {
  const { document } = await make(subject, kind);
  let changes = 0;
  subject.proxy.plan((_, body) => {
    if (subject.isChange(body)) changes += 1;
    return null;
  });
  expect(await subject.connector.post(document, postMemory())).toMatchObject({ kind: 'done' });
  expect(changes).toBeGreaterThan(0);
  return changes;
}

/** Breaks one request that changes the store, the first being 0. */
function breakChange({ proxy, isChange }: VendureSubject, broken: number, fault: Fault): void {
  let change = -1;
  proxy.plan((_, body) => {
    if (!isChange(body)) return null;
    change += 1;
    return change === broken ? fault : null;
  });
}

async function expectOnceWhateverIsLost(subject: VendureSubject, kind: Kind): Promise<void> {
  const changes = await changesOf(subject, kind);
  for (let lost = 0; lost < changes; lost += 1) {
    const { document, expectOnce } = await make(subject, kind);
    breakChange(subject, lost, 'lostAnswer');
    expect(await postUntilDone(subject.connector, document)).toMatchObject({ kind: 'done' });
    await expectOnce();
  }
}

/** One of several that post for a till at the same time, each known by its number. */
function posterOf(
  { clock, bugs }: SyncTill,
  { nth, ...own }: Pick<Poster, 'writes' | 'connector'> & { readonly nth: number },
): Poster {
  return {
    ...own,
    owner: `poster ${nth}`,
    now: () => clock.at,
    random: () => 1,
    leaseMs: 60_000,
    every: () => () => undefined,
    touch: () => undefined,
    onBug: (error) => void bugs.push(error),
    goesOn: () => true,
  };
}
