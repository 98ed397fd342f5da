import { Refusal } from '#contract/errors.ts';
import type { pickup, PickupCard, PickupDetail, PickupRules } from '#contract/pickup.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import { boardColumn, dueAt, isReleasable, urgencyOf } from '#domain/pickup/board.ts';
import type { LineStatus } from '#main/channel/sync-line.ts';
import type { Reader } from '#main/data/database.ts';
import {
  boardCards,
  findCards,
  openOrders,
  orderByCode,
  type KnownCard,
  type OpenOrder,
} from '#main/data/pickup-board.ts';
import { storedCard } from '#main/data/pickup-card.ts';
import { stepDeliveries } from '#main/data/pickup-event.ts';
import { isRefusedByStore } from '#main/data/pickup-refused.ts';
import { findOrder, type KnownOrder } from '#main/data/web-order.ts';
import type { Words } from '#domain/receipt/writer.ts';
import type { Clock, QueryContext } from './context.ts';
import { orderMoney } from './order-money.ts';
import { goodsTold } from './pickup-goods.ts';
import { pickupRules } from './pickup-rules.ts';
import { neededShop } from './stock-booking.ts';

/** What looking at pickups asks of the PC. */
export interface LookPorts {
  /** The shop's language. */
  readonly words: Words;
  readonly status: () => LineStatus | null;
}

/** The orders of this shop that somebody has to do something with yet, by when they are due. */
export async function board(
  { db, clock }: QueryContext,
  { words, status }: LookPorts,
): Promise<OutputOf<typeof pickup.board>> {
  const rules = await pickupRules(db, words);
  const cards = (await boardCards(db)).map((known) => toCard(known, rules));
  const abilities = status()?.abilities ?? null;
  return {
    cards: cards.toSorted((a, b) => a.dueAt - b.dueAt),
    rules,
    now: clock.now(),
    store: abilities && { pickup: abilities.pickup, notices: abilities.notices },
  };
}

function toCard({ card, promisedAt, ...now }: KnownCard, rules: PickupRules): PickupCard {
  return { ...card, dueAt: dueAt({ promisedAt, placedAt: card.placedAt }, rules), ...now };
}

/** How many open orders there are of each sort, and when the next of them may become late or unclaimed. */
export async function counts(
  { db, clock }: QueryContext,
  { words }: LookPorts,
): Promise<OutputOf<typeof pickup.counts>> {
  const rules = await pickupRules(db, words);
  const now = clock.now();
  const orders = await openOrders(db);
  const howMany = (is: (order: OpenOrder) => boolean): number => orders.filter(is).length;
  const columns = orders.map((order) => boardColumn(order, now, rules));
  const inColumn = (...wanted: typeof columns): number =>
    columns.filter((column) => wanted.includes(column)).length;
  const changes = orders.flatMap((order) => changeOf(order, rules)).filter((at) => at > now);
  return {
    news: howMany(({ isNews }) => isNews),
    toAccept: inColumn('to-accept'),
    toPick: inColumn('to-pick', 'picking', 'packed'),
    late: howMany((order) => urgencyOf(order, dueAt(order, rules), now, rules) === 'late'),
    ready: inColumn('ready'),
    unclaimed: inColumn('unclaimed'),
    toSettle: inColumn('to-settle'),
    questions: howMany(({ questions }) => questions > 0),
    changesAt: changes.length === 0 ? null : Math.min(...changes),
  };
}

const HOUR = 3_600_000;

function changeOf(order: OpenOrder, rules: PickupRules): number[] {
  if (order.stage === 'ready') {
    return order.readyAt === null ? [] : [order.readyAt + rules.remindAfterHours * HOUR];
  }
  return [dueAt(order, rules)];
}

/** Orders by number, name, phone, mail or code, wherever they are collected; newest first. */
export async function find(
  { text, limit }: InputOf<typeof pickup.find>,
  { db }: QueryContext,
  { words }: LookPorts,
): Promise<OutputOf<typeof pickup.find>> {
  const rules = await pickupRules(db, words);
  const cards = await findCards(db, text, limit + 1);
  return {
    cards: cards.slice(0, limit).map((known) => toCard(known, rules)),
    hasMore: cards.length > limit,
  };
}

/** The order that a shopper's code stands for. @throws Refusal `order-unknown`. */
export async function byCode(
  { code }: InputOf<typeof pickup.byCode>,
  { db }: QueryContext,
): Promise<OutputOf<typeof pickup.byCode>> {
  const named = await orderByCode(db, code);
  if (named === null) throw new Refusal('order-unknown');
  return named;
}

/** An order that the till knows. @throws Refusal `order-unknown`. */
export async function neededOrder(db: Reader, orderId: string): Promise<KnownOrder> {
  const known = await findOrder(db, orderId);
  if (known === null) throw new Refusal('order-unknown');
  return known;
}

/** One order with all that was done. @throws Refusal `order-unknown`. */
export async function detailOf(
  orderId: string,
  { db, clock }: { readonly db: Reader; readonly clock: Clock },
  { words }: Pick<LookPorts, 'words'>,
): Promise<PickupDetail> {
  const known = await neededOrder(db, orderId);
  const { order, pickup: now, isNews } = known;
  const rules = await pickupRules(db, words);
  const shop = await neededShop(db);
  const remoteIds = [
    ...order.lines.map((line) => line.variantRemoteId),
    ...now.offers.map(({ substitute }) => substitute.variantRemoteId),
  ];
  const goods = await goodsTold(db, remoteIds, { checks: rules.checks, now: clock.now() });
  const isRefused = await isRefusedByStore(db, orderId);
  const card = { card: storedCard(order, now), promisedAt: order.promisedAt, isNews, isRefused };
  return {
    card: toCard(card, rules),
    order,
    pickup: now,
    goods: [...goods.values()],
    story: await storyOf(db, known, shop.registerCode),
    taken: await orderMoney(db, known),
    isHere: order.locationCode === shop.locationCode,
    isReleasable: isReleasable(now, clock.now(), rules),
  };
}

async function storyOf(
  db: Reader,
  { order, events }: KnownOrder,
  registerCode: string,
): Promise<PickupDetail['story']> {
  const states = await stepDeliveries(db, order.orderId);
  return events.map(({ eventId, step, at, clerk, registerCode: where }) => ({
    eventId,
    kind: step.kind,
    at,
    clerk,
    registerCode: where,
    delivery: states.get(eventId) ?? (where === registerCode ? 'none' : 'heard'),
  }));
}
