import { doneSale } from '#main/data/outbox-repost.ts';
import type { Reader } from '#main/data/database.ts';
import type { PostMemory, Read, StoreConnector } from './connector.ts';
import { storeDocumentSchema } from './document-schema.ts';

/** A store that was restored from a backup: `to` is the place of the newest sale that it still has, 0 when it has none. */
export interface Rewound {
  readonly to: number;
  /** How many of the till's sales it lost. */
  readonly lost: number;
}

const NO_MEMORY: PostMemory = { kept: null, keep: () => Promise.resolve() };

/**
 * Whether the store still has what the till brought it: null when it has the newest sale. Otherwise how far back the
 * loss reaches, found in few questions as a restored store has everything up to a moment and nothing after it.
 */
export async function findRewound(db: Reader, connector: StoreConnector): Promise<Read<Rewound | null>> {
  const newest = await isThere(db, connector, 0);
  if (newest.kind !== 'read') return newest;
  if (newest.value) return { kind: 'read', value: null };
  const lost = await countLost(db, connector);
  if (lost.kind !== 'read') return lost;
  const kept = await doneSale(db, lost.value);
  return { kind: 'read', value: { to: kept?.seq ?? 0, lost: lost.value } };
}

/** How many of the newest sales are gone, one at least: doubled steps back to one that is there, then halved. */
async function countLost(db: Reader, connector: StoreConnector): Promise<Read<number>> {
  let gone = 0;
  let there: number | null = null;
  while (there === null || there - gone > 1) {
    const nth: number = there === null ? gone * 2 + 1 : Math.floor((gone + there) / 2);
    const asked = await isThere(db, connector, nth);
    if (asked.kind !== 'read') return asked;
    if (asked.value) there = nth;
    else gone = nth;
  }
  return { kind: 'read', value: there };
}

/** Whether the store has the nth newest sale that it got; before the first one everything is there. */
async function isThere(db: Reader, connector: StoreConnector, nth: number): Promise<Read<boolean>> {
  const sale = await doneSale(db, nth);
  if (sale === null) return { kind: 'read', value: true };
  const found = await connector.find(storeDocumentSchema.parse(JSON.parse(sale.document)), NO_MEMORY);
  return found.kind === 'read' ? { kind: 'read', value: found.value !== null } : found;
}
