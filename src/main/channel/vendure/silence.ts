import type { Exchange } from './exchanged.ts';

type Silent = Extract<Exchange<never>, { readonly kind: 'silent' }>;

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

/** Nothing of the store came back: what stands before the store spoke, or half of the answer is missing. */
export function readFailure(status: number, headers: Headers): Exchange<never> {
  if (status === 401 || status === 403) return { kind: 'forbidden', message: `HTTP ${status}` };
  const afterMs = waitOf(headers);
  if (status === 429 || status === 503) return silent(true, `The store is busy (HTTP ${status}).`, afterMs);
  if (status >= 300 && status < 500) {
    return silent(true, `There is no Vendure store at this address (HTTP ${status}).`, afterMs);
  }
  return silent(false, `The store gave no proper answer (HTTP ${status}).`, afterMs);
}

/** Nothing that can be believed came back. */
export function silent(untouched: boolean, message: string, afterMs = DEFAULT_WAIT_MS): Silent {
  return { kind: 'silent', untouched, isFault: false, afterMs, message };
}

/** The wait that the store asks for, in milliseconds. */
function waitOf(headers: Headers): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return seconds > 0 ? Math.min(seconds * 1000, MAX_WAIT_MS) : DEFAULT_WAIT_MS;
}

/** The store's clock, milliseconds; null when it does not tell. */
export function clockOf(headers: Headers): number | null {
  const time = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(time) ? null : time;
}

/** Whether the question can not have reached the store. */
export function isNeverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && NEVER_SENT.has(error.code)) return true;
  if (error instanceof AggregateError) return error.errors.every(isNeverSent);
  return error.cause !== undefined && isNeverSent(error.cause);
}

/** What went wrong, for people. */
export function words(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
