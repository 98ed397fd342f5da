import type { Reader, Tx } from './database.ts';

/** A phone or tablet that may use the pickup desk. Instants are milliseconds UTC. */
export interface DeskRow {
  readonly id: string;
  readonly name: string;
  readonly pairedAt: number;
  readonly lastSeenAt: number;
}

const COLUMNS = ['id', 'name', 'pairedAt', 'lastSeenAt'] as const;

/** Those that are not shut out, by name. */
export async function listDesks(db: Reader): Promise<DeskRow[]> {
  return await desks(db).orderBy('name').orderBy('pairedAt').execute();
}

/** One that is not shut out, or null. */
export async function findDesk(db: Reader, id: string): Promise<DeskRow | null> {
  return (await desks(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The one that proves itself with this, unless it is shut out. */
export async function findDeskByToken(db: Reader, tokenHash: string): Promise<DeskRow | null> {
  return (await desks(db).where('tokenHash', '=', tokenHash).executeTakeFirst()) ?? null;
}

/** Lets a device in from now on. */
export async function insertDesk(tx: Tx, desk: DeskRow & { readonly tokenHash: string }): Promise<void> {
  await tx.insertInto('deskDevice').values(desk).execute();
}

/** Shuts a device out, at an instant (ms UTC). */
export async function revokeDesk(tx: Tx, id: string, at: number): Promise<void> {
  await tx.updateTable('deskDevice').set({ revokedAt: at }).where('id', '=', id).execute();
}

/** Remembers when a device was there last (ms UTC). */
export async function markDeskSeen(tx: Tx, id: string, at: number): Promise<void> {
  await tx.updateTable('deskDevice').set({ lastSeenAt: at }).where('id', '=', id).execute();
}

function desks(db: Reader) {
  return db.selectFrom('deskDevice').select(COLUMNS).where('revokedAt', 'is', null);
}
