import type { Parity } from '#contract/inbox.ts';
import { causeOf } from '#domain/inbox/parity.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';
import type { StoreDocument } from '#main/channel/document.ts';
import type { Reader } from '#main/data/database.ts';
import { decisionsOn, type ApartRow, type DecisionRow } from '#main/data/inbox.ts';
import { keptObject } from '#main/data/kept-json.ts';
import { findSale } from '#main/data/sale.ts';
import { knownVariants, variantsInStore } from '#main/data/sellable.ts';
import { detailOf, goodsOf, nameOf, type Goods } from './inbox-item.ts';

/** Where a document that the store keeps at another total differs from the receipt, and why, as far as it can be told. */
export async function parityOf(db: Reader, row: ApartRow): Promise<Parity> {
  const document = keptObject<StoreDocument>(row.document);
  const decisions = (await decisionsOn(db, [row.id])).filter(({ undoneAt }) => undoneAt === null);
  const goods = goodsOf(document, new Map());
  const prices = await variantsInStore(
    db,
    goods.map((one) => one.variantRemoteId),
  );
  const promoted = await promotedIn(db, await findSale(db, row.id));
  const storeTotals = storeTotalsIn(decisions);
  const replaced = replacedBy(decisions);
  const isSilent = storeTotals.size === 0 && replaced.size === 0;
  const { toldTotal: total, storeTotal } = row;
  const rest = { amount: storeTotal - total, lines: goods.length };
  const lines = goods.flatMap((one) => {
    const { variantRemoteId } = one;
    const asked = storeTotals.get(variantRemoteId) ?? null;
    const isReplaced = replaced.has(variantRemoteId);
    if (asked === null && !isReplaced && !isSilent) return [];
    const compared = {
      quantity: one.quantity,
      total: one.total,
      storeTotal: asked,
      priceNow: prices.get(variantRemoteId)?.price ?? null,
      hasPromotion: promoted.has(variantRemoteId),
      isReplaced,
    };
    const cause = causeOf(compared, rest);
    return cause === null ? [] : [{ ...asLine(one), storeTotal: asked, cause }];
  });
  return { id: row.id, name: nameOf(document), at: row.at, total, storeTotal, lines };
}

function asLine({
  name,
  quantity,
  total,
}: Goods): Pick<Parity['lines'][number], 'name' | 'quantity' | 'total'> {
  return { name, quantity, total };
}

/** The goods of a document that a promotion was applied to here, by the store's ids. */
async function promotedIn(db: Reader, record: SaleRecord | null): Promise<ReadonlySet<string>> {
  const lines = (record?.lines ?? []).filter(({ steps }) => steps.some(({ kind }) => kind === 'promotion'));
  const variants = await knownVariants(
    db,
    lines.flatMap(({ variantId }) => variantId ?? []),
  );
  return new Set([...variants.values()].map(({ remoteId }) => remoteId));
}

/** What the store said it asks for goods, in the refusals that people answered; the last counts. */
function storeTotalsIn(decisions: readonly DecisionRow[]): ReadonlyMap<string, number> {
  const items = decisions.flatMap(({ errorDetail }) => detailOf(errorDetail)?.items ?? []);
  return new Map(
    items.flatMap(({ variantRemoteId, storeTotal }) =>
      storeTotal === null ? [] : [[variantRemoteId, storeTotal] as const],
    ),
  );
}

function replacedBy(decisions: readonly DecisionRow[]): ReadonlySet<string> {
  return new Set(
    decisions.flatMap(({ decision }) => ('variantRemoteId' in decision ? [decision.variantRemoteId] : [])),
  );
}
