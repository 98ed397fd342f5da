import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { Refusal } from '#contract/errors.ts';
import { charge, waitLeft, type PinState } from '#domain/party/pin-wait.ts';

/** A code on offer, and until when (ms UTC). */
export interface OfferedCode {
  readonly code: string;
  readonly expiresAt: number;
}

/** The codes that pair devices: one at a time, for one device, for two minutes. */
export interface PairingCodes {
  /** A new one; the one before is worth nothing any more. */
  readonly offer: () => OfferedCode;
  /**
   * Uses the code up. Why a code is wrong (never given, used, too old, too often guessed at) is not said.
   * @throws Refusal `pair-code-wrong`; `pair-locked` with the seconds that this address has to wait.
   */
  readonly take: (code: string, from: string) => void;
  readonly withdraw: () => void;
  /** When the code that was offered last became worth nothing as somebody guessed at it (ms UTC), or null. */
  readonly guessedAt: () => number | null;
}

/** How long a code holds, in milliseconds. */
const LIFE = 120_000;

/** After so many wrong ones, wherever they came from, the code on offer is worth nothing any more. */
const MOST_WRONG = 10;

/** After so long without a wrong one (ms) an address begins anew: fingers slip again next week. */
const FADES = 3_600_000;

/** So many addresses are remembered for their wrong codes; a shop's network has fewer. */
const MOST_ADDRESSES = 1000;

/** 32 letters and digits that nobody mixes up (Crockford's), so that a code has 40 bits. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

interface Offer {
  readonly hash: Buffer;
  readonly expiresAt: number;
  wrong: number;
}

/** The wrong codes of an address, and when the last one came (ms UTC). */
interface Tries extends PinState {
  readonly at: number;
}

/**
 * Keeps codes in memory, as hashes only; wrong ones make their address wait as wrong PINs do. `onGuessed` hears that
 * too many of them cost a code.
 */
export function createPairingCodes(now: () => number, onGuessed: () => void): PairingCodes {
  let offer: Offer | null = null;
  let guessedAt: number | null = null;
  const tries = new Map<string, Tries>();
  const countWrong = (): void => {
    if (offer === null || ++offer.wrong < MOST_WRONG) return;
    offer = null;
    guessedAt = now();
    onGuessed();
  };
  return {
    offer: () => {
      const code = newCode();
      const expiresAt = now() + LIFE;
      offer = { hash: hashOf(code), expiresAt, wrong: 0 };
      guessedAt = null;
      return { code, expiresAt };
    },
    take: (code, from) => {
      const state = triesOf(tries, from, now());
      const wait = waitLeft(state, now());
      if (wait > 0) throw new Refusal('pair-locked', { seconds: Math.ceil(wait / 1000) });
      if (fits(offer, code, now())) {
        offer = null;
        tries.delete(from);
        return;
      }
      remember(tries, from, { ...charge(state, now()), at: now() });
      countWrong();
      throw new Refusal('pair-code-wrong');
    },
    withdraw: () => {
      offer = null;
    },
    guessedAt: () => guessedAt,
  };
}

/** Takes as long for a wrong code as for the right one, and as long when there is none. */
function fits(offer: Offer | null, code: string, now: number): boolean {
  const isSame = timingSafeEqual(hashOf(plain(code)), offer?.hash ?? NO_HASH);
  return isSame && offer !== null && now < offer.expiresAt;
}

const NO_HASH = Buffer.alloc(32);

/** As people type it: small letters, spaces and hyphens, and what is easily mixed up. */
function plain(code: string): string {
  return code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

function newCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

function hashOf(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}

function triesOf(tries: ReadonlyMap<string, Tries>, from: string, now: number): PinState {
  const known = tries.get(from);
  return known === undefined || now - known.at >= FADES ? { failures: 0, lockedUntil: 0 } : known;
}

/** The address that was heard of longest ago makes room. */
function remember(tries: Map<string, Tries>, from: string, state: Tries): void {
  tries.delete(from);
  const [oldest] = tries.keys();
  if (tries.size >= MOST_ADDRESSES && oldest !== undefined) tries.delete(oldest);
  tries.set(from, state);
}
