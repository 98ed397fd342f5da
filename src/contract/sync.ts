import { z } from 'zod';
import { idSchema, instantSchema, nothingSchema } from './amounts.ts';
import { command, query, task } from './procedure.ts';

const weaknessSchema = z.enum([
  'sale-not-atomic',
  'double-payment-possible',
  'price-of-the-moment',
  'promotions-apply',
  // The store rounds tax per line where the till sells at the rounded gross price of one piece.
  'net-prices-round-apart',
  'location-not-chosen',
  'stock-by-sweep',
  // Levels are written where movements are meant; what is lost by that is seen and made good.
  'stock-by-absolute-write',
  // The same, without any history by which a loss could be seen.
  'stock-without-history',
  'misc-taxed-by-store',
  'gone-customers-unseen',
  'key-unlimited',
  'no-barcodes',
  // It does what steps with an order to collect mean, and tells no other till of them.
  'pickup-not-shared',
  'no-notices',
  'no-pickup',
]);

/** What is read from the store, each with a cursor of its own. */
export const STREAMS = [
  'settings',
  'catalog',
  'stock',
  'orders',
  'customers',
  'promotions',
  'product-ids',
  'variant-ids',
] as const;

const streamSchema = z.enum(STREAMS);

const syncStatusSchema = z.strictObject({
  /** `none`: this till has no online store. `attention`: the store refuses the key. `paused`: a person stopped it. */
  state: z.enum(['none', 'starting', 'online', 'offline', 'attention', 'paused']),
  storeName: z.string().nullable(),
  /** When the line went down, also over a restart; null while it is up. */
  offlineSince: instantSchema.nullable(),
  pausedSince: instantSchema.nullable(),
  lastReadAt: instantSchema.nullable(),
  /** Documents that the store does not have yet, those of them of which nobody knows whether it has, and what it refused. */
  unsent: z.int().min(0),
  uncertain: z.int().min(0),
  refused: z.int().min(0),
  /** The first pull: which part, how far; null when it is over. */
  progress: z
    .strictObject({
      part: z.enum(['settings', 'catalog', 'stock', 'orders', 'customers']),
      done: z.int().min(0),
      total: z.int().min(0).nullable(),
      /** Items a second lately, and the milliseconds left at that rate; null where that can't be said. */
      rate: z.number().min(0).nullable(),
      leftMs: z.int().min(0).nullable(),
    })
    .nullable(),
  /** `gentle`: the store is slow or in trouble, so it is asked less. `waiting`: it asked for a rest until then. */
  pace: z.strictObject({
    kind: z.enum(['normal', 'gentle', 'waiting']),
    until: instantSchema.nullable(),
  }),
  /** The catalog has been read whole at least once. */
  catalogComplete: z.boolean(),
  /** The store is not as the till left it: it was restored from a backup. A person has to say what holds. */
  isRewound: z.boolean(),
  weaknesses: z.array(weaknessSchema),
  message: z.string().nullable(),
});

export type SyncStatus = z.output<typeof syncStatusSchema>;

const resourceSchema = z.strictObject({
  stream: streamSchema,
  /** When it was read last and when it first came to its end; null before. */
  readAt: instantSchema.nullable(),
  completeAt: instantSchema.nullable(),
  /** How many of it the till has; null where that means nothing. */
  count: z.int().min(0).nullable(),
  trouble: z.strictObject({ code: z.string(), message: z.string(), at: instantSchema }).nullable(),
});

export type SyncResource = z.output<typeof resourceSchema>;

const exchangeSchema = z.strictObject({
  id: z.int(),
  at: instantSchema,
  direction: z.enum(['down', 'up']),
  /** A stream, or the kind of a document. */
  subject: z.union([
    streamSchema,
    z.enum(['sale', 'return', 'stock', 'customer', 'pickup', 'hold-back', 'check']),
  ]),
  name: z.string(),
  items: z.int().min(0),
  tookMs: z.int().min(0),
  outcome: z.enum(['done', 'refused', 'later', 'uncertain']),
  message: z.string(),
});

export type SyncExchange = z.output<typeof exchangeSchema>;

const queueSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['sale', 'return', 'stock', 'customer', 'pickup']),
  /** A receipt number, the number of an order, a person's name, or empty. */
  name: z.string(),
  state: z.enum(['waiting', 'sending', 'uncertain']),
  createdAt: instantSchema,
  /** When it is tried again, how often it was tried, and what became of the last try. */
  dueAt: instantSchema,
  attempts: z.int().min(0),
  message: z.string(),
  /** The document that has to be there first; null when it waits for nothing. */
  waitsFor: z.string().nullable(),
});

export type QueuedDocument = z.output<typeof queueSchema>;

export const sync = {
  status: query({ permission: 'sync.read', input: nothingSchema, output: syncStatusSchema }),
  /** What is read from the store and how fresh it is. */
  resources: query({
    permission: 'sync.read',
    input: nothingSchema,
    output: z.strictObject({ resources: z.array(resourceSchema) }),
  }),
  /** What waits for the store, oldest first. */
  queue: query({
    permission: 'sync.read',
    input: z.strictObject({ limit: z.int().min(1).max(200) }),
    output: z.strictObject({ documents: z.array(queueSchema) }),
  }),
  /** The last exchanges with the store, newest first. */
  exchanges: query({
    permission: 'sync.read',
    input: z.strictObject({ limit: z.int().min(1).max(500) }),
    output: z.strictObject({ exchanges: z.array(exchangeSchema) }),
  }),
  /** Stops sync after the page or document under way, until it is resumed; also over a restart. */
  pause: command({ permission: 'sync.control', input: nothingSchema, output: nothingSchema }),
  resume: command({ permission: 'sync.control', input: nothingSchema, output: nothingSchema }),
  /** Reads everything, or one stream, from its beginning; what is here stays and is mended. */
  repull: command({
    permission: 'sync.control',
    input: z.strictObject({ stream: streamSchema.nullable() }),
    output: nothingSchema,
  }),
  /**
   * The store was restored from a backup: what the till sent and the store has lost goes up again, under the same ids,
   * and everything is read anew.
   */
  repost: command({ permission: 'sync.control', input: nothingSchema, output: nothingSchema }),
  /** Asks the store now how it is. Refuses `not-set-up`, `store-unreachable`, `store-refused-key`. */
  test: task({
    permission: 'sync.read',
    input: nothingSchema,
    output: z.strictObject({
      storeName: z.string(),
      tookMs: z.int().min(0),
      /** The store's clock less the till's, milliseconds. */
      clockSkewMs: z.int(),
      missingRights: z.array(z.string()),
      weaknesses: z.array(weaknessSchema),
    }),
  }),
  /** Starts a round of sync at once. */
  now: task({ permission: 'sync.read', input: nothingSchema, output: nothingSchema }),
} as const;
