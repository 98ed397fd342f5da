import { Refusal } from '#contract/errors.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import type { stock } from '#contract/stock.ts';
import { mergeLines } from '#domain/stock/document.ts';
import { isComplete } from '#domain/stock/outstanding.ts';
import {
  closeDelivery as close,
  deliveryLines,
  findDelivery,
  hasBegun,
  openDeliveries,
  saveDelivery,
  type DeliveryHead,
} from '#main/data/delivery.ts';
import type { Reader } from '#main/data/database.ts';
import { findStockDocument } from '#main/data/stock-document.ts';
import { stockGoods } from '#main/data/stock-goods.ts';
import type { CommandContext, QueryContext } from './context.ts';
import { bookStock, refuseUnknown } from './stock-booking.ts';

type Nothing = Record<string, never>;

/** The deliveries that are expected, with what came of them. */
export async function deliveries({ db }: QueryContext): Promise<OutputOf<typeof stock.deliveries>> {
  const heads = await openDeliveries(db);
  const lines = await deliveryLines(
    db,
    heads.map(({ id }) => id),
  );
  const goods = await stockGoods(
    db,
    lines.map(({ variantId }) => variantId),
  );
  return {
    deliveries: heads.map(({ id, supplier, reference, dueOn, createdAt }) => ({
      deliveryId: id,
      supplier,
      reference,
      dueOn,
      createdAt,
      lines: lines.flatMap(({ deliveryId, variantId, quantity, received }) => {
        const known = goods.get(variantId);
        if (deliveryId !== id || known === undefined) return [];
        const { sku, name, unit } = known;
        return [{ variantId, sku, name, unit, quantity, received }];
      }),
    })),
  };
}

/** Notes a delivery, or changes it as long as nothing of it came. */
export async function expectDelivery(
  { deliveryId: id, supplier, reference, dueOn, lines }: InputOf<typeof stock.expect>,
  { tx, actor, clock, touch }: CommandContext,
): Promise<Nothing> {
  const before = await findDelivery(tx, id);
  if (before !== null) refuseClosed(before);
  if (await hasBegun(tx, id)) throw new Refusal('delivery-begun');
  const merged = mergeLines(lines);
  refuseUnknown(
    merged,
    await stockGoods(
      tx,
      merged.map(({ variantId }) => variantId),
    ),
  );
  const head = { id, supplier, reference, dueOn, createdAt: clock.now(), clerk: actor.name };
  await saveDelivery(tx, head, merged);
  touch('stock');
  return {};
}

/** Expects nothing more of a delivery. */
export async function closeDelivery(
  { deliveryId }: InputOf<typeof stock.closeDelivery>,
  { tx, clock, touch }: CommandContext,
): Promise<Nothing> {
  await neededDelivery(tx, deliveryId);
  await close(tx, deliveryId, clock.now());
  touch('stock');
  return {};
}

/** Books goods that arrived; a delivery of which everything came, or nothing more is expected, is closed. */
export async function receive(
  { documentId, deliveryId, closes, lines, ...paper }: InputOf<typeof stock.receive>,
  context: CommandContext,
): Promise<Nothing> {
  const { tx, clock } = context;
  const isNew = (await findStockDocument(tx, documentId)) === null;
  if (isNew && deliveryId !== null) refuseClosed(await neededDelivery(tx, deliveryId));
  const draft = { ...paper, id: documentId, kind: 'receipt', lines: mergeLines(lines) } as const;
  const isBooked = await bookStock({ ...draft, sourceId: deliveryId }, context);
  if (!isBooked || deliveryId === null) return {};
  const all = await deliveryLines(tx, [deliveryId]);
  const hasAll = isComplete(all.map(({ quantity, received }) => ({ quantity, came: received })));
  if (closes || hasAll) await close(tx, deliveryId, clock.now());
  return {};
}

async function neededDelivery(db: Reader, id: string): Promise<DeliveryHead> {
  const found = await findDelivery(db, id);
  if (found === null) throw new Refusal('delivery-unknown');
  return found;
}

function refuseClosed({ closedAt }: DeliveryHead): void {
  if (closedAt !== null) throw new Refusal('delivery-closed');
}
