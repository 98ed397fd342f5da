import { z } from 'zod';
import { refusalSchema, type Reply } from './errors.ts';
import { topicSchema } from './events.ts';

const messageSchema = z.strictObject({ procedure: z.string().max(100), input: z.unknown() });

/** A message of the contract. */
export type DeskMessage = z.output<typeof messageSchema>;

/**
 * What the second screen's page sends over its socket: a message of the contract, with a number to know its reply by,
 * or that somebody touched it.
 */
export const deskAskSchema = z.union([
  z.strictObject({ id: z.int().min(0), message: messageSchema }),
  z.strictObject({ touched: z.literal(true) }),
]);

export type DeskAsk = z.output<typeof deskAskSchema>;

const anyReplySchema = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: refusalSchema }),
]);

/** A reply as it crosses the border. */
export const replySchema = z.custom<Reply>((value) => anyReplySchema.safeParse(value).success);

/** What the till says over it: a reply, or what was touched. */
export const deskSaySchema = z.union([
  z.strictObject({ id: z.int(), reply: replySchema }),
  z.strictObject({ topics: z.array(topicSchema) }),
]);

export type DeskSay = z.output<typeof deskSaySchema>;

/** What a device sends to be paired, and what it gets back: a reply, with the token in a cookie beside. */
export const pairAskSchema = z.strictObject({ code: z.string().max(64), name: z.string().max(200) });

/** Where the page asks over its socket, whether it is paired, and to be paired. */
export const DESK_PATHS = { socket: '/socket', paired: '/paired', pair: '/pair' } as const;
