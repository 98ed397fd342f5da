import { z } from 'zod';
import type { IdSweep, Read } from '../connector.ts';
import { readWhole, sweepList, type PartReader } from '../offset-list.ts';
import type { VendureClient } from './client.ts';

/** A list of Vendure's admin interface. */
export interface ListQuestion<T> {
  readonly list: string;
  /** The fields of one item, as GraphQL. */
  readonly fields: string;
  readonly item: z.ZodType<T>;
  readonly filter?: Readonly<Record<string, unknown>>;
  /** By the ids, which are given in the order of time. */
  readonly isNewestFirst?: boolean;
}

const WHOLE_PAGE = 100;
const ID_PAGE = 500;

/** Reads a list part by part. */
export function partsOf<T>(
  client: VendureClient,
  { list, fields, item, filter = {}, isNewestFirst = false }: ListQuestion<T>,
): PartReader<T> {
  const type = `${list.slice(0, 1).toUpperCase()}${singular(list).slice(1)}ListOptions`;
  return async ({ skip, take }) => {
    const read = await client.read({
      query: `query ($options: ${type}) { ${list}(options: $options) { totalItems items { ${fields} } } }`,
      variables: { options: { skip, take, sort: { id: isNewestFirst ? 'DESC' : 'ASC' }, filter } },
      answer: z.object({ [list]: z.object({ totalItems: z.number(), items: z.array(item) }) }),
    });
    if (read.kind !== 'read') return read;
    const { value, storeTime } = read.value;
    const part = value[list];
    if (part === undefined) throw new Error(`the answer was checked to have ${list}`);
    return { kind: 'read', value: { items: part.items, total: part.totalItems, storeTime } };
  };
}

/** Reads a short list whole. */
export async function readList<T>(client: VendureClient, question: ListQuestion<T>): Promise<Read<T[]>> {
  return await readWhole(partsOf(client, question), WHOLE_PAGE);
}

/** All ids of products or variants; whole when none came or went meanwhile. */
export async function readListedIds(
  client: VendureClient,
  entity: 'product' | 'variant',
): Promise<Read<IdSweep>> {
  const list = entity === 'product' ? 'products' : 'productVariants';
  const question = { list, fields: 'id', item: z.object({ id: z.string() }) };
  return await sweepList(partsOf(client, question), ID_PAGE);
}

/** `productVariants` has `ProductVariantListOptions`, `taxCategories` has `TaxCategoryListOptions`. */
function singular(list: string): string {
  return list.endsWith('ies') ? `${list.slice(0, -3)}y` : list.slice(0, -1);
}
