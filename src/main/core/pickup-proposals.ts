import { Refusal } from '#contract/errors.ts';
import type { pickup, Proposal } from '#contract/pickup.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import { rankSubstitutes, type SubstituteCandidate } from '#domain/pickup/proposals.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import { shownStock } from '#domain/stock/shown-stock.ts';
import { candidatesFor, goodsInOrders, type Candidate } from '#main/data/pickup-goods.ts';
import { knownVariants } from '#main/data/sellable.ts';
import { stockHere } from '#main/data/stock-level.ts';
import { substitutesOf } from '#main/data/substitute-pair.ts';
import type { QueryContext } from './context.ts';
import { neededOrder } from './pickup-look.ts';
import { toTakeOf } from './pickup-walk.ts';

const MOST_PROPOSALS = 12;

/** What could stand in for a line. @throws Refusal `order-unknown`, `step-unfit` for a line that it does not have. */
export async function proposals(
  { orderId, lineId }: InputOf<typeof pickup.proposals>,
  context: QueryContext,
): Promise<OutputOf<typeof pickup.proposals>> {
  const { db } = context;
  const { pickup: now } = await neededOrder(db, orderId);
  const lacking = now.lines.find(({ line }) => line.lineId === lineId);
  if (lacking === undefined) throw new Refusal('step-unfit', { why: 'unknown_line' });
  const { variantRemoteId, unitPrice: price } = lacking.line;
  const goods = (await goodsInOrders(db, [variantRemoteId])).get(variantRemoteId);
  if (goods === undefined) return { proposals: [] };
  const pairIds = await substitutesOf(db, goods.variantId);
  const found = await candidatesFor(db, { variantId: goods.variantId, price, pairIds });
  const candidates = await described(found, pairIds, context);
  const quantity = toTakeOf(lacking, now) || lacking.wanted;
  const categoryIds = goods.categoryIds.map(String);
  const pairs = pairIds.flatMap((id) => found.find(({ variantId }) => variantId === id)?.remoteId ?? []);
  const ranked = rankSubstitutes({ variantRemoteId, price, quantity, categoryIds }, candidates, pairs);
  return {
    proposals: ranked.slice(0, MOST_PROPOSALS).map(({ candidate, isPaired, isDearer }) => {
      const { available: _available, categoryIds: _categories, ...told } = candidate;
      return { ...told, isPair: isPaired, isDearer };
    }),
  };
}

type Described = SubstituteCandidate & Omit<Proposal, 'isPair' | 'isDearer'>;

/** Goods that the manager paired are proposed where nobody knows how many there are. */
const PLENTY: Thousandths = Number.MAX_SAFE_INTEGER;

async function described(
  found: readonly Candidate[],
  pairIds: readonly number[],
  { db, clock }: QueryContext,
): Promise<Described[]> {
  const ids = found.map(({ variantId }) => variantId);
  const variants = await knownVariants(db, ids);
  const pictures = await goodsInOrders(
    db,
    found.map(({ remoteId }) => remoteId),
  );
  const levels = await stockHere(db, ids, clock.now());
  return found.flatMap(({ variantId, remoteId, price, ratePpm }) => {
    const variant = variants.get(variantId);
    if (variant === undefined) return [];
    const { sku, name, unit, categoryIds } = variant;
    const level = levels.get(variantId);
    const stock = level === undefined ? null : shownStock(level);
    const unknown = pairIds.includes(variantId) ? PLENTY : 0;
    return [
      {
        variantId,
        variantRemoteId: remoteId,
        sku,
        name,
        unit,
        price,
        ratePpm,
        pictureId: pictures.get(remoteId)?.pictureId ?? null,
        here: stock?.here ?? null,
        available: stock === null ? unknown : stock.here - stock.held,
        categoryIds: categoryIds.map(String),
      },
    ];
  });
}
