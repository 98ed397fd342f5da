import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { openConnection, type Tx } from '#main/data/database.ts';
import { refusedRows, sendAgain } from '#main/data/inbox.ts';
import { layAside, markArrived, postpone } from '#main/data/outbox-settle.ts';
import {
  enqueueDocument,
  hasUndetermined,
  hurryWaiting,
  leaseNext,
  nextDue,
  renewLease,
  unsentCounts,
} from '#main/data/outbox.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

const NOW = 1_000_000;

let till: TestDatabase;
const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => till.db.transaction().execute(work);
const lease = (owner: string, now = NOW) => write((tx) => leaseNext(tx, { owner, until: now + 30_000 }, now));
const state = (id: string): unknown =>
  till.sqlite.prepare('SELECT state, lease_owner FROM outbox WHERE id = ?').raw().get(id);

const documentOf = (id: string) => ({ id, kind: 'sale', receiptNumber: 'R1-000001', total: 500 }) as const;

async function enqueue(now = NOW): Promise<string> {
  const id = v7();
  await write((tx) => enqueueDocument(tx, { document: documentOf(id) }, now));
  return id;
}

beforeEach(async () => {
  till = await openTestDatabase();
});
afterEach(() => till.close());

describe('a lease', () => {
  it('goes to one poster only, oldest document first', async () => {
    const first = await enqueue(NOW - 10);
    const second = await enqueue(NOW);
    expect(await lease('a')).toMatchObject({ id: first, looksFirst: false, attempts: 1 });
    expect(await lease('b')).toMatchObject({ id: second });
    expect(await lease('c')).toBeNull();
  });

  it('is seen by a poster with a connection of its own', async () => {
    await enqueue();
    await lease('a');
    const other = openConnection(till.file);
    const second = await other.db
      .transaction()
      .execute((tx) => leaseNext(tx, { owner: 'b', until: NOW + 1 }, NOW));
    await other.close();
    expect(second).toBeNull();
  });

  it('that ran out goes to another, who looks first: the one before may have got through', async () => {
    const id = await enqueue();
    await lease('a');
    expect(await lease('b', NOW + 29_999)).toBeNull();
    expect(await lease('b', NOW + 30_000)).toMatchObject({ id, looksFirst: true, attempts: 2 });
  });

  it('can be held longer by its owner only', async () => {
    const id = await enqueue();
    await lease('a');
    expect(await write((tx) => renewLease(tx, id, { owner: 'b', until: NOW + 90_000 }))).toBe(false);
    expect(await write((tx) => renewLease(tx, id, { owner: 'a', until: NOW + 90_000 }))).toBe(true);
    expect(await lease('b', NOW + 60_000)).toBeNull();
  });

  it('that was lost can not be used to change the document', async () => {
    const id = await enqueue();
    await lease('a');
    await lease('b', NOW + 30_000);
    const late = { id, owner: 'a', unclear: 0, code: 'x', message: 'x' };
    await write((tx) => postpone(tx, { ...late, state: 'waiting', dueAt: 0 }));
    await write((tx) => layAside(tx, { ...late, detail: null, at: NOW }));
    expect(state(id)).toEqual(['uncertain', 'b']);
  });
});

describe('a document', () => {
  it('waits until it is due again', async () => {
    const id = await enqueue();
    await lease('a');
    await write((tx) =>
      postpone(tx, {
        id,
        owner: 'a',
        state: 'uncertain',
        dueAt: NOW + 5000,
        unclear: 1,
        code: 'uncertain',
        message: 'no answer',
      }),
    );
    expect(await lease('a', NOW + 4999)).toBeNull();
    expect(await nextDue(till.db)).toBe(NOW + 5000);
    expect(await lease('a', NOW + 5000)).toMatchObject({ id, looksFirst: true });
  });

  it('that only waited for the line can be hurried, one of unknown fate not', async () => {
    const waiting = await enqueue(NOW - 2);
    const unknown = await enqueue(NOW - 1);
    for (const [id, kept] of [
      [waiting, 'waiting'],
      [unknown, 'uncertain'],
    ] as const) {
      await lease('a');
      await write((tx) =>
        postpone(tx, { id, owner: 'a', state: kept, dueAt: NOW + 9000, unclear: 0, code: 'x', message: 'x' }),
      );
    }
    await write((tx) => hurryWaiting(tx, NOW));
    expect(await lease('a')).toMatchObject({ id: waiting });
    expect(await lease('a')).toBeNull();
  });

  it('that the store refused is laid aside with its words, and goes again when somebody says so', async () => {
    const id = await enqueue();
    await lease('a');
    await write((tx) =>
      layAside(tx, {
        id,
        owner: 'a',
        code: 'insufficient-stock',
        message: 'Only 3 left',
        detail: null,
        at: NOW,
      }),
    );
    expect(await lease('a')).toBeNull();
    expect(await unsentCounts(till.db)).toMatchObject({ unsent: 0, refused: 1 });
    expect(await refusedRows(till.db)).toMatchObject([
      { id, errorCode: 'insufficient-stock', errorMessage: 'Only 3 left', refusedAt: NOW, holdsUp: 0 },
    ]);
    await write((tx) => sendAgain(tx, id, NOW));
    expect(await lease('a')).toMatchObject({ id, looksFirst: false });
  });

  it('that arrived is over', async () => {
    const id = await enqueue();
    await lease('a');
    await write((tx) =>
      markArrived(tx, {
        id,
        remoteId: '7',
        remoteCode: 'ABC',
        remoteTotal: 500,
        toldTotal: 500,
        at: NOW,
        postedAt: NOW,
      }),
    );
    expect(state(id)).toEqual(['done', null]);
    expect(await unsentCounts(till.db)).toMatchObject({ unsent: 0, refused: 0 });
    expect(await nextDue(till.db)).toBeNull();
  });
});

describe('a clock that was set back', () => {
  const DAY = 86_400_000;
  const HORIZON = 300_000;

  it('does not hold up a document that was new or put off before', async () => {
    const fresh = await enqueue(NOW);
    const putOff = await enqueue(NOW + 1);
    expect(await lease('a', NOW - DAY)).toMatchObject({ id: fresh, looksFirst: false });
    expect(await lease('a', NOW - DAY)).toMatchObject({ id: putOff, looksFirst: false });
    await write((tx) =>
      postpone(tx, {
        id: putOff,
        owner: 'a',
        state: 'uncertain',
        dueAt: NOW + 5000,
        unclear: 1,
        code: 'x',
        message: 'x',
      }),
    );
    expect(await lease('a', NOW - DAY)).toMatchObject({ id: putOff, looksFirst: true });
  });

  it('does not keep a document with a poster that died, and the next one looks first', async () => {
    const id = await enqueue(NOW - DAY);
    await lease('a', NOW);
    expect(await lease('b', NOW - DAY)).toMatchObject({ id, looksFirst: true, attempts: 2 });
  });

  it('is told from the longest wait, which is kept', async () => {
    const id = await enqueue();
    await lease('a');
    const put = { id, owner: 'a', state: 'waiting', unclear: 0, code: 'later', message: '' } as const;
    await write((tx) => postpone(tx, { ...put, dueAt: NOW + HORIZON }));
    expect(await lease('a')).toBeNull();
    expect(await lease('a', NOW - 1)).toMatchObject({ id });
  });

  it('is told from the longest lease, which is kept', async () => {
    const id = await enqueue(NOW - 1);
    await lease('a');
    await write((tx) => renewLease(tx, id, { owner: 'a', until: NOW + HORIZON }));
    expect(await lease('b')).toBeNull();
    expect(await lease('b', NOW - 1)).toMatchObject({ id, looksFirst: true });
  });
});

describe('an undetermined sale', () => {
  it('is one that is held or of unknown fate, until the patience is over', async () => {
    const id = await enqueue();
    expect(await hasUndetermined(till.db, 6)).toBe(false);
    await lease('a');
    expect(await hasUndetermined(till.db, 6)).toBe(true);
    const put = { id, owner: 'a', dueAt: 0, code: 'x', message: '' };
    await write((tx) => postpone(tx, { ...put, state: 'uncertain', unclear: 6 }));
    expect(await hasUndetermined(till.db, 6)).toBe(true);
    expect(await hasUndetermined(till.db, 5)).toBe(false);
    await lease('a');
    await write((tx) => postpone(tx, { ...put, state: 'waiting', unclear: 0 }));
    expect(await hasUndetermined(till.db, 6)).toBe(false);
  });
});
