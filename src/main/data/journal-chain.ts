import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { canonicalJson } from '#domain/journal/canonical.ts';

/** An entry as it is kept: `payload` is its canonical text, `hash` covers all but the signature. */
export interface ChainRow {
  /** From 1, without gaps. */
  readonly seq: number;
  /** Milliseconds UTC. */
  readonly at: number;
  readonly kind: string;
  readonly actor: string;
  readonly payload: string;
  /** SHA-256, hex. */
  readonly previousHash: string;
  readonly hash: string;
  /** Who signed, and Ed25519 over the hash's text, base64; both null where nobody did. */
  readonly keyId: string | null;
  readonly signature: string | null;
}

/** An entry that does not fit, and how. */
export interface ChainFault {
  readonly seq: number;
  readonly fault: 'missing' | 'changed' | 'order' | 'signature';
}

/** The end of a chain: how many entries it has, and the last one's hash. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
}

/** Before the first entry. */
export const NO_END: ChainEnd = { seq: 0, hash: '0'.repeat(64) };

/** The kind of the entry that makes a key known: `keyId`, and `publicKey` as SPKI in base64. */
export const KEY_KIND = 'journal-key';

/** What an entry's hash covers. */
export type Hashed = Pick<ChainRow, 'seq' | 'previousHash' | 'at' | 'kind' | 'actor' | 'payload'>;

/** SHA-256, hex, over the canonical text of an entry; its payload stands in it as a text. */
export function hashOf({ seq, previousHash, at, kind, actor, payload }: Hashed): string {
  return sha256(canonicalJson({ seq, previousHash, at, kind, actor, payload }));
}

/** SHA-256, hex, that the end of an exported chain is signed by: nothing can be cut off after it. */
export function hashOfEnd({ seq, hash }: ChainEnd): string {
  return sha256(canonicalJson({ seq, hash }));
}

/** Follows a chain entry by entry. */
export interface ChainCheck {
  /** Takes the next entry. Once one does not fit, nothing after it can be judged. */
  readonly add: (row: ChainRow) => ChainFault | null;
  readonly end: () => ChainEnd;
  /** How many were of a kind. */
  readonly times: (kind: string) => number;
  /** How many were signed. */
  readonly signed: () => number;
  /** Whether a text was signed with a key that the chain made known. */
  readonly isSigned: (hash: string, keyId: string, signature: string) => boolean;
}

/** A check that begins before the first entry. */
export function createChainCheck(): ChainCheck {
  const keys = new Map<string, KeyObject>();
  const times = new Map<string, number>();
  let last: ChainEnd = NO_END;
  let signed = 0;
  const isSigned = (hash: string, keyId: string, signature: string): boolean => {
    const key = keys.get(keyId);
    const bytes = Buffer.from(signature, 'base64');
    // Base64 that says the same in other letters was changed too.
    const isExact = bytes.toString('base64') === signature;
    return key !== undefined && isExact && verify(null, Buffer.from(hash), key, bytes);
  };
  const isSignedWell = (row: ChainRow): boolean => {
    if (row.keyId === null || row.signature === null) return signed === 0;
    if (row.kind === KEY_KIND) learnKey(keys, row.payload);
    return isSigned(row.hash, row.keyId, row.signature);
  };
  return {
    add: (row) => {
      const fault = linkFault(row, last);
      if (fault !== null) return fault;
      if (!isSignedWell(row)) return { seq: row.seq, fault: 'signature' };
      if (row.signature !== null) signed += 1;
      times.set(row.kind, (times.get(row.kind) ?? 0) + 1);
      last = { seq: row.seq, hash: row.hash };
      return null;
    },
    end: () => last,
    times: (kind) => times.get(kind) ?? 0,
    signed: () => signed,
    isSigned,
  };
}

/** A genuine entry is looked for at most so far from where it stands. */
const REACH = 500;

function linkFault(row: ChainRow, last: ChainEnd): ChainFault | null {
  const seq = last.seq + 1;
  if (row.seq > seq) return { seq, fault: 'missing' };
  if (row.seq < seq) return { seq: row.seq, fault: 'order' };
  const isOwn = hashOf(row) === row.hash;
  if (isOwn && row.previousHash === last.hash) return null;
  if (isOwn && seq > 1) return { seq: last.seq, fault: 'changed' };
  return { seq, fault: isFromElsewhere(row) ? 'order' : 'changed' };
}

/** Whether an entry is genuine but for its number: it was put where another one stood. */
function isFromElsewhere(row: ChainRow): boolean {
  for (let seq = Math.max(1, row.seq - REACH); seq <= row.seq + REACH; seq += 1) {
    if (hashOf({ ...row, seq }) === row.hash) return true;
  }
  return false;
}

function learnKey(keys: Map<string, KeyObject>, payload: string): void {
  const parsed: unknown = JSON.parse(payload);
  const members = new Map<string, unknown>(Object.entries(parsed ?? {}));
  const keyId = String(members.get('keyId'));
  const publicKey = String(members.get('publicKey'));
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (keyIdOf(publicKey) === keyId) keys.set(keyId, key);
  } catch {
    // What is no key makes none known: the entry's own signature then fails.
  }
}

/** The name of a key: the beginning of the SHA-256 over its public part (SPKI, base64). */
export function keyIdOf(publicKey: string): string {
  return sha256(publicKey).slice(0, 16);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
