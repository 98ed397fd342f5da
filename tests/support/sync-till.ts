import { v7 } from 'uuid';
import type { Topic } from '#contract/events.ts';
import type { RemoteLocation, StoreConnector } from '#main/channel/connector.ts';
import type { SaleDocument, StockDocument } from '#main/channel/document.ts';
import { openSyncEngine, type SyncEngine } from '#main/channel/sync-engine.ts';
import type { LineStatus } from '#main/channel/sync-line.ts';
import { PACE } from '#main/channel/sync-schedule.ts';
import { itemsByCode } from '#main/data/catalog.ts';
import { openConnection, type Connection } from '#main/data/database.ts';
import { enqueueDocument } from '#main/data/outbox.ts';
import { insertSale, nextNumber } from '#main/data/sale.ts';
import { insertMovements } from '#main/data/stock-movement.ts';
import { shortWrites, type ShortWrites } from '#main/data/short-writes.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { openShift } from './goods.ts';
import { saleOf } from './sale.ts';
import { LOCATION } from './memory-store.ts';

/** A till with a sync engine of its own connection; time moves only when a test says so. */
export interface SyncTill {
  readonly database: TestDatabase;
  readonly clock: { at: number };
  readonly lines: LineStatus[];
  readonly touched: Topic[];
  readonly bugs: unknown[];
  engine(): SyncEngine;
  /** Commits a sale of whole pieces, as the till does, and gives its id. */
  sell(variantRemoteId: string, pieces?: number): Promise<string>;
  /** What the screen shows of a variant's stock. */
  shown(variantRemoteId: string): Promise<{ here: number; held: number; knownAt: number } | null>;
  /** Commits goods that came (or, negative, went) without a sale, and gives the document's id. */
  move(variantRemoteId: string, pieces: number): Promise<string>;
  /** Lets the engine die after so many more writes; `onDeath` is called in place of the next one, or in its middle. */
  dieAfter(writes: number, onDeath: () => void, place?: 'before' | 'inside'): void;
  /** Another run of sync over the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** 2026-03-14 10:00 UTC. */
const START = Date.UTC(2026, 2, 14, 10);

/** Opens a till that is joined to a store, at one of its locations. */
export async function openSyncTill(
  connect: () => StoreConnector,
  location: RemoteLocation = LOCATION,
  conceal: (text: string) => string = (text) => text,
): Promise<SyncTill> {
  const database = await openTestDatabase();
  database.sqlite.exec(`
    INSERT INTO shop (id, kind, name, currency, location_remote_id, location_code)
      VALUES (1, 'vendure', 'Corner Shop', 'EUR', '${location.remoteId}', '${location.code}');
    INSERT INTO register (id, code, name) VALUES (1, 'R1', 'Register 1');
  `);
  openShift(database.sqlite);
  return await runSyncTill(database, connect, { clock: { at: START }, conceal });
}

/** Runs sync over a till's database. */
export async function runSyncTill(
  database: TestDatabase,
  connect: () => StoreConnector,
  { clock, conceal }: { readonly clock: { at: number }; readonly conceal: (text: string) => string },
): Promise<SyncTill> {
  const lines: LineStatus[] = [];
  const touched: Topic[] = [];
  const bugs: unknown[] = [];
  let left = Number.POSITIVE_INFINITY;
  let die = (): void => undefined;
  let dies: 'before' | 'inside' = 'before';
  const untilDeath =
    (write: ShortWrites['write']): ShortWrites['write'] =>
    (work) => {
      left -= 1;
      if (left >= 0) return write(work);
      if (dies === 'before') die();
      return dies === 'before' ? NEVER : write(async (tx) => await work(tx).then(dieInside));
    };
  const dieInside = (): Promise<never> => {
    die();
    return NEVER;
  };
  const mortal = (writes: ShortWrites): ShortWrites => ({
    ...writes,
    write: untilDeath(writes.write.bind(writes)),
    writeRepeatable: untilDeath(writes.writeRepeatable.bind(writes)),
  });
  const begin = async (): Promise<{ connection: Connection; engine: SyncEngine }> => {
    const connection = openConnection(database.file);
    const engine = await openSyncEngine({
      writes: mortal(shortWrites(connection)),
      connector: connect(),
      owner: v7(),
      now: () => clock.at,
      elapsed: () => clock.at,
      random: () => 1,
      newId: v7,
      rest: () => Promise.resolve(),
      conceal,
      every: () => () => undefined,
      pace: PACE,
      onLine: (line) => void lines.push(line),
      touch: (...topics) => void touched.push(...topics),
      onBug: (error) => void bugs.push(error),
    });
    return { connection, engine };
  };
  let run = await begin();
  return {
    database,
    clock,
    lines,
    touched,
    bugs,
    engine: () => run.engine,
    sell: (remoteId, pieces = 1) => sell(database, { at: clock.at, remoteId, pieces }),
    shown: async (remoteId) => (await itemsByCode(database.db, skuOf(database, remoteId)))[0]?.stock ?? null,
    move: (remoteId, pieces) => move(database, { at: clock.at, remoteId, pieces }),
    dieAfter: (writes, onDeath, place = 'before') => {
      left = writes;
      die = onDeath;
      dies = place;
    },
    restart: async () => {
      left = Number.POSITIVE_INFINITY;
      await run.connection.close();
      run = await begin();
    },
    close: async () => {
      await run.connection.close();
      await database.close();
    },
  };
}

/** What a dead till waits for. */
const NEVER = new Promise<never>(() => undefined);

function skuOf({ sqlite }: TestDatabase, remoteId: string): string {
  return String(sqlite.prepare('SELECT sku FROM variant WHERE remote_id = ?').pluck().get(remoteId));
}

/** What is sold when (ms). */
export interface Sold {
  readonly at: number;
  readonly remoteId: string;
  readonly pieces: number;
}

/** Commits a sale of whole pieces, as the till does, and gives its id. */
export async function sell({ db }: TestDatabase, { at, remoteId, pieces }: Sold): Promise<string> {
  const id = v7();
  await db.transaction().execute(async (tx) => {
    const { locationRemoteId, locationCode } = await tx
      .selectFrom('shop')
      .selectAll()
      .executeTakeFirstOrThrow();
    const variant = await tx
      .selectFrom('variant')
      .selectAll()
      .where('remoteId', '=', remoteId)
      .executeTakeFirstOrThrow();
    const quantity = pieces * 1000;
    const total = variant.price * pieces;
    const number = await nextNumber(tx, 'R1');
    const line = {
      variantId: variant.id,
      sku: variant.sku,
      name: variant.name,
      quantity,
      unitPrice: variant.price,
      total,
    };
    const record = saleOf({ id, number, soldAt: at, lines: [line] });
    await insertSale(tx, record, locationCode, [
      { id: v7(), variantId: variant.id, quantity: -quantity, reason: 'sale' },
    ]);
    const document: SaleDocument = {
      kind: 'sale',
      id,
      registerCode: 'R1',
      receiptNumber: `R1-${number}`,
      soldAt: at,
      locationRemoteId,
      locationCode,
      currency: 'EUR',
      customer: null,
      total,
      lines: [
        {
          position: 1,
          variantRemoteId: remoteId,
          sku: variant.sku,
          name: variant.name,
          unit: 'piece',
          quantity,
          unitPrice: variant.price,
          total,
        },
      ],
      surcharges: [],
      tenders: [{ kind: 'cash', amount: total }],
      allows: { storeTotal: null, shortStock: false },
    };
    await enqueueDocument(tx, { document }, at);
  });
  return id;
}

async function move({ db }: TestDatabase, { at, remoteId, pieces }: Sold): Promise<string> {
  const id = v7();
  const quantity = pieces * 1000;
  const movementId = v7();
  await db.transaction().execute(async (tx) => {
    const shop = await tx.selectFrom('shop').selectAll().executeTakeFirstOrThrow();
    const { locationRemoteId, locationCode } = shop;
    const variant = await tx
      .selectFrom('variant')
      .select('id')
      .where('remoteId', '=', remoteId)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('stockDocument')
      .values({ id, kind: 'adjustment', locationCode, at, clerk: 'Mira' })
      .execute();
    const cause = { kind: 'stock', documentId: id, locationCode, at } as const;
    const movement = { id: movementId, variantId: variant.id, quantity, reason: 'adjustment' } as const;
    await insertMovements(tx, cause, [movement]);
    const moves = [{ movementId, variantRemoteId: remoteId, quantity }];
    const document: StockDocument = {
      kind: 'stock',
      id,
      of: 'adjustment',
      at,
      locationRemoteId,
      note: '',
      moves,
    };
    await enqueueDocument(tx, { document }, at);
  });
  return id;
}
