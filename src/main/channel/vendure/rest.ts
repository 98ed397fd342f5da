import { z } from 'zod';
import { credentials, type Surroundings, type VendureAddress } from './exchange.ts';
import type { Exchange } from './exchanged.ts';
import { clockOf, isNeverSent, readFailure, silent, words } from './silence.ts';

/** A question to the plugin's own part of the store, which answers in bulk. */
export interface BulkQuestion<T> {
  /** Below `/countertop/`. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string | number | null>>;
  /** What the list of all lines must be; a list of one for an answer that is none. */
  readonly answer: z.ZodType<T>;
  /** How much longer than usual the store may take, in milliseconds. */
  readonly patienceMs?: number;
}

/** The code of a rejected question that this store does not have. */
export const NOT_THERE = 'NOT_THERE';

/** Asks, and reads an answer of many lines: looked at as a whole, which is several times faster than line by line. */
export async function exchangeBulk<T>(
  address: VendureAddress,
  { timeoutMs }: Surroundings,
  { path, params = {}, answer, patienceMs = 0 }: BulkQuestion<T>,
): Promise<Exchange<T>> {
  const url = new URL(`/countertop/${path}`, address.url);
  for (const [name, value] of Object.entries(params)) {
    if (value !== null) url.searchParams.set(name, String(value));
  }
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json, application/x-ndjson', ...credentials(address) },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs + patienceMs),
    });
    if (response.status === 200) return readLines(await response.text(), response.headers, answer);
    const { status, headers } = response;
    await response.body?.cancel();
    if (status === 404) return { kind: 'rejected', code: NOT_THERE, message: `HTTP ${status}` };
    return readFailure(status, headers);
  } catch (error) {
    return silent(isNeverSent(error), `The store can not be reached: ${words(error)}.`);
  }
}

function readLines<T>(text: string, headers: Headers, answer: z.ZodType<T>): Exchange<T> {
  const value = answer.safeParse(parseLines(text));
  if (value.success) return { kind: 'answered', value: value.data, storeTime: clockOf(headers) };
  return silent(false, `The store's answer is not understood: ${z.prettifyError(value.error)}`);
}

/** The value of each line; undefined for what is no JSON: a page of HTML, a line that was cut. */
function parseLines(text: string): unknown {
  try {
    // JSON has no line breaks inside its texts.
    return JSON.parse(`[${text.trim().replaceAll('\n', ',')}]`);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
