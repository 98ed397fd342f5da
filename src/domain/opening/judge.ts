import { found, type Finding } from './finding.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const GIGABYTE = 1_000_000_000;

/** A store's clock may differ by so much before somebody should look, and before papers bear a wrong time (ms). */
const SKEW_LOOK = 2 * MINUTE;
const SKEW_BAD = 15 * MINUTE;

/** A shop that sold nothing for so long (ms) may have a clock that runs ahead. */
const LONG_AGO = 60 * DAY;

/** A small correction of the clock puts the last document into the future by as much (ms); that is no fault. */
const LITTLE = 5_000;

/**
 * The till's clock, held against the newest document of the till (which can't be from the future) and, where the store
 * said, the store's clock. Instants and differences in milliseconds; `skew` is the store's clock less the till's.
 */
export function judgeClock(now: number, lastDocumentAt: number | null, skew: number | null): Finding {
  if (lastDocumentAt !== null && lastDocumentAt > now + LITTLE) {
    return found('clock.behind', { at: lastDocumentAt });
  }
  if (skew !== null && Math.abs(skew) >= SKEW_LOOK) {
    const minutes = Math.round(Math.abs(skew) / MINUTE);
    return found(Math.abs(skew) >= SKEW_BAD ? 'clock.wrong' : 'clock.off', { minutes });
  }
  if (skew !== null) return found('clock.right');
  if (lastDocumentAt !== null && now - lastDocumentAt > LONG_AGO) {
    return found('clock.long-ago', { at: lastDocumentAt });
  }
  return found('clock.plausible');
}

/** Space left where the database is, in bytes; null where it could not be asked. Two gigabytes are plenty, half a one is not. */
export function judgeDisk(freeBytes: number | null): Finding {
  if (freeBytes === null) return found('disk.unknown');
  const gigabytes = Math.floor((freeBytes / GIGABYTE) * 10) / 10;
  if (freeBytes < GIGABYTE / 2) return found('disk.full', { gigabytes });
  return found(freeBytes < 2 * GIGABYTE ? 'disk.short' : 'disk.enough', { gigabytes });
}

/** What the till knows of its goods. Instants in milliseconds. */
export interface CatalogFacts {
  readonly hasStore: boolean;
  /** Variants that can be sold, and those of them at a price of nothing. */
  readonly sellable: number;
  readonly unpriced: number;
  /** When the store's catalog was read last, and whether it was ever read to its end. */
  readonly readAt: number | null;
  readonly isComplete: boolean;
}

/** A catalog read longer ago than this (ms) may hold old prices. */
const CATALOG_OLD = DAY;

/** Goods there, prices on them, and read not long ago. */
export function judgeCatalog(facts: CatalogFacts, now: number): Finding {
  const { sellable: count, unpriced, readAt } = facts;
  if (facts.hasStore && !facts.isComplete) return found('catalog.partial', { count });
  if (count === 0) return found('catalog.empty');
  if (readAt !== null && facts.hasStore && now - readAt > CATALOG_OLD) {
    return found('catalog.old', { count, at: readAt });
  }
  if (unpriced > 0) return found('catalog.unpriced', { count: unpriced });
  return facts.hasStore
    ? found('catalog.fresh', { count, at: readAt ?? now })
    : found('catalog.own', { count });
}

/** How many tax categories are in use, and the names of those that no rate was ever given to. */
export function judgeTaxes(inUse: number, withoutRate: readonly string[]): Finding {
  if (inUse === 0) return found('taxes.none');
  if (withoutRate.length === 0) return found('taxes.complete', { count: inUse });
  return found('taxes.missing', { count: withoutRate.length, names: withoutRate.slice(0, 5).join(', ') });
}

/** What waits for the store longer than this (ms) is worth a look. */
const QUEUE_OLD = HOUR;

/** Documents that wait for the store, and since when the oldest does (ms). */
export function judgeQueue(waiting: number, oldestAt: number | null, now: number): Finding {
  if (waiting === 0 || oldestAt === null) return found('queue.empty');
  if (now - oldestAt > QUEUE_OLD) return found('queue.old', { count: waiting, at: oldestAt });
  return found('queue.some', { count: waiting });
}

/** Documents that the store refused and nobody has settled. */
export function judgeInbox(refused: number): Finding {
  return refused === 0 ? found('inbox.empty') : found('inbox.some', { count: refused });
}

/** A shift longer open than this (ms) was forgotten to be closed. */
const SHIFT_LONG = 20 * HOUR;

/** The open shift, or null. */
export function judgeShift(
  shift: { readonly number: number; readonly openedAt: number } | null,
  now: number,
): Finding {
  if (shift === null) return found('shift.none');
  const values = { number: shift.number, at: shift.openedAt };
  return found(now - shift.openedAt > SHIFT_LONG ? 'shift.long' : 'shift.open', values);
}
