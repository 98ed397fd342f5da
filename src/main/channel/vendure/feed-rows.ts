import { z } from 'zod';
import { PIECE } from '#domain/stock/quantity.ts';
import type { CatalogChange, CustomerChange, RemoteStockLevel } from '../connector.ts';
import { smallPicture } from './catalog-items.ts';

/** Rows as the plugin tells them, in its export and in its changes alike, made what the till knows them by. */

const pictureSchema = z.object({ id: z.string(), url: z.string() }).nullable();

export const productRow: z.ZodType<CatalogChange> = z
  .object({
    id: z.string(),
    name: z.string(),
    enabled: z.boolean(),
    categoryIds: z.array(z.string()),
    picture: pictureSchema,
  })
  .transform(({ id, name, enabled, categoryIds, picture }) => ({
    kind: 'product',
    remoteId: id,
    name,
    enabled,
    categoryRemoteIds: categoryIds,
    picture: toPicture(picture),
  }));

export const variantRow: z.ZodType<CatalogChange> = z
  .object({
    id: z.string(),
    productId: z.string(),
    sku: z.string(),
    name: z.string(),
    enabled: z.boolean(),
    price: z.int(),
    taxCategoryId: z.string(),
    barcodes: z.array(z.string()),
    options: z.array(z.object({ group: z.string(), value: z.string() })),
    picture: pictureSchema,
  })
  .transform(({ id, productId, taxCategoryId, picture, ...row }) => ({
    ...row,
    kind: 'variant',
    remoteId: id,
    productRemoteId: productId,
    taxCategoryRemoteId: taxCategoryId,
    picture: toPicture(picture),
  }));

/** `knownAt` in milliseconds of the till's clock. */
export const stockRow = (knownAt: number): z.ZodType<RemoteStockLevel> =>
  z
    .object({ variantId: z.string(), locationId: z.string(), onHand: z.int(), allocated: z.int() })
    .transform(({ variantId, locationId, onHand, allocated }) => ({
      variantRemoteId: variantId,
      locationRemoteId: locationId,
      onHand: onHand * PIECE,
      allocated: allocated * PIECE,
      knownAt,
    }));

export const customerRow: z.ZodType<CustomerChange> = z
  .object({
    id: z.string(),
    name: z.string(),
    mail: z.string(),
    phone: z.string(),
    groups: z.array(z.string()),
  })
  .transform(({ id, ...row }) => ({ ...row, kind: 'customer', remoteId: id }));

function toPicture(picture: z.output<typeof pictureSchema>) {
  return picture === null ? null : smallPicture(picture.id, picture.url);
}
