import { z } from 'zod';
import type { CatalogChange, DeletedChange, Page, Read } from '../connector.ts';
import { advance, decodeCatalogCursor, nextSince, type CatalogCursor } from './catalog-cursor.ts';
import { productQuestion, toProductChange, toVariantChange, variantQuestion } from './catalog-items.ts';
import type { MedusaClient } from './client.ts';
import type { Query } from './exchange.ts';
import { partsOf, readList } from './read-list.ts';
import type { StoreShape } from './store-shape.ts';
import { gatherLegs, type Leg } from '../gather-legs.ts';
import { walkList } from '../offset-list.ts';

type CatalogLeg = Leg<CatalogChange, CatalogCursor>;

/** What a walk works with. */
export interface Walk {
  readonly client: MedusaClient;
  readonly shape: StoreShape;
  readonly pageSize: number;
}

/** How often all products are read although nothing says that they changed, milliseconds. */
const PRODUCTS_AGAIN_MS = 3_600_000;
/** So many products fit into one address when their variants are asked for. */
const MOST_PRODUCTS = 100;

/** Whether a walk begins with this cursor, so that the store has to be looked at anew. */
export function beginsCatalog(text: string | null): boolean {
  return decodeCatalogCursor(text).next === null;
}

/**
 * One page of the catalog. A walk goes through products, then variants, then what was deleted. The first walk reads
 * all, each later one what changed since shortly before the last one began.
 */
export async function readCatalog(walk: Walk, text: string | null): Promise<Read<Page<CatalogChange>>> {
  const begun = await beginWalk(walk, decodeCatalogCursor(text));
  if (begun.kind !== 'read') return begun;
  return await gatherLegs(begun.value, walk.pageSize, (cursor) => readLeg(walk, cursor));
}

/** Before a walk's first page: settles what it reads and where the next one begins. */
async function beginWalk({ client, shape }: Walk, cursor: CatalogCursor): Promise<Read<CatalogCursor>> {
  if (cursor.next !== null) return { kind: 'read', value: cursor };
  const next = nextSince(shape.storeTime ?? client.surroundings.now());
  if (cursor.since === null) {
    const total = await countAll(client);
    if (total.kind !== 'read') return total;
    return { kind: 'read', value: { ...cursor, next, mark: shape.mark, wholeAt: next, total: total.value } };
  }
  // Goods that are put into a category or taken out of it keep their time, and so does the category.
  const isStale = next - cursor.wholeAt > PRODUCTS_AGAIN_MS;
  const all = { products: isStale, variants: cursor.mark !== shape.mark };
  const wholeAt = isStale ? next : cursor.wholeAt;
  return { kind: 'read', value: { ...cursor, next, mark: shape.mark, wholeAt, all } };
}

async function countAll(client: MedusaClient): Promise<Read<number>> {
  const products = await count(client, 'products', 'products');
  if (products.kind !== 'read') return products;
  const variants = await count(client, 'product-variants', 'variants');
  return variants.kind === 'read' ? { kind: 'read', value: products.value + variants.value } : variants;
}

async function count(client: MedusaClient, path: string, name: string): Promise<Read<number>> {
  const question = { path: `/${path}`, name, fields: 'id', item: z.object({ id: z.string() }) };
  const read = await partsOf(client, question)({ skip: 0, take: 1 });
  return read.kind === 'read' ? { kind: 'read', value: read.value.total } : read;
}

/** Limits a list to what changed after a moment of the store's clock (ms); null limits nothing. */
function after(since: number | null): Query {
  return since === null ? {} : { 'updated_at[$gt]': new Date(since).toISOString() };
}

async function readLeg(walk: Walk, cursor: CatalogCursor): Promise<Read<CatalogLeg>> {
  switch (cursor.phase) {
    case 'product':
      return await readProducts(walk, cursor);
    case 'variant':
      return await readVariants(walk, cursor);
    case 'gone':
      return await readGone(walk, cursor);
  }
}

async function readProducts(
  { client, shape, pageSize }: Walk,
  cursor: CatalogCursor,
): Promise<Read<CatalogLeg>> {
  const { since, all } = cursor;
  const question = productQuestion(after(all.products ? null : since));
  const size = since === null ? pageSize : Math.min(pageSize, MOST_PRODUCTS);
  const step = await walkList(partsOf(client, question), cursor.position, size);
  if (step.kind !== 'read') return step;
  const { items: told, position } = step.value;
  const items: CatalogChange[] = told.map((product) => toProductChange(product, shape));
  if (since !== null && told.length > 0) {
    // Their names and taxes come from the product, whose changes do not move their own time.
    const ids = told.map(({ id }) => id);
    const variants = await readList(client, variantQuestion({ product_id: ids }));
    if (variants.kind !== 'read') return variants;
    items.push(...variants.value.map((variant) => toVariantChange(variant, shape)));
  }
  return { kind: 'read', value: { items, cursor: advance(cursor, position), isEnd: false } };
}

async function readVariants(
  { client, shape, pageSize }: Walk,
  cursor: CatalogCursor,
): Promise<Read<CatalogLeg>> {
  const question = variantQuestion(after(cursor.all.variants ? null : cursor.since));
  const step = await walkList(partsOf(client, question), cursor.position, pageSize);
  if (step.kind !== 'read') return step;
  const { items: told, position } = step.value;
  const items = told.map((variant) => toVariantChange(variant, shape));
  return { kind: 'read', value: { items, cursor: advance(cursor, position), isEnd: false } };
}

const goneSchema = z.object({
  id: z.string(),
  deleted_at: z.string().nullable(),
  variants: z.array(z.object({ id: z.string(), deleted_at: z.string().nullable() })),
});

/** The list of variants hides deleted ones, but not below their product. */
async function readGone({ client, pageSize }: Walk, cursor: CatalogCursor): Promise<Read<CatalogLeg>> {
  const { since } = cursor;
  // Who has read nothing yet has nothing to forget.
  if (since === null)
    return { kind: 'read', value: { items: [], cursor: advance(cursor, null), isEnd: true } };
  const from = new Date(since).toISOString();
  const question = {
    path: '/products',
    name: 'products',
    fields: 'id,deleted_at,variants.id,variants.deleted_at',
    item: goneSchema,
    query: {
      with_deleted: true,
      '$or[0][deleted_at][$gt]': from,
      '$or[1][variants][deleted_at][$gt]': from,
    },
  };
  const step = await walkList(partsOf(client, question), cursor.position, pageSize);
  if (step.kind !== 'read') return step;
  const { items, position } = step.value;
  const moved = advance(cursor, position);
  return {
    kind: 'read',
    value: { items: items.flatMap((one) => goneOf(one, since)), cursor: moved, isEnd: position === null },
  };
}

function goneOf({ id, deleted_at, variants }: z.output<typeof goneSchema>, since: number): DeletedChange[] {
  const isGone = (at: string | null) => at !== null && Date.parse(at) > since;
  const gone = variants
    .filter((variant) => isGone(variant.deleted_at))
    .map((variant): DeletedChange => ({ kind: 'deleted', entity: 'variant', remoteId: variant.id }));
  return isGone(deleted_at) ? [...gone, { kind: 'deleted', entity: 'product', remoteId: id }] : gone;
}
