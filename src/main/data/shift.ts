import type { OpenShift } from '#contract/shift.ts';
import { compiled } from './compiled.ts';
import type { Reader } from './database.ts';

/** The shift that is open, with its float in minor units. */
const openQuery = compiled<Record<string, never>, OpenShift>((db) =>
  db
    .selectFrom('shift')
    .leftJoin('shiftClose', 'shiftClose.shiftId', 'shift.id')
    .select(['shift.id as shiftId', 'shift.number', 'shift.openedAt', 'shift.openedBy', 'shift.float'])
    .where('shiftClose.shiftId', 'is', null)
    .orderBy('shift.number', 'desc')
    .limit(1),
);

/** The shift that sales go to, or null while none is open. */
export async function findOpenShift(db: Reader): Promise<OpenShift | null> {
  const [shift] = await openQuery(db, {});
  return shift ?? null;
}
