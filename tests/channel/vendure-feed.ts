import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { VariantChange } from '#main/channel/connector.ts';
import { connectVendure } from '#main/channel/vendure/connect.ts';
import { openNarrowDoor, type NarrowDoor } from '#tests/support/narrow-door.ts';
import { postMemory } from '#tests/support/post-memory.ts';
import { drain, valueOf } from './drain.ts';
import { twoOf } from './post-until-done.ts';
import type { VendureSubject } from './vendure-subject.ts';

const LONG_MS = 120_000;
const WAIT_MS = 10_000;

const addedSchema = z.object({ addItemToOrder: z.object({ __typename: z.string() }) });

/** What the plugin tells by itself, and keeps back. */
export function describeFeed(subject: () => VendureSubject): void {
  let door: NarrowDoor | null = null;
  afterAll(() => door?.close());

  describe('the feed', () => {
    test('is not needed: without it Vendure’s own lists are read', async () => {
      const { store, witness, takeGoods } = subject();
      door = await openNarrowDoor(store);
      const connector = connectVendure({ url: door.url, apiKey: store.apiKey, channelToken: '' });
      const { capabilities } = valueOf(await connector.check());
      expect(capabilities).toMatchObject({
        deletions: 'sweep',
        stock: 'sweep',
        push: false,
        saleOnce: 'atomic',
        stockWrite: 'once',
        pickup: 'effects',
        weaknesses: ['stock-by-sweep', 'pickup-not-shared', 'no-notices'],
      });
      const { items, cursor } = await drain((at) => connector.catalog(at));
      const variants = items.filter((item) => item.kind === 'variant');
      expect(variants).toHaveLength((await witness.variants()).length);
      const [variant] = twoOf(takeGoods(1));
      await witness.setPrice(variant.id, 777);
      expect((await drain((at) => connector.catalog(at), cursor)).items).toContainEqual(
        expect.objectContaining({ remoteId: variant.id, price: 777 }),
      );
      expect((await drain((at) => connector.stock(at))).items.length).toBeGreaterThan(variants.length);
      const remoteId = await witness.makeCustomer({ name: 'Ada', mail: 'ada@example.com', phone: '' });
      expect((await drain((at) => connector.customers(at))).items).toContainEqual(
        expect.objectContaining({ remoteId }),
      );
      expect(valueOf(await connector.listen(WAIT_MS))).toBe(false);
    });

    test('says at once that something is new, and nothing while nothing is', async () => {
      const { connect, witness, takeGoods } = subject();
      const connector = connect({});
      await connector.check();
      const [variant] = twoOf(takeGoods(1));
      await witness.setPrice(variant.id, 4711);
      expect(valueOf(await connector.listen(WAIT_MS))).toBe(true);
      const waiting = connector.listen(WAIT_MS);
      await witness.setPrice(variant.id, 4712);
      expect(valueOf(await waiting)).toBe(true);
      expect(valueOf(await connector.listen(1))).toBe(false);
    });

    test('keeps goods back from the web shop while the till is silent', async () => {
      const { connector, store, witness, location, takeGoods } = subject();
      const [variant] = twoOf(takeGoods(1));
      const { onHand, onHandAt } = await witness.stock(variant.id);
      const held = onHandAt[location.remoteId] ?? 0;
      const wish = {
        registerCode: 'R9',
        locationRemoteId: location.remoteId,
        afterMs: 1,
        rest: 0,
        items: [{ variantRemoteId: variant.id, quantity: held * 1000 }],
      };
      const buyAll = async (): Promise<string> => {
        const shop = store.openShopper();
        const added = await shop(
          `mutation ($id: ID!, $all: Int!) {
            addItemToOrder(productVariantId: $id, quantity: $all) { __typename }
          }`,
          { id: variant.id, all: onHand },
        );
        return addedSchema.parse(added).addItemToOrder.__typename;
      };
      expect(await connector.holdBack(wish)).toMatchObject({ kind: 'done' });
      expect(await buyAll()).toBe('InsufficientStockError');
      const others = Array.from({ length: 1500 }, (_, nth) => ({
        variantRemoteId: `x${nth}`,
        quantity: 1000,
      }));
      const large = { ...wish, items: [...others, ...wish.items] };
      expect(await connector.holdBack({ ...wish, afterMs: 0 })).toMatchObject({ kind: 'done' });
      expect(await buyAll()).toBe('Order');
      expect(await connector.holdBack(large)).toMatchObject({ kind: 'done' });
      expect(await buyAll()).toBe('InsufficientStockError');
      expect(await connector.holdBack({ ...large, items: others })).toMatchObject({ kind: 'done' });
      expect(await buyAll()).toBe('Order');
      expect(await connector.holdBack({ ...wish, rest: held * 1000, items: [] })).toMatchObject({
        kind: 'done',
      });
      expect(await buyAll()).toBe('InsufficientStockError');
      expect(await connector.holdBack({ ...wish, afterMs: 0 })).toMatchObject({ kind: 'done' });
    });

    test(
      'begins anew when the store was restored from a backup',
      async () => {
        const { connector, store, witness, takeGoods, saleOf } = subject();
        const [variant] = twoOf(takeGoods(1));
        const backup = await mkdtemp(join(tmpdir(), 'countertop-backup-'));
        await store.stop();
        await cp(store.dataFolder, backup, { recursive: true });
        await store.start();
        await witness.setPrice(variant.id, 99_999);
        const sale = saleOf({ variant: { ...variant, price: 99_999 }, pieces: 1 });
        expect(await connector.post(sale, postMemory())).toMatchObject({ kind: 'done' });
        const catalog = await drain((at) => connector.catalog(at));
        const stock = await drain((at) => connector.stock(at));
        await store.stop();
        await rm(store.dataFolder, { recursive: true });
        await cp(backup, store.dataFolder, { recursive: true });
        await store.start();
        expect(valueOf(await connector.catalog(catalog.cursor)).isAnew).toBe(true);
        const again = await drain((at) => connector.catalog(at), catalog.cursor);
        const told = again.items.filter(
          (item): item is VariantChange => item.kind === 'variant' && item.remoteId === variant.id,
        );
        expect(told.map(({ price }) => price)).toEqual([variant.price]);
        expect(again.items.length).toBeGreaterThanOrEqual(catalog.items.length);
        const levels = await drain((at) => connector.stock(at), stock.cursor);
        expect(levels.items.length).toBeGreaterThanOrEqual(stock.items.length);
        expect(valueOf(await connector.find(sale, postMemory()))).toBeNull();
        await rm(backup, { recursive: true });
      },
      LONG_MS,
    );
  });
}
