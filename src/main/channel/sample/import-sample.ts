import { readCode } from '#domain/barcode/gtin.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import { importProducts, importVariants } from '#main/data/catalog-import.ts';
import type { Tx } from '#main/data/database.ts';
import { importSettings } from '#main/data/settings-import.ts';
import { findShop } from '#main/data/shop.ts';
import { importLevels } from '#main/data/stock-import.ts';
import { SAMPLE_CATEGORIES, SAMPLE_PRODUCTS, SAMPLE_TAXES, type SampleProduct } from './goods.ts';

/**
 * Fills the catalog of a shop without an online store with the built-in sample. Prices are the same numbers of
 * minor units in any currency. @throws Error when the till is not set up yet.
 */
export async function importSample(tx: Tx, _currency: string, now: number = Date.now()): Promise<void> {
  const shop = await findShop(tx);
  if (shop === null) throw new Error('a sample needs a shop to be in');
  const { locationRemoteId, locationCode } = shop;
  await importSettings(tx, {
    taxCategories: SAMPLE_TAXES,
    locations: [{ remoteId: locationRemoteId, code: locationCode, name: shop.name }],
    categories: SAMPLE_CATEGORIES.map(({ id, name }, position) => ({
      remoteId: id,
      parentRemoteId: null,
      name,
      position,
    })),
  });
  await importProducts(
    tx,
    SAMPLE_PRODUCTS.map((product) => ({
      remoteId: product.name,
      name: product.name,
      enabled: true,
      categoryRemoteIds: [product.category],
      picture: null,
    })),
  );
  await importVariants(tx, SAMPLE_PRODUCTS.flatMap(variantsOf));
  const levels = SAMPLE_PRODUCTS.flatMap((product) => product.variants).map(([sku, , , pieces]) => ({
    variantRemoteId: sku,
    locationRemoteId,
    onHand: pieces * PIECE,
    allocated: 0,
    knownAt: now,
  }));
  await importLevels(tx, levels, now);
}

function variantsOf(product: SampleProduct): Parameters<typeof importVariants>[1][number][] {
  const { name, option } = product;
  return product.variants.map(([sku, value, price, , gtin]) => ({
    remoteId: sku,
    productRemoteId: name,
    sku,
    name: value === '' ? name : `${name} ${value}`,
    enabled: true,
    price,
    taxCategoryRemoteId: product.tax,
    codes: [storedCode(gtin)],
    options: option === null ? [] : [{ group: option, value }],
    picture: null,
  }));
}

function storedCode(gtin: string): string {
  const read = readCode(gtin);
  if (read.kind !== 'gtin') throw new Error(`${gtin} is no GTIN`);
  return read.gtin14;
}
