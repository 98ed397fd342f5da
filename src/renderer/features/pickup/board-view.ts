import type { PickupCard, PickupRules } from '#contract/pickup.ts';
import { boardColumn, urgencyOf, type Urgency } from '#domain/pickup/board.ts';

/** The columns as they stand beside each other; what is accepted, being picked or packed is one. */
export const COLUMNS = ['to-accept', 'to-pick', 'ready', 'unclaimed', 'to-settle'] as const;

export type Column = (typeof COLUMNS)[number];

/** An order in its column, and how pressing it is. */
export interface Placed {
  readonly card: PickupCard;
  readonly urgency: Urgency;
  readonly isUnclaimed: boolean;
}

export type Board = Readonly<Record<Column, readonly Placed[]>>;

/** Puts cards into their columns as they stand at `now` (ms UTC), in the order in which they came. */
export function boardOf(cards: readonly PickupCard[], now: number, rules: PickupRules): Board {
  const board: Record<Column, Placed[]> = {
    'to-accept': [],
    'to-pick': [],
    ready: [],
    unclaimed: [],
    'to-settle': [],
  };
  for (const card of cards) {
    const column = columnOf(card, now, rules);
    if (column === null) continue;
    const urgency = urgencyOf(card, card.dueAt, now, rules);
    board[column].push({ card, urgency, isUnclaimed: column === 'unclaimed' });
  }
  return board;
}

function columnOf(card: PickupCard, now: number, rules: PickupRules): Column | null {
  const column = boardColumn(card, now, rules);
  return column === 'picking' || column === 'packed' ? 'to-pick' : column;
}
