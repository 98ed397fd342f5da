import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPostgres, type RunningPostgres } from '#tests/support/postgres.ts';
import { STORE_DATABASE } from '#tests/support/store-set-up.ts';
import { startStore } from '#tests/support/store.ts';
import { openSession, type SqlSession } from './postgres-session.ts';
import { deskOf, type PluginDesk } from './plugin-desk.ts';
import { postTo, type Outcome, type Post } from './plugin-posts.ts';

const hasPostgres = (await findPostgres()) !== null;

// On SQLite the transactions of a server come one after the other: what follows can go wrong on PostgreSQL only.
describe.runIf(hasPostgres)('the plugin on PostgreSQL', { timeout: 60_000 }, () => {
  let desk: PluginDesk;
  let post: Post;
  let postgres: RunningPostgres;
  let S2: string;
  let nextVariant = 88;
  const take = (): string => String(nextVariant--);

  beforeAll(async () => {
    const store = await startStore({ prepared: true, database: 'postgres' });
    if (store.postgres === null) throw new Error('no PostgreSQL');
    ({ postgres } = store);
    desk = deskOf(store, () => store.dispose());
    post = postTo(desk);
    ({ S2 } = store.locations);
  }, 180_000);
  afterAll(() => desk.close());

  const thrice = (send: () => Promise<Outcome>): Promise<Outcome[]> => Promise.all([send(), send(), send()]);
  const expectOnce = (outcomes: readonly Outcome[]): void => {
    expect(outcomes.map(({ repeated }) => repeated).filter((one) => one === false)).toHaveLength(1);
    expect(new Set(outcomes.map(({ document }) => document?.remoteId)).size).toBe(1);
    expect(outcomes.every(({ document }) => document !== undefined)).toBe(true);
  };

  test('records every document once, though three send it at once', async () => {
    const [sold, moved] = [take(), take()];
    for (let nth = 0; nth < 5; nth += 1) {
      const [saleId, returnId, documentId] = [uuid(), uuid(), uuid()];
      expectOnce(
        await thrice(() => post.sale({ saleId, items: [{ variantId: sold, pieces: 2, price: 300 }] })),
      );
      expect(await desk.witness.paidAs(saleId)).toMatchObject([{ payments: 1, fulfillments: 1 }]);
      const returned = [{ saleId, variantId: sold, pieces: 1, amount: 300 }];
      expectOnce(await thrice(() => post.back({ returnId, returned })));
      expectOnce(await thrice(() => post.stock({ documentId, moves: [{ variantId: moved, quantity: -1 }] })));
    }
    expect((await desk.witness.stock(sold)).onHandAt[S2]).toBe(10 - 5);
    expect((await desk.witness.stock(moved)).onHandAt[S2]).toBe(10 - 5);
  });

  test('makes one customer of three with the same mail address', async () => {
    for (const emailAddress of ['a@three.invalid', 'b@three.invalid', 'c@three.invalid']) {
      const outcomes = await thrice(() => post.customer({ name: 'A B', emailAddress }));
      expect(new Set(outcomes.map(({ document }) => document?.remoteId)).size).toBe(1);
    }
    const { rows } = await desk.lines('export?kind=customers');
    expect(rows.filter(({ mail }) => String(mail).endsWith('@three.invalid'))).toHaveLength(3);
  });

  test('loses no piece, whoever sells and moves the same goods at once', async () => {
    const [first, second] = [take(), take()];
    const items = [first, second].map((variantId) => ({ variantId, pieces: 1, price: 100 }));
    const turned = items.toReversed();
    const outcomes = await Promise.all(
      Array.from({ length: 24 }, (_, nth) =>
        nth % 3 === 0
          ? post.stock({ documentId: uuid(), moves: [{ variantId: first, quantity: 2 }] })
          : post.sale({ saleId: uuid(), items: nth % 3 === 1 ? items : turned }),
      ),
    );
    expect(outcomes.map(({ repeated }) => repeated)).toEqual(outcomes.map(() => false));
    expect(await desk.witness.stock(first)).toMatchObject({ onHand: 130 - 16 + 16, allocated: 0 });
    expect(await desk.witness.stock(second)).toMatchObject({ onHand: 130 - 16, allocated: 0 });
    const walkIns = `SELECT count(*) FROM customer WHERE "emailAddress" = 'walk-in@till.invalid'`;
    expect(await postgres.sql(STORE_DATABASE, walkIns)).toEqual(['1']);
  });

  describe('with changes that commit in another order than they were made', () => {
    const sessions: SqlSession[] = [];
    const open = async (): Promise<SqlSession> => {
      const session = await openSession(postgres.url(STORE_DATABASE));
      sessions.push(session);
      return session;
    };
    afterAll(() => Promise.all(sessions.map((session) => session.close())));
    const setPrice = (id: string) =>
      `UPDATE product_variant_price SET price = price + 1 WHERE "variantId" = ${id}`;
    const hasNews = async (cursor: string): Promise<unknown> =>
      await (await desk.get(`wait?after=${cursor}&ms=0`)).json();

    test('tells each of them once', async () => {
      const [early, late, undone] = [await open(), await open(), await open()];
      const cursor = await desk.now();
      await early.run(`BEGIN; ${setPrice('1')}`);
      await undone.run(`BEGIN; ${setPrice('2')}`);
      await late.run(`BEGIN; ${setPrice('3')}; COMMIT`);
      const first = await desk.changes(cursor);
      expect(first.rows.map(({ id }) => id)).toEqual(['3']);
      expect(await hasNews(first.end.cursor)).toEqual({ news: false });
      await undone.run('ROLLBACK');
      await early.run('COMMIT');
      expect(await hasNews(first.end.cursor)).toEqual({ news: true });
      const second = await desk.changes(first.end.cursor);
      expect(second.rows.map(({ id }) => id)).toEqual(['1']);
      expect((await desk.changes(second.end.cursor)).rows).toEqual([]);
    });

    test('skips none between two pages', async () => {
      const early = await open();
      const cursor = await desk.now();
      await early.run(`BEGIN; ${setPrice('10')}`);
      for (const id of ['11', '12']) await desk.witness.setPrice(id, 345);
      const first = await desk.lines(`changes?after=${cursor}&limit=1`);
      await early.run('COMMIT');
      const rest = await desk.changes(first.end.cursor);
      const after = await desk.changes(rest.end.cursor);
      const told = [...first.rows, ...rest.rows, ...after.rows].map(({ id }) => id);
      expect(told.toSorted((a, b) => Number(a) - Number(b))).toEqual(['10', '11', '12']);
    });
  });
});
