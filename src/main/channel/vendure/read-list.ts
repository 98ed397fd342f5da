import { z } from 'zod';
import type { IdSweep, Read } from '../connector.ts';
import type { Answer, VendureClient } from './client.ts';

/** A list of Vendure's admin interface. */
export interface ListQuestion<T> {
  readonly list: string;
  /** The fields of one item, as GraphQL. */
  readonly fields: string;
  readonly item: z.ZodType<T>;
  readonly filter?: Readonly<Record<string, unknown>>;
}

/** A part of a list, in the order of the ids. */
export interface ListPart<T> {
  readonly items: readonly T[];
  readonly totalItems: number;
}

const WHOLE_PAGE = 100;
const ID_PAGE = 500;

/** Reads `take` items from the offset `skip` on. */
export async function readPart<T>(
  client: VendureClient,
  { list, fields, item, filter = {} }: ListQuestion<T>,
  { skip, take }: { readonly skip: number; readonly take: number },
): Promise<Read<Answer<ListPart<T>>>> {
  const type = `${list.slice(0, 1).toUpperCase()}${singular(list).slice(1)}ListOptions`;
  const read = await client.read({
    query: `query ($options: ${type}) { ${list}(options: $options) { totalItems items { ${fields} } } }`,
    variables: { options: { skip, take, sort: { id: 'ASC' }, filter } },
    answer: z.object({ [list]: z.object({ totalItems: z.number(), items: z.array(item) }) }),
  });
  if (read.kind !== 'read') return read;
  const part = read.value.value[list];
  if (part === undefined) throw new Error(`the answer was checked to have ${list}`);
  return { kind: 'read', value: { value: part, storeTime: read.value.storeTime } };
}

/** Reads a short list whole. */
export async function readList<T>(client: VendureClient, question: ListQuestion<T>): Promise<Read<T[]>> {
  const items: T[] = [];
  for (;;) {
    const read = await readPart(client, question, { skip: items.length, take: WHOLE_PAGE });
    if (read.kind !== 'read') return read;
    const part = read.value.value;
    items.push(...part.items);
    if (part.items.length === 0 || items.length >= part.totalItems) return { kind: 'read', value: items };
  }
}

/** All ids of products or variants; whole when none came or went meanwhile. */
export async function readListedIds(
  client: VendureClient,
  entity: 'product' | 'variant',
): Promise<Read<IdSweep>> {
  const question = {
    list: entity === 'product' ? 'products' : 'productVariants',
    fields: 'id',
    item: z.object({ id: z.string() }),
  };
  const remoteIds = new Set<string>();
  let first: number | null = null;
  for (let skip = 0; ; skip += ID_PAGE) {
    const read = await readPart(client, question, { skip, take: ID_PAGE });
    if (read.kind !== 'read') return read;
    const { items, totalItems } = read.value.value;
    first ??= totalItems;
    for (const { id } of items) remoteIds.add(id);
    if (skip + items.length >= totalItems || items.length === 0) {
      const isWhole = first === totalItems && remoteIds.size === totalItems;
      return { kind: 'read', value: { remoteIds: [...remoteIds], isWhole } };
    }
  }
}

/** `productVariants` has `ProductVariantListOptions`, `taxCategories` has `TaxCategoryListOptions`. */
function singular(list: string): string {
  return list.endsWith('ies') ? `${list.slice(0, -3)}y` : list.slice(0, -1);
}
