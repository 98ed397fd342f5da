import { z } from 'zod';
import { topicSchema } from '#contract/events.ts';
import { sync } from '#contract/sync.ts';

/** Where the store is, and the key to it; held in memory only. */
const storeSchema = z.strictObject({
  kind: z.enum(['vendure', 'medusa']),
  url: z.string(),
  key: z.string(),
  /** The store's channel, empty for its default one. */
  channel: z.string(),
});

export type StoreLogin = z.output<typeof storeSchema>;

/** What the sync thread is started with. */
export const syncStartSchema = z.strictObject({
  /** The till's database. */
  file: z.string(),
  store: storeSchema,
  /** Where pictures are kept, and how many bytes of them at most. */
  pictures: z.strictObject({ folder: z.string(), maxBytes: z.int().min(0) }),
  gate: z.instanceof(SharedArrayBuffer).nullable(),
});

export type SyncStart = z.output<typeof syncStartSchema>;

/** What the till tells the sync thread. `nudge`: a document was committed. `look`: a person stopped it, or let it go on. */
export const toSyncSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['nudge', 'now', 'look', 'stop']) }),
  z.strictObject({ kind: z.literal('picture'), call: z.int(), id: z.int() }),
]);

export type ToSync = z.output<typeof toSyncSchema>;

const lineSchema = sync.status.output
  .omit({ unsent: true, uncertain: true, refused: true, pausedSince: true, isRewound: true })
  .extend({
    abilities: z
      .strictObject({
        holdBack: z.boolean(),
        returns: z.boolean(),
        stockWrite: z.enum(['once', 'compared', 'none']),
        pickup: z.enum(['shared', 'effects', 'none']),
        notices: z.boolean(),
      })
      .nullable(),
  });

/** What the sync thread tells the till. */
export const fromSyncSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('line'), line: lineSchema }),
  z.strictObject({ kind: z.literal('touched'), topics: z.array(topicSchema) }),
  z.strictObject({
    kind: z.literal('picture'),
    call: z.int(),
    file: z
      .strictObject({
        path: z.string(),
        type: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/gif']),
      })
      .nullable(),
  }),
  z.strictObject({ kind: z.literal('trouble'), text: z.string(), detail: z.string() }),
  z.strictObject({ kind: z.literal('stopped') }),
]);

export type FromSync = z.output<typeof fromSyncSchema>;
