import type { Pickup } from './pickup.ts';
import type { WebOrder } from './web-order.ts';

/** What the shop promises: minutes and hours. */
export interface PickupTerms {
  /** An order without a promise of its own is ready so long after it was placed. */
  readonly promiseMinutes: number;
  /** So long before its time an order is at risk. */
  readonly atRiskMinutes: number;
  /** So long after it was ready the shopper is reminded, and it counts as unclaimed. */
  readonly remindAfterHours: number;
  /** So long after it was ready it may be released. */
  readonly releaseAfterHours: number;
}

/** The columns of the board; `to-settle`: the shopper has no part in it any more, but somebody here has. */
export const BOARD_COLUMNS = [
  'to-accept',
  'to-pick',
  'picking',
  'packed',
  'ready',
  'unclaimed',
  'to-settle',
] as const;

export type BoardColumn = (typeof BOARD_COLUMNS)[number];

export const URGENCIES = ['calm', 'at-risk', 'late'] as const;

export type Urgency = (typeof URGENCIES)[number];

/** When an order has to be ready, milliseconds UTC: as promised, else so long after it was placed. */
export function dueAt(
  order: Pick<WebOrder, 'promisedAt' | 'placedAt'>,
  terms: Pick<PickupTerms, 'promiseMinutes'>,
): number {
  return order.promisedAt ?? order.placedAt + terms.promiseMinutes * MINUTE;
}

/**
 * Where an order stands on the board at `now`; null for one that is done with. One that was released waits to be put
 * back on the shelf, and any that has `questions` waits for an answer.
 */
export function boardColumn(
  pickup: Pick<Pickup, 'stage' | 'readyAt'> & { readonly questions: number },
  now: number,
  terms: Pick<PickupTerms, 'remindAfterHours'>,
): BoardColumn | null {
  switch (pickup.stage) {
    case 'new':
      return 'to-accept';
    case 'accepted':
      return 'to-pick';
    case 'picking':
    case 'packed':
      return pickup.stage;
    case 'ready':
      return isUnclaimed(pickup, now, terms) ? 'unclaimed' : 'ready';
    case 'handed-over':
    case 'rejected':
    case 'cancelled':
      return pickup.questions > 0 ? 'to-settle' : null;
    case 'released':
      return 'to-settle';
  }
}

/**
 * How pressing it is at `now` to get an order ready that is due at `due`: late once its time has come. What is ready
 * presses nobody.
 */
export function urgencyOf(
  pickup: Pick<Pickup, 'stage'>,
  due: number,
  now: number,
  terms: Pick<PickupTerms, 'atRiskMinutes'>,
): Urgency {
  if (!UNREADY.has(pickup.stage)) return 'calm';
  if (now >= due) return 'late';
  return now >= due - terms.atRiskMinutes * MINUTE ? 'at-risk' : 'calm';
}

/** Whether an order has waited for the shopper so long that they are reminded. */
export function isUnclaimed(
  pickup: Pick<Pickup, 'stage' | 'readyAt'>,
  now: number,
  terms: Pick<PickupTerms, 'remindAfterHours'>,
): boolean {
  return pickup.stage === 'ready' && waits(pickup, now, terms.remindAfterHours);
}

/** Whether an order has waited for the shopper so long that it may be released. */
export function isReleasable(
  pickup: Pick<Pickup, 'stage' | 'readyAt'>,
  now: number,
  terms: Pick<PickupTerms, 'releaseAfterHours'>,
): boolean {
  return pickup.stage === 'ready' && waits(pickup, now, terms.releaseAfterHours);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const UNREADY: ReadonlySet<Pickup['stage']> = new Set(['new', 'accepted', 'picking', 'packed']);

function waits(pickup: Pick<Pickup, 'readyAt'>, now: number, hours: number): boolean {
  return pickup.readyAt !== null && now - pickup.readyAt >= hours * HOUR;
}
