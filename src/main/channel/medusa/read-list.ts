import { z } from 'zod';
import type { IdSweep, Read } from '../connector.ts';
import { readWhole, sweepList, type PartReader } from '../offset-list.ts';
import type { MedusaClient } from './client.ts';
import type { Query } from './exchange.ts';

const WHOLE_PAGE = 200;
const ID_PAGE = 1000;

/** A list of the store: `/products` answers with `products`. */
export interface ListQuestion<T> {
  readonly path: string;
  readonly name: string;
  readonly fields: string;
  readonly item: z.ZodType<T>;
  readonly query?: Query;
}

/** Reads a list part by part, in the order of ids. */
export function partsOf<T>(
  client: MedusaClient,
  { path, name, fields, item, query = {} }: ListQuestion<T>,
): PartReader<T> {
  const list = z.object({ [name]: z.array(item) });
  const answer = z
    .intersection(list, z.object({ count: z.int() }))
    .transform((body) => ({ items: body[name] ?? [], total: body.count }));
  return async ({ skip: offset, take: limit }) => {
    const read = await client.read({ path, query: { order: 'id', ...query, fields, offset, limit }, answer });
    if (read.kind !== 'read') return read;
    const { value, storeTime } = read.value;
    return { kind: 'read', value: { ...value, storeTime } };
  };
}

/** Reads a short list whole. */
export async function readList<T>(client: MedusaClient, question: ListQuestion<T>): Promise<Read<T[]>> {
  return await readWhole(partsOf(client, question), WHOLE_PAGE);
}

/** All ids of products or variants; whole when none came or went meanwhile. */
export async function readIds(client: MedusaClient, entity: 'product' | 'variant'): Promise<Read<IdSweep>> {
  const question = {
    ...(entity === 'product'
      ? { path: '/products', name: 'products' }
      : { path: '/product-variants', name: 'variants' }),
    fields: 'id',
    item: z.object({ id: z.string() }),
  };
  return await sweepList(partsOf(client, question), ID_PAGE);
}
