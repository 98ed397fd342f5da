import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { PinPorts } from '#main/core/pin-proof.ts';
import { KEY_BYTES, type KeyMaker, type PinCost } from './pin-key.ts';

/**
 * One of the settings that OWASP's Password Storage Cheat Sheet names for scrypt: 32 MiB and about a quarter of a
 * second, once a sign-in.
 */
const OWASP: PinCost = { cost: 2 ** 15, blockSize: 8, parallelization: 3 };

const SALT_BYTES = 16;
const FORM = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/;

/** A hash that no PIN has, so that somebody who is not there takes as long as a wrong PIN. */
const NO_HASH = Buffer.alloc(KEY_BYTES);

/** Keeps PINs as scrypt hashes, each a text with its cost and a salt of its own: `scrypt$N$r$p$salt$hash`. */
export function createPins(makeKey: KeyMaker, cost: PinCost = OWASP): PinPorts {
  return {
    hash: async (pin) => {
      const salt = randomBytes(SALT_BYTES);
      const key = Buffer.from(await makeKey({ pin, salt, ...cost }));
      const numbers = [cost.cost, cost.blockSize, cost.parallelization].join('$');
      return `scrypt$${numbers}$${salt.toString('base64url')}$${key.toString('base64url')}`;
    },
    check: async (pin, hash) => {
      const { key, ...kept } = parse(hash) ?? { ...cost, salt: NO_HASH, key: NO_HASH };
      return timingSafeEqual(await makeKey({ pin, ...kept }), key);
    },
  };
}

interface Kept extends PinCost {
  readonly salt: Buffer;
  readonly key: Buffer;
}

/** @throws Error when what is kept is no hash of ours. */
function parse(hash: string | null): Kept | null {
  if (hash === null) return null;
  const [, cost, blockSize, parallelization, salt = '', key = ''] = FORM.exec(hash) ?? [];
  const kept = {
    cost: Number(cost),
    blockSize: Number(blockSize),
    parallelization: Number(parallelization),
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
  if (kept.key.length !== KEY_BYTES) throw new Error('what is kept of a PIN is no hash of it');
  return kept;
}
