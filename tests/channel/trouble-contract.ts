import { describe, expect, test } from 'vitest';
import type { StoreConnector } from '#main/channel/connector.ts';
import { RETRY_AFTER_S, type Fault } from '#tests/support/fault-proxy.ts';
import type { ConnectorSubject, Expectation } from './connector-subject.ts';
import { drain, valueOf } from './drain.ts';
import { postMemory } from '#tests/support/post-memory.ts';

const READS: Readonly<Record<string, (connector: StoreConnector) => Promise<{ readonly kind: string }>>> = {
  check: (connector) => connector.check(),
  settings: (connector) => connector.settings(),
  promotions: (connector) => connector.promotions(),
  catalog: (connector) => connector.catalog(null),
  stock: (connector) => connector.stock(null),
  orders: (connector) => connector.orders(null),
  ordersById: (connector) => connector.ordersById(['1']),
  ids: (connector) => connector.ids('variant'),
  customers: (connector) => connector.customers(null),
};

/** What any connector must make of a store or a line that does not do what it should. */
export function describeTrouble(subject: () => ConnectorSubject, expectation: Expectation): void {
  describe('in trouble', () => {
    test.each<Fault>([
      'lostRequest',
      'lostAnswer',
      'truncated',
      'errorAfter',
      'html',
      'error500',
      'error503',
      'error429',
    ])('takes %s for "later" in every read', async (fault) => {
      const { connect, proxy } = subject();
      const connector = connect({});
      // A store that has no orders to collect is not asked for any.
      const hasOrders = expectation.capabilities.pickup !== 'none';
      const reads = Object.entries(READS).filter(([name]) => hasOrders || !name.startsWith('orders'));
      for (const [name, read] of reads) {
        proxy.plan(() => fault);
        const outcome = await read(connector);
        proxy.plan(null);
        expect({ name, kind: outcome.kind }).toEqual({ name, kind: 'later' });
      }
    });

    test('waits as long as a busy store asks for', async () => {
      const { connect, proxy, saleOf, takeGoods } = subject();
      const [variant] = takeGoods(1);
      if (variant === undefined) throw new Error('no goods');
      const connector = connect({});
      await connector.check();
      const afterMs = RETRY_AFTER_S * 1000;
      proxy.plan(() => 'error429');
      expect(await connector.settings()).toMatchObject({ kind: 'later', afterMs });
      expect(await connector.post(saleOf({ variant, pieces: 1 }), postMemory())).toMatchObject({
        kind: 'later',
        afterMs,
      });
    });

    test('gives a read up in the time it was told', async () => {
      const { connect, proxy } = subject();
      proxy.plan(() => 'stuck');
      expect(await connect({ timeoutMs: 300 }).check()).toMatchObject({ kind: 'later' });
      proxy.plan(null);
    });

    test('goes on with the catalog where a lost page was', async () => {
      const { connect, proxy, witness } = subject();
      const connector = connect({ pageSize: 20 });
      await connector.check();
      let lost = 0;
      proxy.set({ seed: 3, weights: { truncated: 0.2 } });
      const { items } = await drain(async (cursor) => {
        for (;;) {
          const read = await connector.catalog(cursor);
          if (read.kind === 'read') return read;
          lost += 1;
          expect(lost).toBeLessThan(200);
        }
      });
      proxy.plan(null);
      expect(lost).toBeGreaterThan(2);
      const ids = new Set(items.flatMap((item) => (item.kind === 'variant' ? [item.remoteId] : [])));
      expect(ids.size).toBe((await witness.variants()).length);
    });

    test('tells a dead key from one that lacks a right', async () => {
      const { connect, witness, saleOf, takeGoods } = subject();
      const [variant] = takeGoods(1);
      if (variant === undefined) throw new Error('no goods');
      const sale = saleOf({ variant, pieces: 1 });
      const dead = connect({ key: expectation.deadKey });
      expect(await dead.check()).toMatchObject({ kind: 'refused', code: 'credential' });
      expect(await dead.catalog(null)).toMatchObject({ kind: 'refused', code: 'credential' });
      expect(await dead.post(sale, postMemory())).toMatchObject({ kind: 'refused', code: 'credential' });
      if (expectation.weakKeyLacks === null) return;
      const weak = connect({ key: await witness.makeWeakKey() });
      const check = valueOf(await weak.check());
      expect(check.missingRights).toEqual(expect.arrayContaining([...expectation.weakKeyLacks]));
      expect(await weak.post(sale, postMemory())).toMatchObject({ kind: 'refused', code: 'not-allowed' });
      expect(await weak.find(sale, postMemory())).toMatchObject({ kind: 'refused', code: 'not-allowed' });
      expect(await witness.paidAs(sale.id)).toEqual([]);
    });

    test('says "later" while the store is down, and goes on when it is back', async () => {
      const { connector, kill, start, witness, saleOf, takeGoods } = subject();
      const [variant] = takeGoods(1);
      if (variant === undefined) throw new Error('no goods');
      const sale = saleOf({ variant, pieces: 1 });
      await connector.check();
      await kill();
      expect(await connector.check()).toMatchObject({ kind: 'later' });
      expect(await connector.post(sale, postMemory())).toMatchObject({ kind: 'later' });
      await start();
      expect(await connector.post(sale, postMemory())).toMatchObject({ kind: 'done', repeated: false });
      expect(await witness.paidAs(sale.id)).toHaveLength(1);
    });
  });
}
