import { z } from 'zod';
import { currencySchema, nothingSchema } from './amounts.ts';
import { query, task } from './procedure.ts';

const shopSchema = z.strictObject({
  kind: z.enum(['vendure', 'medusa', 'sample', 'empty']),
  name: z.string(),
  currency: currencySchema,
  address: z.string(),
  taxNumber: z.string(),
  locationCode: z.string(),
  registerCode: z.string(),
  registerName: z.string(),
  /** Where its online store is; empty where there is none. */
  storeUrl: z.string(),
});

export type Shop = z.output<typeof shopSchema>;

const storeAddressSchema = z.strictObject({
  /** What runs there. */
  kind: z.enum(['vendure', 'medusa']),
  /** http or https; the shop's address without a path. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .refine(
      (url) => /^https?:\/\/[^/@]*(\/|$)/.test(url),
      'a name and password do not belong into the address',
    ),
  key: z.string().trim().min(1).max(500),
  /** The store's channel, when it has several; empty for its default one. */
  channel: z.string().trim().max(200),
});

export type StoreAddress = z.output<typeof storeAddressSchema>;

const storeCheckSchema = z.strictObject({
  storeName: z.string(),
  currency: currencySchema,
  locations: z.array(z.strictObject({ remoteId: z.string(), code: z.string(), name: z.string() })),
  /** The channels that the key may use; `token` goes into the address. */
  channels: z.array(z.strictObject({ token: z.string(), name: z.string() })),
  /** How the store hands goods over. */
  shippingMethods: z.array(z.strictObject({ remoteId: z.string(), code: z.string(), name: z.string() })),
  /** The store's clock less the till's, milliseconds. */
  clockSkewMs: z.int(),
  weaknesses: z.array(z.string()),
});

export type StoreCheckReply = z.output<typeof storeCheckSchema>;

export const setup = {
  /** What this till is; `shop` is null before the first run's guide was followed. */
  state: query({
    permission: 'anyone',
    input: nothingSchema,
    output: z.strictObject({
      shop: shopSchema.nullable(),
      /** `memory`: this PC has no keyring, so the key is forgotten when the program ends. */
      keyKept: z.enum(['keyring', 'file', 'memory', 'none']),
      version: z.string(),
      locale: z.string(),
    }),
  }),
  /** Asks the store who it is. Refuses `store-unreachable`, `store-refused-key`, `store-rights-missing`. */
  check: task({ permission: 'setup', input: storeAddressSchema, output: storeCheckSchema }),
  /** Joins the till to the store and starts the first pull. Refuses what `check` does, `location-unknown`, `already-set-up`. */
  connect: task({
    permission: 'setup',
    input: storeAddressSchema.extend({
      locationRemoteId: z.string().min(1).max(100),
      registerCode: z.string().regex(/^[A-Za-z0-9]{1,12}$/),
    }),
    output: z.strictObject({ shop: shopSchema }),
  }),
  /**
   * Gives the till the key to its store again: a new one, or the one that this PC could not keep.
   * Refuses `not-set-up`, `store-refused-key`, `store-rights-missing`; an unreachable store is asked later.
   */
  giveKey: task({
    permission: 'setup',
    input: storeAddressSchema.pick({ key: true }),
    output: nothingSchema,
  }),
  /** Starts without a store: with a built-in sample catalog, or empty. Refuses `already-set-up`. */
  startAlone: task({
    permission: 'setup',
    input: z.strictObject({ catalog: z.enum(['sample', 'empty']), currency: currencySchema }),
    output: z.strictObject({ shop: shopSchema }),
  }),
} as const;
