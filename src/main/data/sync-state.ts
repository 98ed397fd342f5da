import type { Reader, Tx } from './database.ts';

/** How sync is, beyond what one run of the program knows. Instants in milliseconds. */
export interface SyncState {
  readonly pausedAt: number | null;
  readonly offlineSince: number | null;
  /** When the store was found to be restored from a backup; null as long as it is as the till left it. */
  readonly rewoundAt: number | null;
  /** The place of the newest document that it still has, among all that it got; 0 when it has none of the till's. */
  readonly rewoundTo: number;
}

/** How sync is. */
export async function findSyncState(db: Reader): Promise<SyncState> {
  return await db
    .selectFrom('syncState')
    .select(['pausedAt', 'offlineSince', 'rewoundAt', 'rewoundTo'])
    .executeTakeFirstOrThrow();
}

/** Stops sync until it is resumed; one that is stopped keeps since when and by whom. */
export async function pauseSync(tx: Tx, at: number, by: string): Promise<void> {
  await tx
    .updateTable('syncState')
    .set({ pausedAt: at, pausedBy: by })
    .where('pausedAt', 'is', null)
    .execute();
}

/** Lets a stopped sync go on. */
export async function resumeSync(tx: Tx): Promise<void> {
  await tx.updateTable('syncState').set({ pausedAt: null, pausedBy: null }).execute();
}

/** Keeps since when the line is down; null when it is up. */
export async function keepOffline(tx: Tx, since: number | null): Promise<void> {
  await tx.updateTable('syncState').set({ offlineSince: since }).execute();
}

/** The store was restored: what it got after `to` is lost there. Null: it is as the till left it. */
export async function keepRewound(
  tx: Tx,
  rewound: { readonly at: number; readonly to: number } | null,
): Promise<void> {
  await tx
    .updateTable('syncState')
    .set({ rewoundAt: rewound?.at ?? null, rewoundTo: rewound?.to ?? 0 })
    .execute();
}
