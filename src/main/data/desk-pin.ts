import type { PinState } from '#domain/party/pin-wait.ts';
import type { Reader, Tx } from './database.ts';

/** In place of a person: all names together. */
export const ALL_NAMES = '';

/** What is kept of the wrong PINs that were typed at a device for a person, or for `ALL_NAMES`. */
export async function findDeskPin(db: Reader, deskId: string, staffId: string): Promise<PinState> {
  const row = await db
    .selectFrom('deskPin')
    .select(['failures', 'lockedUntil'])
    .where('deskId', '=', deskId)
    .where('staffId', '=', staffId)
    .executeTakeFirst();
  return row ?? { failures: 0, lockedUntil: 0 };
}

/** Keeps it. */
export async function keepDeskPin(
  tx: Tx,
  deskId: string,
  staffId: string,
  { failures, lockedUntil }: PinState,
): Promise<void> {
  const state = { failures, lockedUntil };
  await tx
    .insertInto('deskPin')
    .values({ deskId, staffId, ...state })
    .onConflict((conflict) => conflict.columns(['deskId', 'staffId']).doUpdateSet(state))
    .execute();
}
