/** An answer of the store, as far as it tells how the store is. Instants and times in milliseconds. */
export interface Answered {
  /** What was asked: only answers to the same question are compared. */
  readonly subject: string;
  readonly at: number;
  readonly tookMs: number;
  /** How many things it brought. */
  readonly items: number;
  /** The store could not answer: throttled, out of order, or not there. */
  readonly isFailure: boolean;
  /** How long it asked to be left alone; 0 when it did not. */
  readonly afterMs: number;
}

/** How gently a store is asked. `pauseMs` is the pause before the next question, beyond what it took anyway. */
export interface Gentleness {
  readonly kind: 'normal' | 'gentle' | 'waiting';
  readonly pauseMs: number;
}

/** So many answers are looked at; one that was bad is forgotten when as many good ones came after it. */
export const LOOKED_AT = 40;

const RECENT = 8;
const LEAST_USUAL = 3;
/** So many times what is usual, and at least so long, is slow. */
const SLOW_TIMES = 4;
const SLOW_MS = 1500;
const FIRST_PAUSE_MS = 250;
const MOST_PAUSE_MS = 10_000;
/** A wait that a store asks for is kept, but no longer than this; a shorter one than the first is no request. */
const ASKED_MS = { least: 5000, most: 300_000 } as const;
/** A page costs this many items even when it is empty. */
const PAGE_COST = 100;

/**
 * How gently to go on, from the last answers, oldest first. Doubles the pause with each failure among the last answers;
 * after a slow one the store rests as long as it worked; a wait that it asked for is kept. All well: no pause at all.
 * Whole milliseconds, rounded up.
 */
export function gentlenessOf(answers: readonly Answered[], now: number): Gentleness {
  const waitMs = askedRest(answers.at(-1), now);
  if (waitMs > 0) return { kind: 'waiting', pauseMs: Math.ceil(waitMs) };
  const failures = answers.slice(-RECENT).filter((answer) => answer.isFailure).length;
  const afterFailures = failures === 0 ? 0 : FIRST_PAUSE_MS * 2 ** (failures - 1);
  const pauseMs = Math.ceil(Math.min(MOST_PAUSE_MS, Math.max(afterFailures, slownessOf(answers))));
  return { kind: pauseMs > 0 ? 'gentle' : 'normal', pauseMs };
}

function askedRest(last: Answered | undefined, now: number): number {
  if (last === undefined || !last.isFailure || last.afterMs < ASKED_MS.least) return 0;
  const end = last.at + Math.min(last.afterMs, ASKED_MS.most);
  return Math.min(ASKED_MS.most, Math.max(0, end - now));
}

/** What the last answer took, when that is far beyond what such an answer usually takes; else 0. */
function slownessOf(answers: readonly Answered[]): number {
  const last = answers.findLast((answer) => !answer.isFailure);
  if (last === undefined || last.tookMs < SLOW_MS) return 0;
  const before = answers.filter((one) => one !== last && !one.isFailure && one.subject === last.subject);
  if (before.length < LEAST_USUAL) return 0;
  const usual = before.map(costOf).toSorted((a, b) => a - b)[Math.floor(before.length / 2)] ?? 0;
  return costOf(last) > usual * SLOW_TIMES ? last.tookMs : 0;
}

function costOf({ tookMs, items }: Answered): number {
  return tookMs / (PAGE_COST + items);
}
