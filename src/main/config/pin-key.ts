import { scryptSync } from 'node:crypto';
import { Worker } from 'node:worker_threads';

/** What scrypt costs: N, r and p. */
export interface PinCost {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

/** From what a key is made. */
export interface KeyWish extends PinCost {
  readonly pin: string;
  readonly salt: Uint8Array;
}

/** Makes the key of a PIN. */
export type KeyMaker = (wish: KeyWish) => Promise<Uint8Array>;

/** So many bytes a key has. */
export const KEY_BYTES = 32;

/** What scrypt may take at most: four times what a PIN's cost needs. */
const MAX_MEMORY = 128 * 1024 * 1024;

/** Makes a key here and now; nothing else happens in this thread meanwhile. */
export function makeKey({ pin, salt, ...cost }: KeyWish): Uint8Array {
  return scryptSync(pin, salt, KEY_BYTES, { ...cost, maxmem: MAX_MEMORY });
}

/**
 * Makes keys in threads of their own, one after the other. Node's own `scrypt` would be off the main thread too, but
 * Electron's is not: there it holds everything up.
 */
export function keysInThread(program: URL): KeyMaker {
  let last: Promise<unknown> = Promise.resolve();
  return (wish) => {
    const next = last.then(() => makeInThread(program, wish));
    last = next.catch(() => undefined);
    return next;
  };
}

function makeInThread(program: URL, wish: KeyWish): Promise<Uint8Array> {
  const { pin, salt, cost, blockSize, parallelization } = wish;
  const argv = [pin, Buffer.from(salt).toString('base64'), cost, blockSize, parallelization];
  const thread = new Worker(program, { argv, name: 'pin' });
  return new Promise((resolve, reject) => {
    thread.once('message', (key: Uint8Array) => resolve(key));
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the thread for PINs ended without a word')));
  });
}
