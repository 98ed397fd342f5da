import { z } from 'zod';
import type { Read, RemotePromotion } from '../connector.ts';
import type { MedusaClient } from './client.ts';
import { promotionSchema, type ToldPromotion } from './promotion-schema.ts';
import { toTerms, type PromotionFacts } from './promotion-terms.ts';
import { readList, partsOf } from './read-list.ts';

const priceListSchema = z.object({
  id: z.string(),
  title: z.string(),
  status: z.string(),
  starts_at: z.string().nullish(),
  ends_at: z.string().nullish(),
});

/** The most variants that one promotion of the till may name. */
const MOST_GOODS = 500;

/** Promotions that are switched on and not over; price lists too, though the till can apply none of them. */
export async function readPromotions(client: MedusaClient): Promise<Read<readonly RemotePromotion[]>> {
  const promotions = await readList(client, {
    path: '/promotions',
    name: 'promotions',
    fields:
      'id,code,type,status,is_automatic,limit,*rules,rules.values.value,*application_method,' +
      '*application_method.target_rules,application_method.target_rules.values.value,' +
      '*application_method.buy_rules,*campaign,*campaign.budget',
    item: promotionSchema,
  });
  if (promotions.kind !== 'read') return promotions;
  const lists = await readList(client, {
    path: '/price-lists',
    name: 'price_lists',
    fields: 'id,title,status,starts_at,ends_at',
    item: priceListSchema,
  });
  if (lists.kind !== 'read') return lists;
  const now = client.surroundings.now();
  const told = promotions.value.filter((one) => isOn(one, one.campaign, now) && isForGoods(one));
  const facts = await readFacts(client, told);
  if (facts.kind !== 'read') return facts;
  return {
    kind: 'read',
    value: [
      ...lists.value
        .filter((list) => isOn(list, list, now))
        .map(({ id, title }) => ({ remoteId: id, name: title, terms: null })),
      ...told.map((one) => ({ remoteId: one.id, name: one.code, terms: toTerms(one, facts.value) })),
    ],
  };
}

function isOn(
  { status }: { readonly status: string },
  time: { readonly ends_at?: string | null | undefined } | null | undefined,
  now: number,
): boolean {
  const end = time?.ends_at ?? null;
  return status === 'active' && (end === null || Date.parse(end) >= now);
}

/** Nothing is shipped at a till: what only that costs is none of its promotions. */
function isForGoods({ application_method: method }: ToldPromotion): boolean {
  return method?.target_type !== 'shipping_methods';
}

/** Asks for what these promotions speak of, and nothing else. */
async function readFacts(
  client: MedusaClient,
  told: readonly ToldPromotion[],
): Promise<Read<PromotionFacts>> {
  const groups = told.some(({ rules }) => rules.length > 0)
    ? await readList(client, {
        path: '/customer-groups',
        name: 'customer_groups',
        fields: 'id,name',
        item: z.object({ id: z.string(), name: z.string() }),
      })
    : ({ kind: 'read', value: [] } as const);
  if (groups.kind !== 'read') return groups;
  const goodsOf = new Map<string, readonly string[]>();
  const rules = told.flatMap(({ application_method: method }) => method?.target_rules ?? []);
  const products = rules.filter(({ attribute }) => attribute.endsWith('product.id'));
  for (const { value } of products.flatMap(({ values }) => values ?? [])) {
    if (value === null || value === undefined || goodsOf.has(value)) continue;
    const goods = await readVariantIds(client, value);
    if (goods.kind !== 'read') return goods;
    goodsOf.set(value, goods.value);
  }
  const names = new Map(groups.value.map(({ id, name }) => [id, name] as const));
  return { kind: 'read', value: { groups: names, goodsOf } };
}

async function readVariantIds(client: MedusaClient, productId: string): Promise<Read<string[]>> {
  const question = {
    path: '/product-variants',
    name: 'variants',
    fields: 'id',
    item: z.object({ id: z.string() }),
    query: { product_id: productId },
  };
  const read = await partsOf(client, question)({ skip: 0, take: MOST_GOODS });
  return read.kind === 'read' ? { kind: 'read', value: read.value.items.map(({ id }) => id) } : read;
}
