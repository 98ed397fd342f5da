import type { DisplayLine, DisplayMessage } from '#contract/display.ts';

/** What the customer sees, and what is remembered of what they saw before. */
export interface Shown {
  /** Null until the till has said something. */
  readonly message: DisplayMessage | null;
  /** The language of the basket that was shown last, or null. */
  readonly locale: string | null;
  /** The place of the line that changed last; -1 where there is none. */
  readonly newest: number;
}

export const nothingShown: Shown = { message: null, locale: null, newest: -1 };

/** The next thing to be seen. */
export function show(shown: Shown, message: DisplayMessage): Shown {
  if (message.kind !== 'basket') return { message, locale: shown.locale, newest: -1 };
  const before = shown.message?.kind === 'basket' ? shown.message.lines : [];
  return {
    message,
    locale: message.locale,
    newest: newestLine(before, message.lines, shown.newest),
  };
}

/**
 * The last line that is not as it was. Where nothing is new (a line was taken away, the same was said again) the one
 * that stood out stays, as far as it is there.
 */
function newestLine(before: readonly DisplayLine[], now: readonly DisplayLine[], newest: number): number {
  const changed = now.findLastIndex((line, at) => !isSame(line, before[at]));
  const isTaken = now.length < before.length;
  return isTaken || changed < 0 ? Math.min(newest, now.length - 1) : changed;
}

function isSame(line: DisplayLine, other: DisplayLine | undefined): boolean {
  return line.name === other?.name && line.quantity === other.quantity && line.total === other.total;
}
