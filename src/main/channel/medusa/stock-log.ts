import { z } from 'zod';
import type { Outcome, Read } from '../connector.ts';
import type { MedusaClient } from './client.ts';
import { refusalOf } from './refusals.ts';
import { CLAIM } from './sale-order.ts';

/** A level as it was read and as it is to be, in thousandths. */
const levelSchema = z.object({ before: z.int(), after: z.int() });

/** Levels by the id of their inventory item. */
export type Levels = Readonly<Record<string, z.output<typeof levelSchema>>>;

const metadataSchema = z.object({
  [CLAIM]: z.string(),
  countertop_state: z.enum(['writing', 'written', 'dropped']),
  countertop_levels: z.record(z.string(), levelSchema),
});

const entrySchema = z.object({
  id: z.string(),
  created_at: z.string(),
  metadata: z.unknown(),
});

/** What a document is doing to the stock, as the store keeps it. */
export interface LogEntry {
  readonly id: string;
  readonly isWritten: boolean;
  readonly levels: Levels;
}

const MOST = 20;

/**
 * The entry of a document. Medusa keeps no history of its levels, so the till leaves one there: a reservation of
 * nothing, where people of the shop see who moved what, and where another try finds what an earlier one was about to
 * write. The newest that is written counts, else the oldest that still is.
 */
export async function readLog(
  client: MedusaClient,
  documentId: string,
): Promise<Read<{ readonly entry: LogEntry | null; readonly storeTime: number | null }>> {
  const read = await client.read({
    path: '/reservations',
    query: { q: documentId, fields: 'id,created_at,metadata', order: 'created_at', limit: MOST },
    answer: z.object({ reservations: z.array(entrySchema) }),
  });
  if (read.kind !== 'read') return read;
  const entries = read.value.value.reservations.flatMap(({ id, metadata }) => {
    const own = metadataSchema.safeParse(metadata);
    if (!own.success || own.data[CLAIM] !== documentId) return [];
    const { countertop_state: state, countertop_levels: levels } = own.data;
    return state === 'dropped' ? [] : [{ id, isWritten: state === 'written', levels }];
  });
  const entry = entries.find(({ isWritten }) => isWritten) ?? entries[0] ?? null;
  return { kind: 'read', value: { entry, storeTime: read.value.storeTime } };
}

/** Whether a document has done all it was to do to the stock. */
export async function isLogged(
  client: MedusaClient,
  documentId: string,
): Promise<Read<{ readonly isWritten: boolean; readonly storeTime: number | null }>> {
  const read = await readLog(client, documentId);
  if (read.kind !== 'read') return read;
  const { entry, storeTime } = read.value;
  return { kind: 'read', value: { isWritten: entry?.isWritten ?? false, storeTime } };
}

/** Notes what is about to be written. `note` is for people. */
export async function openEntry(
  client: MedusaClient,
  entry: {
    readonly documentId: string;
    readonly locationId: string;
    readonly note: string;
    readonly levels: Levels;
  },
): Promise<Outcome<LogEntry>> {
  const { documentId, locationId, note, levels } = entry;
  const [itemId] = Object.keys(levels);
  const written = await client.write({
    method: 'POST',
    path: '/reservations',
    query: { fields: 'id' },
    body: {
      inventory_item_id: itemId,
      location_id: locationId,
      quantity: 0,
      description: `${note} ${documentId}`.trim(),
      metadata: { [CLAIM]: documentId, countertop_state: 'writing', countertop_levels: levels },
    },
    answer: z.object({ reservation: z.object({ id: z.string() }) }),
  });
  if (written.kind === 'rejected') return refusalOf(written);
  if (written.kind !== 'answered') return written;
  const { id } = written.value.reservation;
  return { kind: 'done', value: { id, isWritten: false, levels }, repeated: false };
}

/** Notes that the levels were written, or that a person has to look. */
export async function closeEntry(
  client: MedusaClient,
  documentId: string,
  { id, levels }: LogEntry,
  state: 'written' | 'dropped',
): Promise<Outcome<null>> {
  const written = await client.write({
    method: 'POST',
    path: `/reservations/${id}`,
    body: {
      metadata: { [CLAIM]: documentId, countertop_state: state, countertop_levels: levels },
    },
    answer: z.unknown(),
  });
  if (written.kind === 'rejected') return refusalOf(written);
  return written.kind === 'answered' ? { kind: 'done', value: null, repeated: false } : written;
}
