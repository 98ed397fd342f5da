import { createHash } from 'node:crypto';
import type { Reader } from '#main/data/database.ts';
import { holdBackWish } from '#main/data/stock-buffer.ts';
import type { StoreConnector } from './connector.ts';

/** What the store was told last to hold back, when that was, and when somebody looked whether it holds (ms). */
export interface HeldBack {
  readonly digest: string;
  readonly toldAt: number;
  readonly lookedAt: number;
}

/** Before anything was told. */
export const NOT_TOLD: HeldBack = { digest: '', toldAt: 0, lookedAt: 0 };

/** Between two looks at what is to be held back, and between two tellings of the same (ms). */
const LOOK_MS = 60_000;
const AGAIN_MS = 86_400_000;

/** Whether it is time to look at what is to be held back. A clock that was set back makes it so, too. */
export function isHoldBackDue({ lookedAt }: HeldBack, now: number): boolean {
  return now - lookedAt >= LOOK_MS || now < lookedAt;
}

/** Tells the store what to hold back while it does not hear of this till: when that changed, and each day. */
export async function tellHoldBack(
  db: Reader,
  connector: StoreConnector,
  before: HeldBack,
  now: number,
): Promise<HeldBack> {
  const looked = { ...before, lookedAt: now };
  const wish = await holdBackWish(db);
  if (wish === null) return looked;
  const digest = createHash('sha256').update(JSON.stringify(wish)).digest('hex');
  const isToldLately = digest === before.digest && Math.abs(now - before.toldAt) < AGAIN_MS;
  if (isToldLately) return looked;
  const outcome = await connector.holdBack(wish);
  return outcome.kind === 'done' ? { digest, toldAt: now, lookedAt: now } : looked;
}
