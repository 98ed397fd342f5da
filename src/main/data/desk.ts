import type { Reader, Tx } from './database.ts';

/** A phone or tablet that may use the pickup desk. Instants are milliseconds UTC. */
export interface DeskRow {
  readonly id: string;
  readonly name: string;
  readonly pairedAt: number;
  readonly lastSeenAt: number;
  /** When wrong PINs shut it out; null while they have not. */
  readonly barredAt: number | null;
}

const COLUMNS = ['id', 'name', 'pairedAt', 'lastSeenAt', 'barredAt'] as const;

/** Those that no manager shut out, by name. */
export async function listDesks(db: Reader): Promise<DeskRow[]> {
  return await listed(db).orderBy('name').orderBy('pairedAt').execute();
}

/** One that is in the list, or null. */
export async function findListedDesk(db: Reader, id: string): Promise<DeskRow | null> {
  return (await listed(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** One that may come, or null. */
export async function findDesk(db: Reader, id: string): Promise<DeskRow | null> {
  return (await welcome(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The one that proves itself with this, if it may come. */
export async function findDeskByToken(db: Reader, tokenHash: string): Promise<DeskRow | null> {
  return (await welcome(db).where('tokenHash', '=', tokenHash).executeTakeFirst()) ?? null;
}

/** A device as it is paired. */
export type NewDesk = Omit<DeskRow, 'barredAt'> & { readonly tokenHash: string };

/** Lets a device in from now on. */
export async function insertDesk(tx: Tx, desk: NewDesk): Promise<void> {
  await tx.insertInto('deskDevice').values(desk).execute();
}

/** Shuts a device out, at an instant (ms UTC), and off the list. */
export async function revokeDesk(tx: Tx, id: string, at: number): Promise<void> {
  await tx.updateTable('deskDevice').set({ revokedAt: at }).where('id', '=', id).execute();
}

/** Shuts a device out for wrong PINs, at an instant (ms UTC). */
export async function barDesk(tx: Tx, id: string, at: number): Promise<void> {
  await tx.updateTable('deskDevice').set({ barredAt: at }).where('id', '=', id).execute();
}

/** Remembers when a device was there last (ms UTC). */
export async function markDeskSeen(tx: Tx, id: string, at: number): Promise<void> {
  await tx.updateTable('deskDevice').set({ lastSeenAt: at }).where('id', '=', id).execute();
}

function listed(db: Reader) {
  return db.selectFrom('deskDevice').select(COLUMNS).where('revokedAt', 'is', null);
}

function welcome(db: Reader) {
  return listed(db).where('barredAt', 'is', null);
}
