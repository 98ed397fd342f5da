import { z } from 'zod';
import type { Exchange } from './exchanged.ts';
import { clockOf, isNeverSent, readFailure, silent, words } from './silence.ts';

/** Where a store is and how to get in. `channelToken` is empty for the store's default one. */
export interface VendureAddress {
  readonly url: string;
  readonly apiKey: string;
  readonly channelToken: string;
  /** The code of this till's register: the plugin then knows that it was heard of. */
  readonly registerCode?: string;
}

/** What the connector takes from its surroundings. */
export interface Surroundings {
  /** Milliseconds since the epoch, UTC. */
  readonly now: () => number;
  /** How long an answer may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** One question. The answer's data must fit `answer`. */
export interface Question<T> {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly answer: z.ZodType<T>;
}

const errorSchema = z.object({
  message: z.string(),
  extensions: z.object({ code: z.string().optional() }).optional(),
});

const envelopeSchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(errorSchema).optional(),
});

/** Asks the store's admin interface one question, in bounded time. */
export async function exchange<T>(
  address: VendureAddress,
  { timeoutMs }: Surroundings,
  { query, variables = {}, answer }: Question<T>,
): Promise<Exchange<T>> {
  try {
    const response = await fetch(new URL('/admin-api', address.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...credentials(address) },
      body: JSON.stringify({ query, variables }),
      // A redirect would carry the key to an address that nobody chose.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return readResponse(response.status, response.headers, await response.text(), answer);
  } catch (error) {
    return silent(isNeverSent(error), `The store can not be reached: ${words(error)}.`);
  }
}

/** Who asks, for which of the store's channels. */
export function credentials({ apiKey, channelToken, registerCode }: VendureAddress): Record<string, string> {
  return {
    'vendure-api-key': apiKey,
    ...(channelToken === '' ? {} : { 'vendure-token': channelToken }),
    ...(registerCode === undefined ? {} : { 'countertop-register': encodeURIComponent(registerCode) }),
  };
}

/** What an HTTP answer means. */
function readResponse<T>(status: number, headers: Headers, body: string, answer: z.ZodType<T>): Exchange<T> {
  const parsed = parseEnvelope(body);
  if (parsed === null || (status >= 500 && parsed.errors === undefined)) return readFailure(status, headers);
  const [error] = parsed.errors ?? [];
  if (error !== undefined) return readError(error);
  if (status >= 300) return readFailure(status, headers);
  const value = answer.safeParse(parsed.data);
  if (value.success) return { kind: 'answered', value: value.data, storeTime: clockOf(headers) };
  return silent(false, `The store's answer is not understood: ${z.prettifyError(value.error)}`);
}

function readError({ message, extensions }: z.output<typeof errorSchema>): Exchange<never> {
  const code = extensions?.code ?? '';
  if (code === 'FORBIDDEN' || code === 'UNAUTHORIZED') return { kind: 'forbidden', message };
  // A fault inside the store: its transaction may have gone either way.
  if (code === '' || code === 'INTERNAL_SERVER_ERROR') return { ...silent(false, message), isFault: true };
  return { kind: 'rejected', code, message };
}

function parseEnvelope(body: string): z.output<typeof envelopeSchema> | null {
  try {
    const envelope = envelopeSchema.safeParse(JSON.parse(body));
    return envelope.success ? envelope.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
