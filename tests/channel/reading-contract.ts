import { describe, expect, test } from 'vitest';
import type { CatalogChange, ProductChange, VariantChange } from '#main/channel/connector.ts';
import type { ConnectorSubject, Expectation } from './connector-subject.ts';
import { drain, valueOf } from './drain.ts';

/** What any connector must do when it reads. The subject is open while the tests run. */
export function describeReading(subject: () => ConnectorSubject, expectation: Expectation): void {
  describe('reading', () => {
    test('says who the store is and what it can do', async () => {
      const { connector, location, otherLocationId } = subject();
      const check = valueOf(await connector.check());
      expect(check.capabilities).toMatchObject(expectation.capabilities);
      expect(check.capabilities.settleMs).toBeGreaterThan(0);
      expect(check.missingRights).toEqual([]);
      expect(check.currency).toBe(expectation.currency);
      expect(check.storeName).toBe(expectation.storeName);
      expect(check.locations.map(({ remoteId }) => remoteId)).toEqual(
        expect.arrayContaining([location.remoteId, otherLocationId]),
      );
      expect(Math.abs(check.clockSkewMs)).toBeLessThan(60_000);
    });

    test('tells the tax rates of the shop and its categories, parents first', async () => {
      const settings = valueOf(await subject().connector.settings());
      expect(settings.taxCategories.map(({ name, ratePpm }) => [name, ratePpm])).toEqual(expectation.taxes);
      const ids = settings.categories.map(({ remoteId }) => remoteId);
      const late = settings.categories.filter(
        ({ parentRemoteId }, nth) => parentRemoteId !== null && !ids.slice(0, nth).includes(parentRemoteId),
      );
      expect(late).toEqual([]);
      const names = settings.categories.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining([...expectation.categorised.categories]));
    });

    test('tells the promotions that are on, and no others', async () => {
      const { connector, witness } = subject();
      const stop = await witness.discountAll(12.5);
      const on = valueOf(await connector.promotions());
      await stop();
      const everything = { everything: true, categoryRemoteIds: [], variantRemoteIds: [] };
      expect(on).toMatchObject([
        {
          name: 'All cheaper',
          terms: {
            effect: { scope: everything, reduction: { kind: 'percent', ppm: 125_000 } },
            validity: { from: null, until: null },
            groupIds: [],
            coupon: null,
            useLimit: null,
          },
        },
      ]);
      expect(valueOf(await connector.promotions())).toEqual([]);
    });

    test('reads the whole catalog in small pages, products before their variants', async () => {
      const { connect, witness } = subject();
      const connector = connect({ pageSize: 7 });
      const { items, pages } = await drain((cursor) => connector.catalog(cursor));
      expect(pages).toBeGreaterThan(10);
      expect(variantsOf(items)).toEqual(
        (await witness.variants()).map((variant) => ({
          remoteId: variant.id,
          productRemoteId: variant.productId,
          sku: variant.sku,
          name: variant.name,
          enabled: variant.enabled,
          price: variant.price,
          barcodes: variant.barcode === null ? [] : [variant.barcode],
        })),
      );
      const products = items.filter((item): item is ProductChange => item.kind === 'product');
      expect(products.map(({ remoteId }) => remoteId).toSorted()).toEqual(
        (await witness.productIds()).toSorted(),
      );
      expect(products.every(({ picture }) => picture !== null)).toBe(true);
      const early = items.filter(
        (item, nth) =>
          item.kind === 'variant' &&
          !items
            .slice(0, nth)
            .some(({ kind, remoteId }) => kind === 'product' && remoteId === item.productRemoteId),
      );
      expect(early).toEqual([]);
    });

    test('tells options, categories and the tax category of goods', async () => {
      const { items } = await drain((cursor) => subject().connector.catalog(cursor));
      const { optioned, categorised, rareTax } = expectation;
      const laptop = items.find((item) => item.kind === 'variant' && item.sku === optioned.sku);
      expect(laptop).toMatchObject({ options: optioned.options });
      const plant = items.find((item) => item.kind === 'product' && item.name === categorised.name);
      const settings = valueOf(await subject().connector.settings());
      const names = settings.categories
        .filter(({ remoteId }) => plant?.kind === 'product' && plant.categoryRemoteIds.includes(remoteId))
        .map(({ name }) => name);
      expect(names).toEqual(categorised.categories);
      const rare = settings.taxCategories.find(({ name }) => name === rareTax)?.remoteId;
      const variants = items.filter((item) => item.kind === 'variant');
      const taxed = variants.filter((item) => item.taxCategoryRemoteId === rare);
      expect(taxed.length).toBeGreaterThan(0);
      expect(taxed.length).toBeLessThan(variants.length);
    });

    test('reads only what changed after the first time', async () => {
      const { connector, witness, takeGoods } = subject();
      const { cursor } = await drain((at) => connector.catalog(at));
      const [variant] = takeGoods(1);
      await witness.setPrice(variant?.id ?? '', 12_345);
      const { items } = await drain((at) => connector.catalog(at), cursor);
      const { price } = (await witness.variants()).find(({ id }) => id === variant?.id) ?? {};
      expect(variantsOf(items)).toContainEqual(expect.objectContaining({ remoteId: variant?.id, price }));
      expect(price).not.toBe(variant?.price);
      expect(items.length).toBeLessThan(20);
    });

    test.each([-3_600_000, 3_600_000])('misses no change with a clock that is %i ms off', async (off) => {
      const { connect, witness, takeGoods } = subject();
      const connector = connect({ now: () => Date.now() + off });
      const { cursor } = await drain((at) => connector.catalog(at));
      const [variant] = takeGoods(1);
      await witness.setPrice(variant?.id ?? '', 23_456);
      const { items } = await drain((at) => connector.catalog(at), cursor);
      const { price } = (await witness.variants()).find(({ id }) => id === variant?.id) ?? {};
      expect(variantsOf(items)).toContainEqual(expect.objectContaining({ remoteId: variant?.id, price }));
      expect(price).not.toBe(variant?.price);
    });

    test('loses nothing when goods are deleted while it reads', async () => {
      const { connect, witness } = subject();
      const connector = connect({ pageSize: 7 });
      const before = await witness.variants();
      let gone: string[] = [];
      const { items } = await drain(
        (cursor) => connector.catalog(cursor),
        null,
        async (read) => {
          if (gone.length > 0 || !read.some(({ kind }) => kind === 'variant')) return;
          gone = before.slice(0, 3).map(({ id }) => id);
          for (const id of gone) await witness.deleteVariant(id);
        },
      );
      const read = new Set(variantsOf(items).map(({ remoteId }) => remoteId));
      expect(gone).toHaveLength(3);
      expect(before.filter(({ id }) => !read.has(id) && !gone.includes(id))).toEqual([]);
    });

    test('notices what is deleted', async () => {
      const { connector, witness } = subject();
      const { cursor } = await drain((at) => connector.catalog(at));
      const [variant, other] = await witness.variants();
      await witness.deleteVariant(variant?.id ?? '');
      await witness.deleteProduct(other?.productId ?? '');
      const { items } = await drain((at) => connector.catalog(at), cursor);
      const isListed = (entity: 'product' | 'variant', remoteId: string | undefined): boolean =>
        items.some((item) => item.kind === 'deleted' && item.entity === entity && item.remoteId === remoteId);
      const areListed = expectation.capabilities.deletions === 'listed';
      expect(isListed('variant', variant?.id)).toBe(areListed);
      expect(isListed('product', other?.productId)).toBe(areListed);
      const variants = valueOf(await connector.ids('variant'));
      expect(variants.isWhole).toBe(true);
      expect([...variants.remoteIds].toSorted()).toEqual(
        (await witness.variants()).map(({ id }) => id).toSorted(),
      );
      const products = valueOf(await connector.ids('product'));
      expect([...products.remoteIds].toSorted()).toEqual((await witness.productIds()).toSorted());
    });

    test('tells the stock of each location, and what a web order takes of it', async () => {
      const { connector, witness, location, takeGoods } = subject();
      const [variant] = takeGoods(1);
      const id = variant?.id ?? '';
      const before = (await witness.stock(id)).onHandAt[location.remoteId] ?? Number.NaN;
      const first = await drain((cursor) => connector.stock(cursor));
      expect(first.items).toContainEqual(
        expect.objectContaining({
          variantRemoteId: id,
          locationRemoteId: location.remoteId,
          onHand: before * 1000,
        }),
      );
      await witness.buyOnline(id, 3);
      const { items } = await drain((cursor) => connector.stock(cursor), first.cursor);
      const levels = items.filter(({ variantRemoteId }) => variantRemoteId === id);
      const stock = await witness.stock(id);
      expect(stock.allocated).toBe(3);
      expect(levels.reduce((sum, level) => sum + level.allocated, 0)).toBe(3000);
    });

    test('fetches a small picture', async () => {
      const { connector } = subject();
      const { items } = await drain((cursor) => connector.catalog(cursor));
      const product = items.find((item): item is ProductChange => item.kind === 'product');
      const picture = valueOf(await connector.picture(product?.picture?.url ?? ''));
      expect(picture.type).toMatch(/^image\//);
      expect(picture.body.length).toBeGreaterThan(500);
      expect(picture.body.length).toBeLessThan(100_000);
      expect(await connector.picture('http://127.0.0.1:1/nothing.jpg')).toMatchObject({ kind: 'later' });
      expect(await connector.picture('file:///etc/passwd')).toMatchObject({ kind: 'refused' });
    });

    test('starts anew from a cursor that it did not make', async () => {
      const { connector, witness } = subject();
      const { items } = await drain((cursor) => connector.catalog(cursor), 'from another store');
      expect(variantsOf(items)).toHaveLength((await witness.variants()).length);
    });
  });
}

type Told = Pick<
  VariantChange,
  'remoteId' | 'productRemoteId' | 'sku' | 'name' | 'enabled' | 'price' | 'barcodes'
>;

/** The variants among changes, without what the witness does not tell. */
function variantsOf(items: readonly CatalogChange[]): Told[] {
  return items
    .filter((item): item is VariantChange => item.kind === 'variant')
    .map(({ remoteId, productRemoteId, sku, name, enabled, price, barcodes }) => {
      return { remoteId, productRemoteId, sku, name, enabled, price, barcodes };
    });
}
