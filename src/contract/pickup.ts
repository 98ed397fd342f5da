import { z } from 'zod';
import type { Pickup } from '#domain/pickup/pickup.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import { STAGES } from '#domain/pickup/pickup.ts';
import {
  amountSchema,
  currencySchema,
  grantsSchema,
  idSchema,
  instantSchema,
  nothingSchema,
  rowIdSchema,
  unitSchema,
} from './amounts.ts';
import { creditSchema, originSchema } from './basket.ts';
import { pickupStepSchema } from './pickup-step.ts';
import { command, query } from './procedure.ts';

/** The store's id of an order. */
const orderIdSchema = z.string().min(1).max(200);

/** An order as the board shows it; counts in thousandths, instants in milliseconds, amounts in minor units. */
const cardSchema = z.strictObject({
  orderId: orderIdSchema,
  code: z.string(),
  customerName: z.string(),
  stage: z.enum(STAGES),
  placedAt: instantSchema,
  /** When it is to be ready. */
  dueAt: instantSchema,
  readyAt: instantSchema.nullable(),
  /** How much there is to pick, and how much of that is picked, replaced or short. */
  wanted: z.int(),
  done: z.int(),
  /** Lines of goods. */
  lines: z.int(),
  bags: z.int(),
  place: z.string(),
  currency: currencySchema,
  total: z.int(),
  /** To be paid when it is handed over. */
  due: amountSchema,
  /** Who picks; empty while nobody does. */
  picker: z.string(),
  openOffers: z.int(),
  questions: z.int(),
  reminders: z.int(),
  hasNote: z.boolean(),
  /** The store refused something without which nobody knows whether it is paid: a manager hands it over. */
  isRefused: z.boolean(),
  isNews: z.boolean(),
});

export type PickupCard = z.output<typeof cardSchema>;

/** How this shop does pickups. Minutes and hours are whole; notices are in the shop's language. */
export const pickupRulesSchema = z.strictObject({
  /** An order without a promise is due so many minutes after it was placed. */
  promiseMinutes: z.int().min(5).max(10_080),
  /** So many minutes before it is due it counts as at risk. */
  atRiskMinutes: z.int().min(0).max(1440),
  /** Ready for so long, an order counts as unclaimed and the shopper is reminded. */
  remindAfterHours: z.int().min(1).max(720),
  /** Ready for so long, it may be released. */
  releaseAfterHours: z.int().min(0).max(2160),
  /**
   * The most that this till gives back for orders in one day, minor units: for goods that come back, and for orders that
   * it gives up after they were accepted. What it rejects or nobody fetched does not count.
   */
  givenBackLimit: amountSchema,
  /** `{code}`, `{name}`, `{place}` and `{shop}` stand for what they say. */
  readyNotice: z.strictObject({
    subject: z.string().trim().min(1).max(120),
    text: z.string().trim().min(1).max(2000),
  }),
  reminderNotice: z.strictObject({
    subject: z.string().trim().min(1).max(120),
    text: z.string().trim().min(1).max(2000),
  }),
  /** What staff has to look at before goods of a category are handed over. */
  checks: z
    .array(z.strictObject({ categoryId: rowIdSchema, note: z.string().trim().min(1).max(80) }))
    .max(100),
});

export type PickupRules = z.output<typeof pickupRulesSchema>;

/** What this till knows of goods in an order; null ids and empty words where its catalog has none of them. */
const goodsSchema = z.strictObject({
  variantRemoteId: z.string(),
  variantId: rowIdSchema.nullable(),
  unit: unitSchema,
  options: z.string(),
  pictureId: rowIdSchema.nullable(),
  /** From the broadest category to the nearest. */
  categories: z.array(z.string()),
  /** Thousandths here, held for orders, and when that was known; null where nothing is. */
  stock: z.strictObject({ here: z.int(), held: z.int(), knownAt: instantSchema }).nullable(),
  /** What to look at before it is handed over; empty for nothing. */
  check: z.string(),
});

export type PickupGoods = z.output<typeof goodsSchema>;

/** Made on this side of the border from parts that were checked when they came in. */
const orderSchema = z.custom<WebOrder>(
  (value) => typeof value === 'object' && value !== null && 'lines' in value,
);
const pickupSchema = z.custom<Pickup>(
  (value) => typeof value === 'object' && value !== null && 'stage' in value,
);

/** Money that a till took for an order: by which line of a document; null where another till did. */
const takenSchema = z.strictObject({ origin: originSchema.nullable(), credit: creditSchema });

const detailSchema = z.strictObject({
  card: cardSchema,
  order: orderSchema,
  pickup: pickupSchema,
  goods: z.array(goodsSchema),
  /** Every step, oldest first, in words by its kind. */
  story: z.array(
    z.strictObject({
      eventId: idSchema,
      kind: z.string(),
      at: instantSchema,
      clerk: z.string(),
      registerCode: z.string(),
      /** Whether the store has it; `heard` from another till. */
      delivery: z.enum(['waiting', 'uncertain', 'refused', 'done', 'dropped', 'none', 'heard']),
    }),
  ),
  /**
   * What tills took for it: when it was handed over (null for nothing), and what this till took in vain, as another had
   * handed it over or it was cancelled meanwhile.
   */
  taken: z.strictObject({ handedOver: takenSchema.nullable(), inVain: z.array(takenSchema) }),
  /** Whether it is collected at this shop. */
  isHere: z.boolean(),
  /** It has been ready for so long that it may be released. */
  isReleasable: z.boolean(),
});

export type PickupDetail = z.output<typeof detailSchema>;

const proposalSchema = z.strictObject({
  variantId: rowIdSchema,
  variantRemoteId: z.string(),
  sku: z.string(),
  name: z.string(),
  unit: unitSchema,
  price: amountSchema,
  ratePpm: z.int(),
  pictureId: rowIdSchema.nullable(),
  /** Thousandths here; null where nothing is known. */
  here: z.int().nullable(),
  /** A pair that the manager fixed. */
  isPair: z.boolean(),
  isDearer: z.boolean(),
});

export type Proposal = z.output<typeof proposalSchema>;

/** Goods to take on a walk, with whose orders get how many. Thousandths. */
const walkStopSchema = z.strictObject({
  variantRemoteId: z.string(),
  name: z.string(),
  sku: z.string(),
  quantity: z.int(),
  goods: goodsSchema,
  shares: z.array(
    z.strictObject({ orderId: orderIdSchema, code: z.string(), lineId: z.string(), quantity: z.int() }),
  ),
});

const pairSchema = z.strictObject({ variantId: rowIdSchema, substituteIds: z.array(rowIdSchema).max(20) });

export const pickup = {
  /** Open orders that are collected here, by when they are due. `now` (ms) is what the board's clocks begin with. */
  board: query({
    permission: 'pickup.read',
    input: nothingSchema,
    output: z.strictObject({
      cards: z.array(cardSchema),
      rules: pickupRulesSchema,
      now: instantSchema,
      /** Whether the store keeps steps for other tills, tells shoppers, or has no pickups at all; null before it was asked. */
      store: z
        .strictObject({ pickup: z.enum(['shared', 'effects', 'none']), notices: z.boolean() })
        .nullable(),
    }),
  }),
  /** How much there is to do, for the screens where something else is done. */
  counts: query({
    permission: 'pickup.read',
    input: nothingSchema,
    output: z.strictObject({
      news: z.int(),
      toAccept: z.int(),
      /** With those that are being picked, and packed ones that are not ready. */
      toPick: z.int(),
      late: z.int(),
      ready: z.int(),
      unclaimed: z.int(),
      /** To be put back on the shelf, or with a question though all is over. */
      toSettle: z.int(),
      questions: z.int(),
      /** The next instant (ms) at which `late` or `unclaimed` may change; null for never. */
      changesAt: instantSchema.nullable(),
    }),
  }),
  /** One order with all that was done. Refuses `order-unknown`. */
  order: query({
    permission: 'pickup.read',
    input: z.strictObject({ orderId: orderIdSchema }),
    output: detailSchema,
  }),
  /** Orders of all channels by number, name, phone, mail or code, newest first. */
  find: query({
    permission: 'pickup.read',
    input: z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(100) }),
    output: z.strictObject({ cards: z.array(cardSchema), hasMore: z.boolean() }),
  }),
  /**
   * The order that a shopper's code, or its number, stands for: only the code shows that it is theirs. An order that
   * the store gave no code of its own has its number for one. Refuses `order-unknown`.
   */
  byCode: query({
    permission: 'pickup.read',
    input: z.strictObject({ code: z.string().min(1).max(200) }),
    output: z.strictObject({ orderId: orderIdSchema, by: z.enum(['code', 'number']) }),
  }),
  /** Several orders as one walk, by category and name. */
  walk: query({
    permission: 'pickup.read',
    input: z.strictObject({ orderIds: z.array(orderIdSchema).min(1).max(20) }),
    output: z.strictObject({ stops: z.array(walkStopSchema), orders: z.array(detailSchema) }),
  }),
  /** What could stand in for a line: fixed pairs first, then what is alike, here and not dearer. */
  proposals: query({
    permission: 'pickup.read',
    input: z.strictObject({ orderId: orderIdSchema, lineId: z.string().min(1).max(200) }),
    output: z.strictObject({ proposals: z.array(proposalSchema) }),
  }),
  /**
   * Takes a step, once for its id. Refuses `order-unknown`, `order-elsewhere` (it is not collected here), `step-unfit`
   * (it does not go; `why` says what is in the way), `order-currency` (its money is none of this shop's), `goods-unknown`. Of a substitute the catalog has the last word on
   * all but how many, and how much less it costs: below what it replaces only with the right to change prices.
   */
  step: command({
    permission: 'pickup.work',
    input: z.strictObject({ eventId: idSchema, orderId: orderIdSchema, step: pickupStepSchema }),
    output: detailSchema,
  }),
  /**
   * Steps that give money or goods back: cancel, release, reinstate, restock, give-back. Refuses like `step`,
   * `given-back-limit` with what is left of today's limit, and `override-needed` to who may not and has no grant of
   * `pickup.settle` for this `eventId`.
   */
  settle: command({
    permission: 'pickup.read',
    input: z.strictObject({
      eventId: idSchema,
      orderId: orderIdSchema,
      step: pickupStepSchema,
      grants: grantsSchema,
    }),
    output: detailSchema,
  }),
  /** Nothing of these is news any more. */
  seen: command({
    permission: 'pickup.read',
    input: z.strictObject({ orderIds: z.array(orderIdSchema).min(1).max(2000) }),
    output: nothingSchema,
  }),
  /** Prints the bag slips and the order slip of a packed order (again). Refuses `order-unknown`, `printer-not-set-up`. */
  printSlips: command({
    permission: 'pickup.work',
    input: z.strictObject({ orderId: orderIdSchema }),
    output: nothingSchema,
  }),
  saveRules: command({ permission: 'shop.edit', input: pickupRulesSchema, output: nothingSchema }),
  /** The manager's fixed substitutes. */
  pairs: query({
    permission: 'pickup.read',
    input: z.strictObject({ variantId: rowIdSchema }),
    output: pairSchema,
  }),
  savePairs: command({ permission: 'shop.edit', input: pairSchema, output: nothingSchema }),
};
