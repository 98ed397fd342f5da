import { Refusal } from '#contract/errors.ts';
import type { PickupCard, PickupDetail, PickupGoods, PickupRules, Proposal } from '#contract/pickup.ts';
import { boardColumn, dueAt, isReleasable, urgencyOf } from '#domain/pickup/board.ts';
import type { Pickup } from '#domain/pickup/pickup.ts';
import { replay } from '#domain/pickup/replay.ts';
import { pickupStepSchema } from '#contract/pickup-step.ts';
import type { PickupEvent, PickupStep } from '#domain/pickup/step.ts';
import { mayTake } from '#domain/pickup/steps.ts';
import type { WebOrder, WebOrderLine } from '#domain/pickup/web-order.ts';
import type { Answers } from './bridge.ts';
import { KNOWN_AT } from './fake-shop.ts';

const MINUTE = 60_000;

export const RULES: PickupRules = {
  promiseMinutes: 120,
  atRiskMinutes: 30,
  remindAfterHours: 48,
  releaseAfterHours: 144,
  givenBackLimit: 20_000,
  readyNotice: { subject: 'Ready', text: 'Your order {code} is ready.' },
  reminderNotice: { subject: 'Still here', text: 'Your order {code} waits for you.' },
  checks: [],
};

/** Orders of a store that is not there, with what was done; tests change it and touch `pickup`. */
export interface FakePickups {
  orders: WebOrder[];
  events: PickupEvent[];
  news: Set<string>;
  goods: PickupGoods[];
  proposals: Proposal[];
  rules: PickupRules;
  pairs: Map<number, number[]>;
  store: { pickup: 'shared' | 'effects' | 'none'; notices: boolean } | null;
  /** What somebody else has to allow to go back, minor units; null while nobody has to be asked. */
  leaveFor: number | null;
  now: number;
  /** What this till took for every order although another handed it over. */
  inVain: PickupDetail['taken']['inVain'];
}

/** A line of an order for so many pieces at a price. */
export function orderLine(given: Partial<WebOrderLine> & { readonly lineId: string }): WebOrderLine {
  const { quantity = 1000, unitPrice = 1450 } = given;
  return {
    variantRemoteId: `v${given.lineId}`,
    sku: `SKU-${given.lineId}`,
    name: `Goods ${given.lineId}`,
    quantity,
    ordered: quantity,
    unitPrice,
    total: Math.round((unitPrice * quantity) / 1000),
    ratePpm: 190_000,
    offerId: null,
    ...given,
  };
}

/** An order that is to be paid when it is collected, due two hours after it was placed. */
export function webOrder(given: Partial<WebOrder> & { readonly orderId: string }): WebOrder {
  const lines = given.lines ?? [orderLine({ lineId: `${given.orderId}-1` })];
  return {
    code: `#${given.orderId}`,
    state: 'open',
    locationCode: 'shop-one',
    placedAt: KNOWN_AT - 60 * MINUTE,
    promisedAt: null,
    customer: { name: 'Ada Lovelace', mail: 'ada@example.com', phone: '+49 30 123 4547' },
    note: '',
    pickupCode: 'K7M4Q2XZ',
    currency: 'EUR',
    total: lines.reduce((sum, { total }) => sum + total, 0),
    paid: 0,
    authorised: 0,
    charges: [],
    ...given,
    lines,
  };
}

/** What the till knows of goods of a line. */
export function goodsKnown(given: Partial<PickupGoods> & { readonly variantRemoteId: string }): PickupGoods {
  return {
    variantId: null,
    unit: 'piece',
    options: '',
    pictureId: null,
    categories: ['Garden'],
    stock: null,
    check: '',
    ...given,
  };
}

export function createFakePickups(given: Partial<FakePickups> = {}): FakePickups {
  return {
    orders: [],
    events: [],
    news: new Set(),
    goods: [],
    proposals: [],
    rules: RULES,
    pairs: new Map(),
    store: { pickup: 'shared', notices: true },
    leaveFor: null,
    now: KNOWN_AT,
    inVain: [],
    ...given,
  };
}

/** Takes steps with an order as its staff did before the test begins. */
export function steps(orderId: string, ...taken: readonly PickupStep[]): PickupEvent[] {
  return taken.map((step, at) => ({
    eventId: `0192f5a8-0000-7000-8000-${orderId.padStart(8, '0')}${String(at + 1).padStart(4, '0')}`,
    orderId,
    seq: at + 1,
    at: KNOWN_AT - 10 * MINUTE,
    registerCode: 'R1',
    clerk: 'Jonas',
    step,
  }));
}

/** The answers of a till that has these orders. */
export function pickupAnswers(fake: FakePickups): Required<NonNullable<Answers['pickup']>> {
  const detail = (orderId: string): PickupDetail => detailOf(fake, orderId);
  const cards = (): PickupCard[] => fake.orders.map(({ orderId }) => detail(orderId).card);
  const take = ({ orderId, eventId, step }: { orderId: string; eventId: string; step: unknown }) =>
    takeStep(fake, { orderId, eventId, step: pickupStepSchema.parse(step) });
  return {
    board: () => ({
      cards: cards()
        .filter((card) => boardColumn(card, fake.now, fake.rules) !== null)
        .toSorted((a, b) => a.dueAt - b.dueAt),
      rules: fake.rules,
      now: fake.now,
      store: fake.store,
    }),
    counts: () => countsOf(fake, cards()),
    order: ({ orderId }) => detail(orderId),
    find: ({ text, limit }) => {
      const found = cards().filter((card) => textOf(fake, card).includes(text.toLowerCase()));
      return { cards: found.slice(0, limit), hasMore: found.length > limit };
    },
    byCode: ({ code }) => {
      const order = fake.orders.find((one) => [one.pickupCode, one.code].includes(code));
      if (order === undefined) throw new Refusal('order-unknown');
      return { orderId: order.orderId, by: order.pickupCode === code ? 'code' : 'number' };
    },
    walk: ({ orderIds }) => ({ stops: [], orders: orderIds.map(detail) }),
    proposals: () => ({ proposals: fake.proposals }),
    step: take,
    settle: ({ grants, ...asked }) => {
      if (fake.leaveFor === null || grants.length > 0) return take(asked);
      throw new Refusal('override-needed', { permission: 'pickup.settle', amount: fake.leaveFor });
    },
    seen: ({ orderIds }) => {
      for (const orderId of orderIds) fake.news.delete(orderId);
      return {};
    },
    printSlips: () => ({}),
    saveRules: (rules) => {
      fake.rules = rules;
      return {};
    },
    pairs: ({ variantId }) => ({ variantId, substituteIds: fake.pairs.get(variantId) ?? [] }),
    savePairs: ({ variantId, substituteIds }) => {
      fake.pairs.set(variantId, substituteIds);
      return {};
    },
  };
}

function countsOf(fake: FakePickups, cards: readonly PickupCard[]) {
  const inColumn = (...columns: readonly string[]): number =>
    cards.filter((card) => columns.includes(boardColumn(card, fake.now, fake.rules) ?? '')).length;
  return {
    news: fake.news.size,
    toAccept: inColumn('to-accept'),
    toPick: inColumn('to-pick', 'picking', 'packed'),
    late: cards.filter((card) => urgencyOf(card, card.dueAt, fake.now, fake.rules) === 'late').length,
    ready: inColumn('ready'),
    unclaimed: inColumn('unclaimed'),
    toSettle: inColumn('to-settle'),
    questions: cards.filter(({ questions }) => questions > 0).length,
    changesAt: null,
  };
}

function textOf({ orders }: FakePickups, { orderId, code, customerName }: PickupCard): string {
  const customer = orders.find((one) => one.orderId === orderId)?.customer;
  return [code, customerName, customer?.phone, customer?.mail].join(' ').toLowerCase();
}

interface Taken {
  readonly orderId: string;
  readonly eventId: string;
  readonly step: PickupStep;
}

function takeStep(fake: FakePickups, { orderId, eventId, step }: Taken): PickupDetail {
  const { pickup } = detailOf(fake, orderId);
  const fit = mayTake(pickup, step);
  if (fit !== 'yes') throw new Refusal('step-unfit', { why: fit });
  const event = {
    eventId,
    orderId,
    seq: pickup.seq + 1,
    at: fake.now,
    registerCode: 'R1',
    clerk: 'Mira',
    step,
  };
  fake.events = [...fake.events, event];
  return detailOf(fake, orderId);
}

function detailOf(fake: FakePickups, orderId: string): PickupDetail {
  const order = fake.orders.find((one) => one.orderId === orderId);
  if (order === undefined) throw new Refusal('order-unknown');
  const events = fake.events.filter((event) => event.orderId === orderId);
  const pickup = replay(order, events);
  const wanted = pickup.lines.reduce((sum, line) => sum + line.wanted, 0);
  const picked = pickup.lines.reduce((sum, line) => sum + line.picked + line.short, 0);
  const offered = pickup.offers.reduce((sum, offer) => sum + offer.picked, 0);
  const done = Math.min(wanted, picked + offered);
  return {
    card: {
      orderId,
      code: order.code,
      customerName: order.customer.name,
      stage: pickup.stage,
      placedAt: order.placedAt,
      dueAt: dueAt(order, fake.rules),
      readyAt: pickup.readyAt,
      wanted,
      done,
      lines: pickup.lines.length,
      bags: pickup.bags,
      place: pickup.place,
      currency: order.currency,
      total: order.total,
      due: pickup.given.due,
      picker: pickup.picker?.clerk ?? '',
      openOffers: pickup.offers.filter(({ state }) => state === 'open').length,
      questions: pickup.questions.length,
      reminders: pickup.reminders.length,
      hasNote: order.note !== '',
      isRefused: false,
      isNews: fake.news.has(orderId),
    },
    order,
    pickup,
    goods: fake.goods,
    story: events.map(({ eventId, step, at, clerk, registerCode }) => ({
      eventId,
      kind: step.kind,
      at,
      clerk,
      registerCode,
      delivery: 'waiting',
    })),
    taken: { handedOver: takenFor(pickup), inVain: fake.inVain },
    isHere: order.locationCode === 'shop-one',
    isReleasable: isReleasable(pickup, fake.now, fake.rules),
  };
}

/** What a till took when it was handed over, as another till's: its taxes are no matter here. */
function takenFor({ handedOver }: Pickup): PickupDetail['taken']['handedOver'] {
  const total = handedOver?.collected ?? 0;
  return total === 0 ? null : { origin: null, credit: { total, taxes: [] } };
}
