import { canonicalJson } from '#domain/journal/canonical.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { hashOf, KEY_KIND, NO_END, type ChainEnd, type ChainRow } from './journal-chain.ts';

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

const lastQuery = compiled<Record<string, never>, ChainEnd>((db) =>
  db.selectFrom('journal').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1),
);

/** Where the chain ends now. */
export async function journalEnd(db: Reader): Promise<ChainEnd> {
  const [last] = await lastQuery(db, {});
  return last ?? NO_END;
}

/** The hash of an entry, or null when it is not there. */
export async function entryHash(db: Reader, seq: number): Promise<string | null> {
  const row = await db.selectFrom('journal').select('hash').where('seq', '=', seq).executeTakeFirst();
  return row?.hash ?? null;
}

/**
 * Adds an entry to the chain: its hash (SHA-256) covers its canonical text and the hash before it,
 * so that a removed or changed entry breaks the chain where it stood.
 */
export async function appendJournal(
  tx: Tx,
  { at, kind, actor, payload }: JournalEntry,
  signer: JournalSigner | null,
): Promise<void> {
  const last = await journalEnd(tx);
  const entry = {
    seq: last.seq + 1,
    previousHash: last.hash,
    at,
    kind,
    actor,
    payload: canonicalJson(payload),
  };
  const hash = hashOf(entry);
  await tx
    .insertInto('journal')
    .values({ ...entry, hash, keyId: signer?.keyId ?? null, signature: signer?.sign(hash) ?? null })
    .execute();
}

/** Entries after a number, in order. */
export async function journalAfter(db: Reader, seq: number, limit: number): Promise<ChainRow[]> {
  return await db
    .selectFrom('journal')
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** What of the journal is to be shown; `kinds` empty for all. */
export interface JournalPage {
  readonly before: number | null;
  readonly kinds: readonly string[];
  readonly limit: number;
}

/** Entries before a number, newest first. */
export async function listJournal(db: Reader, { before, kinds, limit }: JournalPage): Promise<ChainRow[]> {
  return await db
    .selectFrom('journal')
    .selectAll()
    .$if(before !== null, (query) => query.where('seq', '<', before))
    .$if(kinds.length > 0, (query) => query.where('kind', 'in', kinds))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
}

/** Whether an entry made this key known. The newest entry mostly tells, so that a start reads no more than it. */
export async function isKeyKnown(db: Reader, keyId: string): Promise<boolean> {
  const newest = await db
    .selectFrom('journal')
    .select('keyId')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest?.keyId === keyId) return true;
  const known = await db
    .selectFrom('journal')
    .select('seq')
    .where('kind', '=', KEY_KIND)
    .where('keyId', '=', keyId)
    .limit(1)
    .executeTakeFirst();
  return known !== undefined;
}
