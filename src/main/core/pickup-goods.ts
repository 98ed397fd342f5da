import type { PickupGoods, PickupRules } from '#contract/pickup.ts';
import { shownStock } from '#domain/stock/shown-stock.ts';
import type { Reader } from '#main/data/database.ts';
import { goodsInOrders, type OrderedGoods } from '#main/data/pickup-goods.ts';
import { stockHere } from '#main/data/stock-level.ts';

/** What this till knows of goods, by the store's ids: each of them, known or not. `now` in milliseconds. */
export async function goodsTold(
  db: Reader,
  remoteIds: readonly string[],
  { checks, now }: { readonly checks: PickupRules['checks']; readonly now: number },
): Promise<ReadonlyMap<string, PickupGoods>> {
  const wanted = [...new Set(remoteIds)];
  const known = await goodsInOrders(db, wanted);
  const levels = await stockHere(
    db,
    [...known.values()].map(({ variantId }) => variantId),
    now,
  );
  return new Map(
    wanted.map((remoteId) => {
      const goods = known.get(remoteId);
      if (goods === undefined) return [remoteId, unknownGoods(remoteId)];
      const level = levels.get(goods.variantId);
      const stock = level === undefined ? null : shownStock(level);
      return [remoteId, { ...toTold(goods), stock, check: checkOf(goods, checks) }];
    }),
  );
}

function toTold(goods: OrderedGoods): Omit<PickupGoods, 'stock' | 'check'> {
  const { remoteId, variantId, unit, options, pictureId, categories } = goods;
  return { variantRemoteId: remoteId, variantId, unit, options, pictureId, categories: [...categories] };
}

function checkOf({ categoryIds }: OrderedGoods, checks: PickupRules['checks']): string {
  const notes = checks.filter(({ categoryId }) => categoryIds.includes(categoryId)).map(({ note }) => note);
  return [...new Set(notes)].join(' · ');
}

function unknownGoods(variantRemoteId: string): PickupGoods {
  return {
    variantRemoteId,
    variantId: null,
    unit: 'piece',
    options: '',
    pictureId: null,
    categories: [],
    stock: null,
    check: '',
  };
}
