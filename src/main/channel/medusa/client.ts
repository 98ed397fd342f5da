import type { Outcome, Read } from '../connector.ts';
import { exchange, type Exchange, type MedusaAddress, type Question, type Surroundings } from './exchange.ts';

/** An answer with the moment at which the store gave it. */
export interface Answer<T> {
  readonly value: T;
  /** The store's own clock, milliseconds; null when it does not tell. */
  readonly storeTime: number | null;
}

/** Why nothing was read. */
export type Unread = Exclude<Read<never>, { readonly kind: 'read' }>;

/** What a write gave. `rejected`: the store understood, and changed nothing. */
export type Written<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'rejected'; readonly type: string; readonly message: string }
  | Exclude<Outcome<never>, { readonly kind: 'done' }>;

/** Speaks with one store. */
export interface MedusaClient {
  readonly address: MedusaAddress;
  readonly surroundings: Surroundings;
  /** Milliseconds to wait before looking after an unknown outcome. */
  readonly settleMs: number;
  /** A question that changes nothing. */
  read<T>(question: Question<T>): Promise<Read<Answer<T>>>;
  /** A change. After `later`, `refused` and `rejected` the store has not acted on it. */
  write<T>(question: Question<T>): Promise<Written<T>>;
}

const LOOPBACK_SETTLE_MS = 5000;
const REMOTE_SETTLE_MS = 60_000;

export function createClient(address: MedusaAddress, surroundings: Surroundings): MedusaClient {
  const settleMs = isLoopback(address.url) ? LOOPBACK_SETTLE_MS : REMOTE_SETTLE_MS;
  return {
    address,
    surroundings,
    settleMs,
    read: async (question) => toRead(await exchange(address, surroundings, question)),
    write: async (question) => toWritten(await exchange(address, surroundings, question), settleMs),
  };
}

function toRead<T>(result: Exchange<T>): Read<Answer<T>> {
  switch (result.kind) {
    case 'answered':
      return { kind: 'read', value: { value: result.value, storeTime: result.storeTime } };
    case 'rejected':
      return { kind: 'refused', code: 'other', message: result.message };
    case 'silent':
      return { kind: 'later', afterMs: result.afterMs, message: result.message };
    case 'unauthorised':
    case 'forbidden':
      return barred(result);
  }
}

function toWritten<T>(result: Exchange<T>, settleMs: number): Written<T> {
  switch (result.kind) {
    case 'answered':
    case 'rejected':
      return result;
    case 'silent': {
      const { untouched, afterMs, message } = result;
      return untouched
        ? { kind: 'later', afterMs, message }
        : { kind: 'unknown', lookAfterMs: settleMs, message };
    }
    case 'unauthorised':
    case 'forbidden':
      return barred(result);
  }
}

function barred({
  kind,
  message,
}: Extract<Exchange<never>, { readonly kind: 'unauthorised' | 'forbidden' }>): Extract<
  Unread,
  { readonly kind: 'refused' }
> {
  return { kind: 'refused', code: kind === 'unauthorised' ? 'credential' : 'not-allowed', message };
}

function isLoopback(url: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}
