import { z } from 'zod';
import type { IdSweep, Read } from '../connector.ts';
import type { Answer, MedusaClient } from './client.ts';
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

/** A part of a list, and how much the whole of it is. */
export interface ListPart<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** Reads a part of a list, in the order of ids. */
export async function readPart<T>(
  client: MedusaClient,
  { path, name, fields, item, query = {} }: ListQuestion<T>,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Read<Answer<ListPart<T>>>> {
  const list = z.object({ [name]: z.array(item) });
  const answer = z
    .intersection(list, z.object({ count: z.int() }))
    .transform((body): ListPart<T> => ({ items: body[name] ?? [], total: body.count }));
  return await client.read({ path, query: { order: 'id', ...query, fields, offset, limit }, answer });
}

/** Reads a short list whole. */
export async function readList<T>(client: MedusaClient, question: ListQuestion<T>): Promise<Read<T[]>> {
  const items: T[] = [];
  for (;;) {
    const read = await readPart(client, question, { offset: items.length, limit: WHOLE_PAGE });
    if (read.kind !== 'read') return read;
    const part = read.value.value;
    items.push(...part.items);
    if (part.items.length === 0 || items.length >= part.total) return { kind: 'read', value: items };
  }
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
  const remoteIds = new Set<string>();
  let first: number | null = null;
  for (let offset = 0; ; offset += ID_PAGE) {
    const read = await readPart(client, question, { offset, limit: ID_PAGE });
    if (read.kind !== 'read') return read;
    const { items, total } = read.value.value;
    first ??= total;
    for (const { id } of items) remoteIds.add(id);
    if (offset + items.length >= total || items.length === 0) {
      const isWhole = first === total && remoteIds.size === total;
      return { kind: 'read', value: { remoteIds: [...remoteIds], isWhole } };
    }
  }
}
