import type { Outcome } from '../connector.ts';

/** Once a step has changed something in the store, "nothing happened" is not true of the document any more. */
export function unlessChanged<T>(outcome: Outcome<T>, hasChanged: boolean, settleMs: number): Outcome<T> {
  if (outcome.kind !== 'later' || !hasChanged) return outcome;
  return { kind: 'unknown', lookAfterMs: Math.max(settleMs, outcome.afterMs), message: outcome.message };
}
