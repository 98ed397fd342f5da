import type { Reader, Tx } from './database.ts';

/** What stands in for goods, as the manager said, the first choice first. */
export async function substitutesOf(db: Reader, variantId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('substitutePair')
    .select('substituteId')
    .where('variantId', '=', variantId)
    .orderBy('position')
    .execute();
  return rows.map(({ substituteId }) => substituteId);
}

/** Keeps what stands in for goods and nothing else. */
export async function replaceSubstitutes(
  tx: Tx,
  variantId: number,
  substituteIds: readonly number[],
): Promise<void> {
  await tx.deleteFrom('substitutePair').where('variantId', '=', variantId).execute();
  const rows = [...new Set(substituteIds)].map((substituteId, position) => ({
    variantId,
    substituteId,
    position,
  }));
  if (rows.length > 0) await tx.insertInto('substitutePair').values(rows).execute();
}
