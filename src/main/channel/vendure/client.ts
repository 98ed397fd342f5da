import { z } from 'zod';
import type { Outcome, Read } from '../connector.ts';
import { exchange, type Question, type Surroundings, type VendureAddress } from './exchange.ts';
import type { Exchange } from './exchanged.ts';
import { exchangeBulk, NOT_THERE, type BulkQuestion } from './rest.ts';

/** An answer with the moment at which the store gave it. */
export interface Answer<T> {
  readonly value: T;
  /** The store's own clock, milliseconds; null when it does not tell. */
  readonly storeTime: number | null;
}

/** What a write gave: an answer of the store, or the outcome that it means for the document. */
export type Written<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | Exclude<Outcome<never>, { readonly kind: 'done' }>;

/** Speaks with one store. */
export interface VendureClient {
  readonly address: VendureAddress;
  readonly surroundings: Surroundings;
  /** Milliseconds to wait before looking after an unknown outcome. */
  readonly settleMs: number;
  /** A question that changes nothing. */
  read<T>(question: Question<T>): Promise<Read<Answer<T>>>;
  /** A single mutation. After `later` and `refused` the store has not acted on it. */
  write<T>(question: Question<T>): Promise<Written<T>>;
  /** The exchange as it was, for who decides otherwise. */
  ask<T>(question: Question<T>): Promise<Exchange<T>>;
  /** Asks the plugin for much at once. */
  readBulk<T>(question: BulkQuestion<T>): Promise<Read<Answer<T>>>;
  askBulk<T>(question: BulkQuestion<T>): Promise<Exchange<T>>;
  /** From now on the store is told which register asks. */
  introduce(registerCode: string): void;
}

/** Answers to whoever has a session, whatever its rights: so FORBIDDEN here means that the key is dead. */
const ALIVE: Question<unknown> = {
  query: '{ globalSettings { id } }',
  answer: z.object({ globalSettings: z.object({ id: z.string() }) }),
};

const LOOPBACK_SETTLE_MS = 5000;
const REMOTE_SETTLE_MS = 60_000;
const UNLIKE_WAIT_MS = 1000;

/** `onUnlike` is called when the store does not know a question that it knew before: it has changed. */
export function createClient(
  address: VendureAddress,
  surroundings: Surroundings,
  onUnlike: () => void,
): VendureClient {
  let asker = address;
  const ask = <T>(question: Question<T>): Promise<Exchange<T>> => exchange(asker, surroundings, question);
  const askBulk = <T>(question: BulkQuestion<T>): Promise<Exchange<T>> =>
    exchangeBulk(asker, surroundings, question);
  const settleMs = isLoopback(address.url) ? LOOPBACK_SETTLE_MS : REMOTE_SETTLE_MS;
  return {
    address,
    surroundings,
    settleMs,
    ask,
    read: async (question) => toRead(heed(await ask(question), onUnlike), ask),
    write: async (question) => toWritten(heed(await ask(question), onUnlike), ask, settleMs),
    askBulk,
    readBulk: async (question) => toRead(heed(await askBulk(question), onUnlike), ask),
    introduce: (registerCode) => {
      asker = { ...address, registerCode };
    },
  };
}

type Ask = VendureClient['ask'];

/** The code for a question that this store does not know. */
export const UNLIKE = 'GRAPHQL_VALIDATION_FAILED';

function heed<T>(result: Exchange<T>, onUnlike: () => void): Exchange<T> {
  if (result.kind === 'rejected' && (result.code === UNLIKE || result.code === NOT_THERE)) onUnlike();
  return result;
}

async function toRead<T>(result: Exchange<T>, ask: Ask): Promise<Read<Answer<T>>> {
  switch (result.kind) {
    case 'answered':
      return { kind: 'read', value: { value: result.value, storeTime: result.storeTime } };
    case 'forbidden':
      return await whyForbidden(result.message, ask);
    case 'rejected':
      return { kind: 'refused', code: 'other', message: result.message };
    case 'silent':
      return { kind: 'later', afterMs: result.afterMs, message: result.message };
  }
}

async function toWritten<T>(result: Exchange<T>, ask: Ask, settleMs: number): Promise<Written<T>> {
  switch (result.kind) {
    case 'answered':
      return result;
    case 'forbidden':
      return await whyForbidden(result.message, ask);
    case 'rejected':
      return rejected(result);
    case 'silent': {
      const { untouched, afterMs, message } = result;
      return untouched
        ? { kind: 'later', afterMs, message }
        : { kind: 'unknown', lookAfterMs: settleMs, message };
    }
  }
}

/** Tells a dead key from a key that lacks a right. */
async function whyForbidden(
  message: string,
  ask: Ask,
): Promise<Exclude<Read<never>, { readonly kind: 'read' }>> {
  const alive = await ask(ALIVE);
  if (alive.kind === 'answered') return { kind: 'refused', code: 'not-allowed', message };
  if (alive.kind === 'silent') return { kind: 'later', afterMs: alive.afterMs, message: alive.message };
  return { kind: 'refused', code: 'credential', message: alive.message };
}

/** A question that the store does not know any more says nothing about the sale: it is put anew, otherwise. */
function rejected({ code, message }: { readonly code: string; readonly message: string }): Written<never> {
  if (code === UNLIKE) return { kind: 'later', afterMs: UNLIKE_WAIT_MS, message };
  return { kind: 'refused', code: code === 'ENTITY_NOT_FOUND' ? 'unknown-item' : 'other', message };
}

function isLoopback(url: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}
