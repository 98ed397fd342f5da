import { useMemo } from 'react';
import type { PickupCard, PickupRules } from '#contract/pickup.ts';
import { isReleasable } from '#domain/pickup/board.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import { useFormat, type Format } from '#renderer/app/format.ts';
import { useWords, type Words } from '#renderer/app/words.ts';
import type { Placed } from './board-view.ts';
import { useClockWords, useShortWhen } from './use-clock-words.ts';

const HOUR = 3_600_000;

/** What cards say, made once for a whole board. */
export interface CardWords {
  /** What is worth knowing of an order, in one line. */
  readonly factsOf: (placed: Placed) => string;
  /** Its promise: when it is due, or how late it is. */
  readonly clockOf: (placed: Placed) => string;
}

/** The words of all cards as they stand at `now` (ms UTC). */
export function useCardWords(now: number, rules: PickupRules): CardWords {
  const words = useWords();
  const format = useFormat();
  const shortWhen = useShortWhen();
  const clockWords = useClockWords();
  return useMemo(() => {
    const speech = { words, format, shortWhen, now, rules };
    return {
      factsOf: (placed) => factsOf(placed, speech),
      clockOf: ({ card, urgency }) => clockWords(card.dueAt, now, urgency),
    };
  }, [words, format, shortWhen, clockWords, now, rules]);
}

interface Speech {
  readonly words: Words;
  readonly format: Format;
  readonly shortWhen: (at: number, now: number) => string;
  readonly now: number;
  readonly rules: PickupRules;
}

function factsOf(placed: Placed, speech: Speech): string {
  const { card } = placed;
  const { words, format, shortWhen, now } = speech;
  const money = moneyWords(card, words, format);
  switch (card.stage) {
    case 'picking':
      return join(
        words('pickup.card.done', { done: pieces(card.done), wanted: pieces(card.wanted) }),
        card.picker,
        money,
      );
    case 'packed':
      return join(words('pickup.card.bags', { count: card.bags }), money, words('pickup.card.untold'));
    case 'ready':
      if (placed.isUnclaimed) return unclaimedWords(card, speech);
      return join(
        words('pickup.card.bags', { count: card.bags }),
        money,
        words('pickup.card.ready', { when: shortWhen(card.readyAt ?? card.dueAt, now) }),
      );
    case 'released':
      return join(words('pickup.card.bags', { count: card.bags }), words('pickup.card.released'));
    case 'handed-over':
    case 'rejected':
    case 'cancelled':
      return words(`pickup.stage.${card.stage}`);
    default:
      return join(
        words('pickup.card.pieces', { count: pieces(card.wanted) }),
        words('pickup.card.lines', { count: card.lines }),
        money,
      );
  }
}

function unclaimedWords(card: PickupCard, { words, shortWhen, now, rules }: Speech): string {
  const readyAt = card.readyAt ?? card.dueAt;
  const hours = Math.max(0, Math.floor((now - readyAt) / HOUR));
  const releaseAt = readyAt + rules.releaseAfterHours * HOUR;
  return join(
    hours < 48
      ? words('pickup.card.waits.hours', { count: hours })
      : words('pickup.card.waits.days', { count: Math.floor(hours / 24) }),
    words('pickup.card.reminded', { count: card.reminders }),
    isReleasable(card, now, rules)
      ? words('pickup.card.releasable')
      : words('pickup.card.release', { when: shortWhen(releaseAt, now) }),
  );
}

function moneyWords({ due }: PickupCard, words: Words, format: Format): string {
  return due === 0 ? words('pickup.card.paid') : words('pickup.card.due', { amount: format.money(due) });
}

/** Thousandths as a number of pieces for the eye; parts count as one. */
function pieces(quantity: number): number {
  return Math.ceil(quantity / PIECE);
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
