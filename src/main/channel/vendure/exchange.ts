import { z } from 'zod';

/** Where a store is and how to get in. `channelToken` is empty for the store's default one. */
export interface VendureAddress {
  readonly url: string;
  readonly apiKey: string;
  readonly channelToken: string;
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

/** What came of one exchange, by its meaning: Vendure says 200 to nearly everything. */
export type Exchange<T> =
  /** `storeTime`: the store's own clock, milliseconds; null when it does not tell. */
  | { readonly kind: 'answered'; readonly value: T; readonly storeTime: number | null }
  /** The guard at the door: a dead key and a missing right look the same. */
  | { readonly kind: 'forbidden'; readonly message: string }
  /** The store understood, and said no before it changed anything. `code` is its own. */
  | { readonly kind: 'rejected'; readonly code: string; readonly message: string }
  /** Nothing that can be believed. `untouched`: the store can not have acted on it. */
  | {
      readonly kind: 'silent';
      readonly untouched: boolean;
      /** The store did speak, of a fault of its own. */
      readonly isFault: boolean;
      readonly afterMs: number;
      readonly message: string;
    };

type Silent = Extract<Exchange<never>, { readonly kind: 'silent' }>;

const errorSchema = z.object({
  message: z.string(),
  extensions: z.object({ code: z.string().optional() }).optional(),
});

const envelopeSchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(errorSchema).optional(),
});

const DEFAULT_WAIT_MS = 2000;
const MAX_WAIT_MS = 300_000;

/** Failures of a connection that never carried the question. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Asks the store's admin interface one question, in bounded time. */
export async function exchange<T>(
  { url, apiKey, channelToken }: VendureAddress,
  { timeoutMs }: Surroundings,
  { query, variables = {}, answer }: Question<T>,
): Promise<Exchange<T>> {
  try {
    const response = await fetch(new URL('/admin-api', url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'vendure-api-key': apiKey,
        ...(channelToken === '' ? {} : { 'vendure-token': channelToken }),
      },
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

/** No GraphQL came back: what stands before the store spoke, or half of the answer is missing. */
function readFailure(status: number, headers: Headers): Exchange<never> {
  if (status === 401 || status === 403) return { kind: 'forbidden', message: `HTTP ${status}` };
  const afterMs = waitOf(headers);
  if (status === 429 || status === 503) return silent(true, `The store is busy (HTTP ${status}).`, afterMs);
  if (status >= 300 && status < 500) {
    return silent(true, `There is no Vendure store at this address (HTTP ${status}).`, afterMs);
  }
  return silent(false, `The store gave no proper answer (HTTP ${status}).`, afterMs);
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

function silent(untouched: boolean, message: string, afterMs = DEFAULT_WAIT_MS): Silent {
  return { kind: 'silent', untouched, isFault: false, afterMs, message };
}

/** The wait that the store asks for, in milliseconds. */
function waitOf(headers: Headers): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return seconds > 0 ? Math.min(seconds * 1000, MAX_WAIT_MS) : DEFAULT_WAIT_MS;
}

function clockOf(headers: Headers): number | null {
  const time = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(time) ? null : time;
}

function isNeverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && NEVER_SENT.has(error.code)) return true;
  if (error instanceof AggregateError) return error.errors.every(isNeverSent);
  return error.cause !== undefined && isNeverSent(error.cause);
}

function words(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
