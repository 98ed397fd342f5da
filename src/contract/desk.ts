import { z } from 'zod';
import { idSchema, instantSchema, nothingSchema } from './amounts.ts';
import { query, task } from './procedure.ts';

const addressSchema = z.ipv4();
const portSchema = z.int().min(1024).max(65_535);

const statusSchema = z.strictObject({
  /** `failed`: it should be on, but can't listen, for the reason beside. */
  state: z.enum(['off', 'on', 'failed']),
  fault: z.enum(['address-gone', 'port-taken', 'not-built', 'other']).nullable(),
  address: addressSchema.nullable(),
  port: portSchema,
  /** What a browser opens; null while it is off. */
  url: z.string().nullable(),
  /** SHA-256 of the certificate as browsers show it: pairs of hexadecimal digits with colons; null while it is off. */
  fingerprint: z.string().nullable(),
  /** When the code that was given last became worth nothing as somebody guessed at it (ms UTC); null if nobody did. */
  guessedAt: instantSchema.nullable(),
  /** The addresses of this PC in its networks. */
  addresses: z.array(z.strictObject({ address: addressSchema, network: z.string() })),
});

export type DeskStatus = z.output<typeof statusSchema>;

const deskNameSchema = z.string().trim().min(1).max(60);

const deviceSchema = z.strictObject({
  deskId: idSchema,
  name: deskNameSchema,
  pairedAt: instantSchema,
  lastSeenAt: instantSchema,
  /** Whether it has its page open now. */
  isHere: z.boolean(),
  /** Whether nobody has used it for so long that it may be lost. */
  isForgotten: z.boolean(),
  /** When too many wrong PINs shut it out (ms UTC), so that it has to be paired anew; null while they have not. */
  barredAt: instantSchema.nullable(),
});

export type DeskDevice = z.output<typeof deviceSchema>;

/** The pickup desk on a phone or tablet in the shop's network. */
export const desk = {
  status: query({ permission: 'desk.manage', input: nothingSchema, output: statusSchema }),
  /**
   * Listens at an address of this PC, now and after every start. Refuses `desk-address-gone`, `desk-port-taken`,
   * `desk-not-built`.
   */
  turnOn: task({
    permission: 'desk.manage',
    input: z.strictObject({ address: addressSchema, port: portSchema }),
    output: statusSchema,
  }),
  /** Nothing listens any more; paired devices may come back when it is on again. */
  turnOff: task({ permission: 'desk.manage', input: nothingSchema, output: statusSchema }),
  /** A code that pairs one device, until an instant (ms UTC); one before is worth nothing any more. Refuses `desk-off`. */
  newCode: task({
    permission: 'desk.manage',
    input: nothingSchema,
    output: z.strictObject({ code: z.string(), expiresAt: instantSchema, url: z.string() }),
  }),
  devices: query({
    permission: 'desk.manage',
    input: nothingSchema,
    output: z.strictObject({ devices: z.array(deviceSchema) }),
  }),
  /** Shuts a device out, at once and for good. Refuses `desk-unknown`. */
  revoke: task({
    permission: 'desk.manage',
    input: z.strictObject({ deskId: idSchema }),
    output: nothingSchema,
  }),
  /**
   * Pairs a device that shows the code; `from` is its address. The token is what it proves itself with from then on,
   * and is kept nowhere else. Refuses `pair-code-wrong`, `pair-locked` with the seconds to wait.
   */
  pair: task({
    permission: 'anyone',
    input: z.strictObject({ code: z.string().max(64), name: deskNameSchema, from: z.string().max(64) }),
    output: z.strictObject({ deskId: idSchema, token: z.string() }),
  }),
} as const;
