import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** What became of a try that did not end the matter. Instants in milliseconds. */
export interface Postponement {
  readonly id: string;
  readonly owner: string;
  /** `uncertain`: it may have arrived. */
  readonly state: 'waiting' | 'uncertain';
  readonly dueAt: number;
  /** Tries that left open whether it arrived, this one included. */
  readonly unclear: number;
  readonly code: string;
  readonly message: string;
}

/** Gives a document back, to be tried again later. Does nothing when somebody else holds it by now. */
export async function postpone(
  tx: Tx,
  { id, owner, state, dueAt, unclear, code, message }: Postponement,
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state, dueAt, unclear, errorCode: code, errorMessage: message, leaseOwner: null, leaseUntil: 0 })
    .where('id', '=', id)
    .where('leaseOwner', '=', owner)
    .execute();
}

/** The store's no; a person has to act. */
export interface StoreRefusal {
  readonly id: string;
  readonly owner: string;
  readonly code: string;
  /** The store's own words. */
  readonly message: string;
  /** What it was about, as JSON, or null. */
  readonly detail: string | null;
  /** Milliseconds. */
  readonly at: number;
}

/** Lays a document aside with the store's words. Does nothing when somebody else holds it by now. */
export async function layAside(
  tx: Tx,
  { id, owner, code, message, detail, at }: StoreRefusal,
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({
      state: 'refused',
      errorCode: code,
      errorMessage: message,
      errorDetail: detail,
      refusedAt: at,
      leaseOwner: null,
      leaseUntil: 0,
    })
    .where('id', '=', id)
    .where('leaseOwner', '=', owner)
    .execute();
}

/** What the store calls the document; instants in milliseconds. */
export interface Arrival {
  readonly id: string;
  readonly remoteId: string;
  readonly remoteCode: string;
  /** Minor units; null where it has no worth. */
  readonly remoteTotal: number | null;
  /** What it was to be worth there, as it was sent. */
  readonly toldTotal: number | null;
  readonly at: number;
  /** As `postedAt` of data/stock-import.ts counts it. */
  readonly postedAt: number;
}

const NEXT_SEQ = sql<number>`(SELECT 1 + coalesce(max(done_seq), 0) FROM outbox WHERE done_seq IS NOT NULL)`;

/**
 * The store has the document: also its movements are known to be there, from `postedAt` on, and a customer is known by
 * the store's id. Who holds it does not matter: what is there is there.
 */
export async function markArrived(tx: Tx, { id, at, postedAt, ...remote }: Arrival): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({
      state: 'done',
      doneAt: at,
      doneSeq: NEXT_SEQ,
      ...remote,
      memory: null,
      unclear: 0,
      errorCode: null,
      errorMessage: null,
      errorDetail: null,
      leaseOwner: null,
      leaseUntil: 0,
    })
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('unseenMovement')
    .set({ postedAt })
    .where('documentId', '=', id)
    .where('postedAt', 'is', null)
    .execute();
  // Two customers with one mail are one to the store: the id stays with the one that has it.
  await sql`
    UPDATE OR IGNORE customer SET remote_id = ${remote.remoteId}
    WHERE id = (SELECT document ->> 'customerId' FROM outbox WHERE id = ${id} AND kind = 'customer')`.execute(
    tx,
  );
}
