import { Refusal } from '#contract/errors.ts';
import { canonicalJson } from '#domain/journal/canonical.ts';
import { effectOf, type EffectContext } from '#domain/pickup/effect.ts';
import { movesOf, type PickupMove } from '#domain/pickup/moves.ts';
import type { PickupEvent, PickupStep } from '#domain/pickup/step.ts';
import { mayTake } from '#domain/pickup/steps.ts';
import type { Words } from '#domain/receipt/writer.ts';
import type { PickupDocument } from '#main/channel/document.ts';
import { queueDeviceJob } from '#main/data/device-job.ts';
import { tellPackedOnly } from '#main/data/outbox-pickup.ts';
import { enqueueDocument } from '#main/data/outbox.ts';
import { findPickupEvent, lastOwnStep } from '#main/data/pickup-event.ts';
import { goodsInOrders } from '#main/data/pickup-goods.ts';
import { hasStore, type ShopRow } from '#main/data/shop.ts';
import { insertMovements, type Movement } from '#main/data/stock-movement.ts';
import { appendStep, type KnownOrder } from '#main/data/web-order.ts';
import type { CommandContext } from './context.ts';
import { refuseCardNumbers } from './no-card-number.ts';
import { needOurs, withinBounds } from './pickup-bounds.ts';
import { needStanding } from './pickup-guards.ts';
import { recordStep } from './pickup-journal.ts';
import { neededOrder } from './pickup-look.ts';
import { noticeFor, pickupRules } from './pickup-rules.ts';
import { neededShop } from './stock-booking.ts';

/** What taking a step asks of the PC it is taken on. */
export interface StepPorts {
  /** The shop's language. */
  readonly words: Words;
  readonly hasPrinter: () => boolean;
}

/** A step as somebody asks for it. `receipt`: the sale that took what was to be paid; absent where nothing was. */
export interface AskedStep {
  readonly eventId: string;
  readonly orderId: string;
  readonly step: PickupStep;
  readonly receipt?: Pick<EffectContext, 'receiptNumber' | 'tenders'>;
}

/** What is looked at once a step is known to fit the order. @throws Refusal for what else is in the way. */
export type Guard = (known: KnownOrder, shop: ShopRow) => Promise<void>;

/**
 * Takes a step and writes everything that follows from it, in the caller's transaction: event, stock, outbox, journal,
 * paper. Once for `eventId`.
 * @throws Refusal `order-unknown`, `order-elsewhere`, `order-currency`, `step-unfit`, `goods-unknown`, `card-number`.
 */
export async function takeStep(
  asked: AskedStep,
  context: CommandContext,
  ports: StepPorts,
  guard?: Guard,
): Promise<void> {
  const { tx, actor, clock, touch } = context;
  const { eventId, orderId } = asked;
  if (await wasTaken(asked, context)) return;
  const known = await neededOrder(tx, orderId);
  const { order, pickup: before } = known;
  const shop = await neededShop(tx);
  needOurs(asked.step, known, shop);
  const fits = mayTake(before, asked.step);
  if (fits !== 'yes') throw new Refusal('step-unfit', { why: fits.replaceAll('-', '_') });
  await needStanding(asked.step, known, context, ports.words);
  const step = completed(await withinBounds(asked.step, before, context), known);
  refuseCardNumbers(...wordsIn(step));
  await guard?.(known, shop);
  const event: PickupEvent = {
    eventId,
    orderId,
    step,
    seq: before.seq + 1,
    at: clock.now(),
    registerCode: shop.registerCode,
    clerk: actor.name,
  };
  const taken = { known, event, shop };
  const needs = await lastOwnStep(tx, orderId);
  await appendStep(tx, known, event);
  await moveStock(taken, context);
  if (hasStore(shop.kind)) await enqueue({ ...taken, asked, needs }, context, ports);
  await recordStep(event, order.code, context);
  if (step.kind === 'pack' && ports.hasPrinter()) await queueSlips(eventId, false, context);
  touch('pickup', 'stock', 'journal', 'sync');
}

/** @throws Refusal for another step under the same id. */
async function wasTaken({ eventId, orderId, step }: AskedStep, { tx }: CommandContext): Promise<boolean> {
  const before = await findPickupEvent(tx, eventId);
  if (before === null) return false;
  if (before.orderId === orderId && saysOf(before.step) === saysOf(step)) return true;
  throw new Refusal('step-unfit', { why: 'done' });
}

/** What somebody said with a step; what the till added to it does not count. */
function saysOf(step: PickupStep): string {
  if (step.kind === 'accept') return canonicalJson({ kind: step.kind });
  if (step.kind === 'cancel') return canonicalJson({ kind: step.kind, reason: step.reason });
  if (step.kind !== 'offer') return canonicalJson(step);
  const { variantRemoteId, quantity, unitPrice } = step.substitute;
  return canonicalJson({ ...step, substitute: { variantRemoteId, quantity, unitPrice } });
}

/**
 * What the store wants at this moment, so that a change of the shopper's afterwards is known for one, and what it has got
 * for an order that is given up.
 */
function completed(step: PickupStep, { order }: KnownOrder): PickupStep {
  if (step.kind === 'cancel') return { ...step, amount: order.paid };
  if (step.kind !== 'accept') return step;
  return { ...step, lines: order.lines.map(({ lineId, quantity }) => ({ lineId, quantity })) };
}

/** What somebody typed with a step. */
function wordsIn(step: PickupStep): readonly string[] {
  if ('reason' in step) return [step.reason];
  if (step.kind === 'consent') return [step.person];
  if (step.kind === 'pack') return [step.place];
  return step.kind === 'hand-over' ? [step.handOver.collector] : [];
}

/** A step that was just taken, and the order as it stood before. */
interface Taken {
  readonly known: KnownOrder;
  readonly event: PickupEvent;
  readonly shop: ShopRow;
}

/** Goods that the till's catalog does not have move only in the store. */
async function moveStock({ known, event, shop }: Taken, { tx, clock }: CommandContext): Promise<void> {
  const moves = movesOf(known.pickup, known.order, event.step);
  const goods = await goodsInOrders(
    tx,
    moves.map(({ variantRemoteId }) => variantRemoteId),
  );
  const toMovement = ({ variantRemoteId, cause, quantity, held }: PickupMove): Movement[] => {
    const variantId = goods.get(variantRemoteId)?.variantId;
    if (variantId === undefined || (quantity === 0 && held === 0)) return [];
    return [{ id: clock.newId(), variantId, quantity, held, reason: cause }];
  };
  const { locationCode } = shop;
  const cause = { kind: 'pickup', documentId: event.eventId, locationCode, at: event.at } as const;
  await insertMovements(tx, cause, moves.flatMap(toMovement));
}

interface ToTell extends Taken {
  readonly asked: AskedStep;
  readonly needs: string | null;
}

async function enqueue(
  { known, event, shop, asked, needs }: ToTell,
  { tx }: CommandContext,
  { words }: StepPorts,
): Promise<void> {
  if (event.step.kind === 'unpack') await tellPackedOnly(tx, event.orderId);
  const { order, pickup } = known;
  const notice = noticeFor(event.step.kind, await pickupRules(tx, words), {
    order,
    pickup,
    shop,
    at: event.at,
  });
  const { receiptNumber, tenders } = asked.receipt ?? { receiptNumber: '', tenders: [] };
  const document: PickupDocument = {
    kind: 'pickup',
    id: event.eventId,
    orderRemoteId: order.orderId,
    name: order.code,
    locationRemoteId: shop.locationRemoteId,
    event,
    effect: effectOf(pickup, order, event.step, {
      notice,
      notFetched: words('pickup.reason.not-fetched'),
      receiptNumber,
      tenders,
    }),
  };
  await enqueueDocument(tx, { document, needs: needs === null ? [] : [needs] }, event.at);
}

/** Puts the slips of a packed order at the end of the printer's queue; `eventId` is the step that packed it. */
export async function queueSlips(
  eventId: string,
  isCopy: boolean,
  { tx, clock, touch }: CommandContext,
): Promise<void> {
  const job = { id: clock.newId(), kind: 'receipt', subject: 'pickup', subjectId: eventId, isCopy } as const;
  await queueDeviceJob(tx, { ...job, at: clock.now() });
  touch('device');
}
