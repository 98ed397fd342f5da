import { createHash } from 'node:crypto';
import { canonicalJson } from '#domain/journal/canonical.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';

/** Something that happened and must stay visible. */
export interface JournalEntry {
  readonly at: number;
  readonly kind: string;
  readonly actor: string;
  /** Whole numbers, texts, booleans, null, lists and objects of them. */
  readonly payload: object;
}

/** Signs a hash (hex) with the key of that id: Ed25519, base64. */
export interface JournalSigner {
  readonly keyId: string;
  readonly sign: (hash: string) => string;
}

interface Link {
  readonly seq: number;
  readonly hash: string;
}

const NO_HASH = '0'.repeat(64);

const lastQuery = compiled<Record<string, never>, Link>((db) =>
  db.selectFrom('journal').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1),
);

/**
 * Adds an entry to the chain: its hash (SHA-256) covers its canonical text and the hash before it,
 * so that a removed or changed entry breaks the chain where it stood.
 */
export async function appendJournal(
  tx: Tx,
  entry: JournalEntry,
  signer: JournalSigner | null,
): Promise<void> {
  const [last] = await lastQuery(tx, {});
  const seq = (last?.seq ?? 0) + 1;
  const previousHash = last?.hash ?? NO_HASH;
  const payload = canonicalJson(entry.payload);
  const hash = hashOf(seq, previousHash, { ...entry, payload });
  await tx
    .insertInto('journal')
    .values({
      seq,
      at: entry.at,
      kind: entry.kind,
      actor: entry.actor,
      payload,
      previousHash,
      hash,
      keyId: signer?.keyId ?? null,
      signature: signer?.sign(hash) ?? null,
    })
    .execute();
}

/** The number of the first entry that does not fit the chain, or null when all do. */
export async function firstBrokenEntry(db: Reader): Promise<number | null> {
  let link: Link = { seq: 0, hash: NO_HASH };
  for (const row of await db.selectFrom('journal').selectAll().orderBy('seq').execute()) {
    const hash = hashOf(row.seq, link.hash, row);
    if (row.seq !== link.seq + 1 || row.previousHash !== link.hash || row.hash !== hash) return link.seq + 1;
    link = row;
  }
  return null;
}

/** `payload` is the canonical text itself, so that checking needs no parsing. */
function hashOf(
  seq: number,
  previousHash: string,
  { at, kind, actor, payload }: Omit<JournalEntry, 'payload'> & { readonly payload: string },
): string {
  const text = canonicalJson({ seq, previousHash, at, kind, actor, payload });
  return createHash('sha256').update(text).digest('hex');
}
