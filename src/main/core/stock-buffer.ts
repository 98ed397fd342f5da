import { Refusal } from '#contract/errors.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import type { stock } from '#contract/stock.ts';
import { findBuffers, replaceBuffers } from '#main/data/stock-buffer.ts';
import { stockGoods } from '#main/data/stock-goods.ts';
import type { CommandContext, QueryContext } from './context.ts';

/** What the till knows of its store. */
export interface BufferPorts {
  /** Whether the store can hold stock back while a till is not heard of; false as long as that is not known. */
  readonly canHoldBack: () => boolean;
}

const MINUTE = 60_000;

/** What the store is asked to hold back. */
export async function buffers(
  { canHoldBack }: BufferPorts,
  { db }: QueryContext,
): Promise<OutputOf<typeof stock.buffers>> {
  const kept = await findBuffers(db);
  return {
    afterMinutes: Math.round(kept.afterMs / MINUTE),
    buffers: kept.buffers,
    canHoldBack: canHoldBack(),
  };
}

/** Sets it. The journal keeps what held before; sync tells the store. */
export async function setBuffers(
  { afterMinutes, buffers: rules }: InputOf<typeof stock.setBuffers>,
  { tx, record, touch }: CommandContext,
): Promise<Record<string, never>> {
  const ids = rules.flatMap(({ variantId }) => (variantId === null ? [] : [variantId]));
  const goods = await stockGoods(tx, ids);
  const stranger = ids.find((id) => !goods.has(id));
  if (stranger !== undefined) throw new Refusal('goods-unknown', { name: `#${stranger}` });
  if (!areDistinct(rules)) throw new Refusal('bad-request', { at: 'buffers' });
  const before = await findBuffers(tx);
  const after = { afterMs: afterMinutes * MINUTE, buffers: rules };
  await replaceBuffers(tx, after);
  await record('rules-changed', { before: { stock: before }, after: { stock: after } });
  touch('stock', 'sync', 'journal');
  return {};
}

/** One rule for a thing: a variant, a category or everything, never two at once. */
function areDistinct(rules: InputOf<typeof stock.setBuffers>['buffers']): boolean {
  const things = rules.map(({ variantId, categoryId }) => `${variantId}/${categoryId}`);
  const isClear = rules.every(({ variantId, categoryId }) => variantId === null || categoryId === null);
  return isClear && new Set(things).size === things.length;
}
