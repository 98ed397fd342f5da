import { Refusal } from '#contract/errors.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import type { stock } from '#contract/stock.ts';
import { mergeLines } from '#domain/stock/document.ts';
import { isComplete } from '#domain/stock/outstanding.ts';
import type { Reader } from '#main/data/database.ts';
import { stockGoods } from '#main/data/stock-goods.ts';
import { listPlaces, type Place } from '#main/data/stock-level.ts';
import {
  closeTransfer as close,
  insertTransfer,
  isOwnTransfer,
  openTransfers,
  transferLines,
} from '#main/data/stock-transfer.ts';
import type { CommandContext, QueryContext } from './context.ts';
import { bookStock, neededShop } from './stock-booking.ts';

type Nothing = Record<string, never>;

/** What this till sent and does not know to have arrived. */
export async function transfers({ db }: QueryContext): Promise<OutputOf<typeof stock.transfers>> {
  const sent = await openTransfers(db);
  const lines = await transferLines(
    db,
    sent.map(({ transferId }) => transferId),
  );
  const goods = await stockGoods(
    db,
    lines.map(({ variantId }) => variantId),
  );
  const { from, placeOf } = await placesOf(db);
  return {
    transfers: sent.map(({ toLocationCode, ...head }) => ({
      ...head,
      from,
      to: placeOf(toLocationCode),
      lines: lines
        .filter(({ transferId }) => transferId === head.transferId)
        .map(({ transferId: _, ...line }) => ({
          ...line,
          unit: goods.get(line.variantId)?.unit ?? 'piece',
        })),
    })),
  };
}

/** A place that the store no longer has keeps its code for a name. */
async function placesOf(
  db: Reader,
): Promise<{ readonly from: Place; readonly placeOf: (code: string) => Place }> {
  const places = await listPlaces(db);
  const placeOf = (code: string): Place =>
    places.find((place) => place.code === code) ?? { code, name: code, isHere: false };
  return { from: places.find(({ isHere }) => isHere) ?? { code: '', name: '', isHere: true }, placeOf };
}

/** Sends goods on their way. */
export async function transferOut(
  { documentId, toLocationCode, note, lines }: InputOf<typeof stock.transferOut>,
  context: CommandContext,
): Promise<Nothing> {
  await needOtherPlace(context.tx, toLocationCode);
  const isBooked = await bookStock(
    {
      id: documentId,
      kind: 'transfer-out',
      note,
      otherLocationCode: toLocationCode,
      lines: mergeLines(lines).map((line) => ({ ...line, quantity: 0 - line.quantity })),
    },
    context,
  );
  if (isBooked) await insertTransfer(context.tx, documentId);
  return {};
}

/** Books goods that arrived; an own transfer that came back whole is no longer under way. */
export async function transferIn(
  { documentId, transferId, fromLocationCode, note, lines }: InputOf<typeof stock.transferIn>,
  context: CommandContext,
): Promise<Nothing> {
  const { tx, clock } = context;
  await needOtherPlace(tx, fromLocationCode);
  const draft = { id: documentId, kind: 'transfer-in', note, lines: mergeLines(lines) } as const;
  const origin = { otherLocationCode: fromLocationCode, sourceId: transferId };
  const isBooked = await bookStock({ ...draft, ...origin }, context);
  if (!isBooked || transferId === null || !(await isOwnTransfer(tx, transferId))) return {};
  const all = await transferLines(tx, [transferId]);
  if (isComplete(all.map(({ quantity, arrived }) => ({ quantity, came: arrived })))) {
    await close(tx, transferId, clock.now());
  }
  return {};
}

/** Somebody says that the other place has it. */
export async function closeTransfer(
  { transferId }: InputOf<typeof stock.closeTransfer>,
  { tx, clock, touch }: CommandContext,
): Promise<Nothing> {
  if (!(await isOwnTransfer(tx, transferId))) throw new Refusal('transfer-unknown');
  await close(tx, transferId, clock.now());
  touch('stock');
  return {};
}

async function needOtherPlace(db: CommandContext['tx'], code: string): Promise<void> {
  await neededShop(db);
  const place = (await listPlaces(db)).find((one) => one.code === code);
  if (place === undefined || place.isHere) throw new Refusal('location-unknown');
}
