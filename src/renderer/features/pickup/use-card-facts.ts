import type { PickupCard, PickupRules } from '#contract/pickup.ts';
import { isReleasable } from '#domain/pickup/board.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import { useFormat, type Format } from '#renderer/app/format.ts';
import { useWords, type Words } from '#renderer/app/words.ts';
import type { Placed } from './board-view.ts';
import { useShortWhen } from './use-clock-words.ts';

const HOUR = 3_600_000;

/** What is worth knowing of an order on the board, in one line. `now` in ms UTC. */
export function useCardFacts(placed: Placed, now: number, rules: PickupRules): string {
  const words = useWords();
  const format = useFormat();
  const shortWhen = useShortWhen();
  const { card } = placed;
  const money = moneyWords(card, words, format);
  switch (card.stage) {
    case 'picking':
      return join(
        words('pickup.card.done', { done: pieces(card.done), wanted: pieces(card.wanted) }),
        card.picker,
      );
    case 'packed':
      return join(words('pickup.card.bags', { count: card.bags }), money, words('pickup.card.untold'));
    case 'ready':
      if (placed.isUnclaimed) return unclaimedWords(card, now, rules, { words, shortWhen });
      return join(
        words('pickup.card.bags', { count: card.bags }),
        money,
        words('pickup.card.ready', { when: shortWhen(card.readyAt ?? card.dueAt, now) }),
      );
    default:
      return join(
        words('pickup.card.pieces', { count: pieces(card.wanted) }),
        words('pickup.card.lines', { count: card.lines }),
        money,
      );
  }
}

interface Speech {
  readonly words: Words;
  readonly shortWhen: (at: number, now: number) => string;
}

function unclaimedWords(
  card: PickupCard,
  now: number,
  rules: PickupRules,
  { words, shortWhen }: Speech,
): string {
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
