import { z } from 'zod';
import { absentIds, keepAbsent, livingIds, markDeleted, type Entity } from '#main/data/deletion.ts';
import { keepCursor, rewindStream, streamPosition } from '#main/data/sync-cursor.ts';
import type { IdSweep } from './connector.ts';
import { pullCatalog } from './pull-catalog.ts';
import { DONE, failedStep, REWOUND, type Pull, type Step } from './pull.ts';
import { writeInParts } from './write-parts.ts';

/** The store's ids that sweeps listed and the till did not have, with the number of such sweeps in a row. */
const MAX_STRANGERS = 1000;

const strangersSchema = z.record(z.string(), z.int().min(1));

/**
 * Compares all ids of one kind with the store's. What two whole sweeps in a row do not list is deleted there.
 * What the till lacks even after reading what is new was missed: the catalog is read again from its beginning, after
 * the first such sweep, the second, the fourth and so on. It may be missed once more, or be nothing the till can have.
 */
export async function sweepIds(pull: Pull, entity: Entity): Promise<Step> {
  const read = await pull.connector.ids(entity);
  if (read.kind !== 'read') return failedStep(read);
  const sweep = read.value;
  const living = await livingIds(pull.writes.db, entity);
  if (!isTrusted(sweep, living)) {
    await noteSweep(pull, entity, null);
    return DONE;
  }
  const lacking = await compare(pull, entity, sweep, living);
  if (lacking === null) return REWOUND;
  if (lacking.length > 0) {
    const step = await pullCatalog(pull);
    if (step.kind !== 'done') return step;
  }
  const known = new Set(lacking.length > 0 ? await livingIds(pull.writes.db, entity) : living);
  await noteSweep(
    pull,
    entity,
    lacking.filter((id) => !known.has(id)),
  );
  return DONE;
}

/** A store that lists nothing at all is more likely broken than empty. */
function isTrusted({ isWhole, remoteIds }: IdSweep, living: readonly string[]): boolean {
  return isWhole && (remoteIds.length > 0 || living.length === 0);
}

/** Marks what is gone and gives what the till lacks; null when nothing can be believed of this store. */
async function compare(
  { writes, touch, lookBack }: Pull,
  entity: Entity,
  { remoteIds }: IdSweep,
  living: readonly string[],
): Promise<string[] | null> {
  const listed = new Set(remoteIds);
  const absent = living.filter((id) => !listed.has(id));
  const before = await absentIds(writes.db, entity);
  const gone = absent.filter((id) => before.has(id));
  if (gone.length > 0 && (await lookBack()).kind !== 'done') return null;
  await writeInParts(writes, gone, (tx, part) => markDeleted(tx, entity, part.items));
  await writes.write((tx) =>
    keepAbsent(
      tx,
      entity,
      absent.filter((id) => !before.has(id)),
    ),
  );
  if (gone.length > 0) touch('catalog');
  const known = new Set(living);
  return remoteIds.filter((id) => !known.has(id));
}

async function noteSweep(
  { writes, now }: Pull,
  entity: Entity,
  strangers: readonly string[] | null,
): Promise<void> {
  const stream = `${entity}-ids` as const;
  const noted = (await streamPosition(writes.db, stream))?.cursor ?? '{}';
  const known = new Map(Object.entries(strangersSchema.parse(JSON.parse(noted))));
  const times = (strangers ?? []).map((id) => [id, (known.get(id) ?? 0) + 1] as const);
  const isNews = times.some(([, count]) => Number.isInteger(Math.log2(count))) && known.size < MAX_STRANGERS;
  const cursor =
    strangers === null ? noted : JSON.stringify(Object.fromEntries(times.slice(0, MAX_STRANGERS)));
  await writes.write(async (tx) => {
    await keepCursor(tx, { stream, cursor, isEnd: strangers !== null, at: now() });
    if (isNews) await rewindStream(tx, 'catalog');
  });
}
