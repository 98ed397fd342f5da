import type { Entity } from '#main/data/deletion.ts';
import type { Reader } from '#main/data/database.ts';
import { hasCompleted, streamPosition, type Stream } from '#main/data/sync-cursor.ts';
import type { Capabilities } from './connector.ts';

/** Waits of the sync, in milliseconds. */
export interface Pace {
  /** Between two rounds while the line is up, at most; where the store says by itself what is new, `listeningMs`. */
  readonly roundMs: number;
  readonly listeningMs: number;
  readonly down: { readonly firstMs: number; readonly capMs: number };
  readonly attention: { readonly firstMs: number; readonly capMs: number };
  /** Between two readings of what holds for the whole store. */
  readonly settingsMs: number;
  readonly customersMs: number;
  /** The least time between two sweeps of all stock. */
  readonly stockSweepMs: number;
  /** The least time between two readings of the open orders of a store that does not tell what changed. */
  readonly ordersMs: number;
  /** The least and the most time between two sweeps of all ids. */
  readonly idSweepMs: { readonly least: number; readonly most: number };
  /** How often the store is asked what it can do. */
  readonly checkMs: number;
}

export const PACE: Pace = {
  roundMs: 15_000,
  listeningMs: 60_000,
  down: { firstMs: 1000, capMs: 15_000 },
  attention: { firstMs: 5000, capMs: 60_000 },
  settingsMs: 60_000,
  customersMs: 60_000,
  stockSweepMs: 60_000,
  ordersMs: 30_000,
  idSweepMs: { least: 600_000, most: 86_400_000 },
  checkMs: 3_600_000,
};

/** A sweep may take this part of the store's time at most: one in so many. */
const STOCK_SHARE = 10;
const ORDER_SHARE = 10;
const ID_SHARE = 200;

/** How long the sweeps of this run took (ms); null when there was none yet. */
export interface SweepTimes {
  stockMs: number | null;
  ordersMs: number | null;
  idsMs: number | null;
}

/** What a sweep is taken to cost before the first one was timed: five minutes apart for stock, an hour for ids. */
const GUESS: { readonly stockMs: number; readonly idsMs: number } = { stockMs: 30_000, idsMs: 18_000 };

/** Whether settings are to be read now. */
export async function areSettingsDue(db: Reader, pace: Pace, now: number): Promise<boolean> {
  return await isRested(db, 'settings', now, pace.settingsMs);
}

/** Whether promotions are to be read now: as often as the settings. */
export async function arePromotionsDue(db: Reader, pace: Pace, now: number): Promise<boolean> {
  return await isRested(db, 'promotions', now, pace.settingsMs);
}

/** Whether customers are to be read now; a first pull that was left is gone on with. */
export async function areCustomersDue(db: Reader, pace: Pace, now: number): Promise<boolean> {
  const isLeft = !(await hasCompleted(db, 'customers'));
  return isLeft || (await isRested(db, 'customers', now, pace.customersMs));
}

/** Milliseconds to the next round: tills that were started together drift apart. `random` gives 0 to 1. */
export function nextRoundMs(pace: Pace, isListening: boolean, random: () => number): number {
  const most = isListening ? pace.listeningMs : pace.roundMs;
  return Math.round(most * (0.8 + 0.2 * random()));
}

/** Whether stock is to be read now. A feed is cheap and read every round; a sweep that was left is gone on with. */
export async function isStockDue(
  db: Reader,
  { stock }: Capabilities,
  pace: Pace,
  moment: { readonly now: number; readonly times: SweepTimes; readonly isOpen: boolean },
): Promise<boolean> {
  if (stock === 'feed' || moment.isOpen) return true;
  const rest = Math.max(pace.stockSweepMs, (moment.times.stockMs ?? GUESS.stockMs) * STOCK_SHARE);
  return await isRested(db, 'stock', moment.now, rest);
}

/**
 * Whether orders are to be read now. A feed is cheap and read every round; a first pull that was left is gone on with; a
 * store without pickups has none.
 */
export async function areOrdersDue(
  db: Reader,
  { pickup, stock }: Capabilities,
  pace: Pace,
  moment: { readonly now: number; readonly times: SweepTimes },
): Promise<boolean> {
  if (pickup === 'none') return false;
  if (stock === 'feed' || !(await hasCompleted(db, 'orders'))) return true;
  const rest = Math.max(pace.ordersMs, (moment.times.ordersMs ?? 0) * ORDER_SHARE);
  return await isRested(db, 'orders', moment.now, rest);
}

/** Whether all ids of one kind are to be compared now. Where the store lists deletions this only mends what was missed. */
export async function areIdsDue(
  db: Reader,
  { deletions }: Capabilities,
  pace: Pace,
  moment: { readonly now: number; readonly times: SweepTimes; readonly entity: Entity },
): Promise<boolean> {
  const { now, times, entity } = moment;
  const { least, most } = pace.idSweepMs;
  const byCost = Math.min(most, Math.max(least, (times.idsMs ?? GUESS.idsMs) * ID_SHARE));
  return await isRested(db, `${entity}-ids`, now, deletions === 'listed' ? most : byCost);
}

/** A clock that was set back leaves a stream that seems to have been read in the future: it is due as well. */
async function isRested(db: Reader, stream: Stream, now: number, restMs: number): Promise<boolean> {
  const position = await streamPosition(db, stream);
  return position === null || position.readAt + restMs <= now || position.readAt > now;
}
