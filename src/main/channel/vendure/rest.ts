import { z } from 'zod';
import { credentials, type Surroundings, type VendureAddress } from './exchange.ts';
import type { Exchange } from './exchanged.ts';
import { clockOf, isNeverSent, readFailure, silent, words } from './silence.ts';

/** A question to the plugin's own part of the store, which answers in bulk. */
export interface BulkQuestion<T> {
  /** Below `/countertop/`. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string | number | null>>;
  /** One value of the answer; a single one for an answer that is no list. */
  readonly line: z.ZodType<T>;
  /** How much longer than usual the store may take, in milliseconds. */
  readonly patienceMs?: number;
}

/** The code of a rejected question that this store does not have. */
export const NOT_THERE = 'NOT_THERE';

/** Asks, and reads the answer line by line while it comes: it may be large. */
export async function exchangeBulk<T>(
  address: VendureAddress,
  { timeoutMs }: Surroundings,
  { path, params = {}, line, patienceMs = 0 }: BulkQuestion<T>,
): Promise<Exchange<T[]>> {
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
    if (response.status === 200) return await readLines(response, line);
    const { status, headers } = response;
    await response.body?.cancel();
    if (status === 404) return { kind: 'rejected', code: NOT_THERE, message: `HTTP ${status}` };
    return readFailure(status, headers);
  } catch (error) {
    return silent(isNeverSent(error), `The store can not be reached: ${words(error)}.`);
  }
}

async function readLines<T>({ body, headers }: Response, line: z.ZodType<T>): Promise<Exchange<T[]>> {
  const values: T[] = [];
  for await (const text of linesOf(body)) {
    const value = line.safeParse(parse(text));
    if (!value.success) {
      return silent(false, `The store's answer is not understood: ${z.prettifyError(value.error)}`);
    }
    values.push(value.data);
  }
  return { kind: 'answered', value: values, storeTime: clockOf(headers) };
}

/** The lines of a text that comes in pieces; the last one also when it has no end. */
async function* linesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<string> {
  if (body === null) return;
  let rest = '';
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Undefined for what is no JSON: a page of HTML, a line that was cut. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
