import { z } from 'zod';

/** Where a store is and how to get in. `channelToken` is a sales channel's id, empty for the store's default one. */
export interface MedusaAddress {
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

/** What is asked for in the address; several values of one name are several such parts. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** One request to the admin interface. `path` begins behind `/admin`. The answer must fit `answer`. */
export interface Question<T> {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Query;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly answer: z.ZodType<T>;
}

/** What came of one exchange, by its meaning. */
export type Exchange<T> =
  /** `storeTime`: the store's own clock, milliseconds; null when it does not tell. */
  | { readonly kind: 'answered'; readonly value: T; readonly storeTime: number | null }
  /** The key is not known. */
  | { readonly kind: 'unauthorised'; readonly message: string }
  | { readonly kind: 'forbidden'; readonly message: string }
  /** The store understood, and said no before it changed anything. `type` is its own. */
  | { readonly kind: 'rejected'; readonly type: string; readonly message: string }
  /** Nothing that can be believed. `untouched`: the store can not have acted on it. */
  | {
      readonly kind: 'silent';
      readonly untouched: boolean;
      readonly afterMs: number;
      readonly message: string;
    };

type Silent = Extract<Exchange<never>, { readonly kind: 'silent' }>;

const errorSchema = z.object({
  message: z.string(),
  type: z.string().optional(),
  code: z.string().optional(),
});

const DEFAULT_WAIT_MS = 2000;
const MAX_WAIT_MS = 300_000;

/** Too many requests, no server behind the door, or somebody else at work on the same thing. */
const BUSY = new Set([409, 429, 503]);

/** Failures of a connection that never carried the question. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Asks the store's admin interface once, in bounded time. */
export async function exchange<T>(
  { url, apiKey }: MedusaAddress,
  { timeoutMs }: Surroundings,
  { method = 'GET', path, query = {}, body, answer }: Question<T>,
): Promise<Exchange<T>> {
  try {
    const response = await fetch(addressOf(url, path, query), {
      method,
      headers: {
        'content-type': 'application/json',
        // A secret key is the name of somebody without a password.
        authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // A redirect would carry the key to an address that nobody chose.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return readResponse(response.status, response.headers, await response.text(), answer);
  } catch (error) {
    return silent(isNeverSent(error), `The store can not be reached: ${words(error)}.`);
  }
}

function addressOf(url: string, path: string, query: Query): URL {
  const address = new URL(`${url.replace(/\/+$/, '')}/admin${path}`);
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'object') for (const one of value) address.searchParams.append(`${name}[]`, one);
    else address.searchParams.set(name, String(value));
  }
  return address;
}

/** What an HTTP answer means. */
function readResponse<T>(status: number, headers: Headers, text: string, answer: z.ZodType<T>): Exchange<T> {
  const body = parse(text);
  if (status >= 300 || body === null) return readFailure(status, headers, body);
  const value = answer.safeParse(body);
  if (value.success) return { kind: 'answered', value: value.data, storeTime: clockOf(headers) };
  return silent(false, `The store's answer is not understood: ${z.prettifyError(value.error)}`);
}

function readFailure(status: number, headers: Headers, body: unknown): Exchange<never> {
  const said = errorSchema.safeParse(body);
  const message = said.success ? said.data.message : `HTTP ${status}`;
  if (status === 401) return { kind: 'unauthorised', message };
  if (status === 403) return { kind: 'forbidden', message };
  const afterMs = waitOf(headers);
  if (BUSY.has(status)) return silent(true, `The store is busy (HTTP ${status}).`, afterMs);
  if (status < 300 || status >= 500) {
    return silent(false, `The store gave no proper answer (HTTP ${status}).`, afterMs);
  }
  return said.success
    ? { kind: 'rejected', type: said.data.code ?? said.data.type ?? '', message }
    : silent(true, `There is no Medusa store at this address (HTTP ${status}).`, afterMs);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function silent(untouched: boolean, message: string, afterMs = DEFAULT_WAIT_MS): Silent {
  return { kind: 'silent', untouched, afterMs, message };
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
