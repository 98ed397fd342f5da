import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { apartRows, refusedRows, settledRows } from '#main/data/inbox.ts';
import { openCustomerDocument } from '#main/data/outbox-customer.ts';
import { doneSale } from '#main/data/outbox-repost.ts';
import { hasUndetermined, hurryWaiting, leaseNext, nextDue, unsentCounts } from '#main/data/outbox.ts';
import type { Reader, Tx } from '#main/data/database.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

const ID = '00000000-0000-7000-8000-000000000001';

let till: TestDatabase;

beforeAll(async () => {
  till = await openTestDatabase();
});
afterAll(() => till.close());

const ASKED: Readonly<Record<string, (db: Reader) => Promise<unknown>>> = {
  'when the next document is due': nextDue,
  'whether something is undetermined': (db) => hasUndetermined(db, 6),
  'how full the outbox is': unsentCounts,
  'what is in the inbox': (db) => refusedRows(db),
  'what was settled': (db) => settledRows(db, 50),
  'what is worth another amount': (db) => apartRows(db, 50),
  'the newest sale that the store got': (db) => doneSale(db, 0),
  'the open document of a customer': (db) => openCustomerDocument(db, ID),
};

const WRITTEN: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
  'the next document': (tx) => leaseNext(tx, { owner: 'a', until: 1 }, 0),
  'what waits for the line': (tx) => hurryWaiting(tx, 0),
};

/** Everything that was ever sent stays in the outbox: nothing that is asked all the time may read all of it. */
describe('what is done is not read', () => {
  it.each(Object.entries(ASKED))('to ask for %s', async (_, run) => {
    expect(await plansOf((db) => run(db))).toEqual([]);
  });

  it.each(Object.entries(WRITTEN))('to take %s', async (_, run) => {
    expect(await plansOf((db) => db.transaction().execute(run))).toEqual([]);
  });
});

/** The steps of the statements' plans that read the whole outbox. */
async function plansOf(run: (db: TestDatabase['db']) => Promise<unknown>): Promise<string[]> {
  const prepared = vi.spyOn(till.sqlite, 'prepare');
  await run(till.db);
  const texts = prepared.mock.calls.map(([text]) => text);
  prepared.mockRestore();
  const asked = texts.filter((text) => text.includes('outbox'));
  expect(asked).not.toEqual([]);
  return asked.flatMap(wholeReads);
}

function wholeReads(text: string): string[] {
  const values = (text.match(/\?/g) ?? []).map(() => null);
  const plan = till.sqlite
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
    .all(...values);
  return plan
    .map((step) => step.detail)
    .filter((detail) => /^SCAN (outbox|needed|held|inbox_decision)/.test(detail))
    .filter(
      (detail) =>
        !/USING (COVERING )?INDEX outbox_(next|due|held|uncertain|refused|apart)|inbox_decision/.test(detail),
    );
}
