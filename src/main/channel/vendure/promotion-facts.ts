import { z } from 'zod';
import type { Read } from '../connector.ts';
import type { VendureClient } from './client.ts';
import type { Action, Condition } from './promotion-operations.ts';
import type { PromotionFacts } from './promotion-terms.ts';
import { partsOf, readList } from './read-list.ts';

/** The most variants that one promotion of the till may name. */
const MOST_GOODS = 500;

const channelSchema = z.object({ activeChannel: z.object({ pricesIncludeTax: z.boolean() }) });
const groupSchema = z.object({ id: z.string(), name: z.string() });
const idSchema = z.object({ id: z.string() });

/** Asks for what these conditions and actions speak of, and nothing else. */
export async function readPromotionFacts(
  client: VendureClient,
  parts: readonly (Condition | Action)[],
): Promise<Read<PromotionFacts>> {
  const channel = await client.read({
    query: '{ activeChannel { pricesIncludeTax } }',
    answer: channelSchema,
  });
  if (channel.kind !== 'read') return channel;
  const { pricesIncludeTax } = channel.value.value.activeChannel;
  const hasGroups = parts.some(({ code }) => code === 'customer_group');
  const groups = hasGroups ? await readGroups(client) : NO_GROUPS;
  if (groups.kind !== 'read') return groups;
  const goodsWith = new Map<string, readonly string[]>();
  for (const id of new Set(parts.flatMap((part) => ('facets' in part ? part.facets : [])))) {
    const goods = await readGoodsWith(client, id);
    if (goods.kind !== 'read') return goods;
    if (goods.value !== null) goodsWith.set(id, goods.value);
  }
  return { kind: 'read', value: { pricesIncludeTax, groups: groups.value, goodsWith } };
}

const NO_GROUPS: Read<ReadonlyMap<string, string>> = { kind: 'read', value: new Map() };

async function readGroups(client: VendureClient): Promise<Read<ReadonlyMap<string, string>>> {
  const groups = await readList(client, { list: 'customerGroups', fields: 'id name', item: groupSchema });
  if (groups.kind !== 'read') return groups;
  return { kind: 'read', value: new Map(groups.value.map(({ id, name }) => [id, name])) };
}

/** The variants that have a facet value, themselves or by their product; null where they are too many. */
async function readGoodsWith(
  client: VendureClient,
  facetValueId: string,
): Promise<Read<readonly string[] | null>> {
  const byFacet = { facetValueId: { eq: facetValueId } };
  const products = await readIdsUpTo(client, 'products', byFacet);
  if (products.kind !== 'read' || products.value === null) return products;
  const ofProducts = { productId: { in: products.value } };
  return await readIdsUpTo(client, 'productVariants', { _or: [byFacet, ofProducts] });
}

async function readIdsUpTo(
  client: VendureClient,
  list: 'products' | 'productVariants',
  filter: Readonly<Record<string, unknown>>,
): Promise<Read<readonly string[] | null>> {
  const question = { list, fields: 'id', item: idSchema, filter };
  const read = await partsOf(client, question)({ skip: 0, take: MOST_GOODS });
  if (read.kind !== 'read') return read;
  const { items, total } = read.value;
  return { kind: 'read', value: total > MOST_GOODS ? null : items.map(({ id }) => id) };
}
