import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { Urgency } from '#domain/pickup/board.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An instant (ms UTC) in few letters: the time on the same day, else a short day with it. */
export function useShortWhen(): (at: number, now: number) => string {
  const format = useFormat();
  const { formatDate } = useIntl();
  return useCallback(
    (at, now) => {
      if (format.day(at) === format.day(now)) return format.time(at);
      const isNear = Math.abs(at - now) < 6 * DAY;
      const day = isNear ? ({ weekday: 'short' } as const) : ({ day: 'numeric', month: 'short' } as const);
      return formatDate(at, { ...day, hour: '2-digit', minute: '2-digit' });
    },
    [format, formatDate],
  );
}

/** The promise of an order: when it is due, or how late it is. Instants in ms UTC. */
export function useClockWords(): (dueAt: number, now: number, urgency: Urgency) => string {
  const words = useWords();
  const shortWhen = useShortWhen();
  return useCallback(
    (dueAt, now, urgency) => {
      if (urgency !== 'late') return words('pickup.due', { when: shortWhen(dueAt, now) });
      const late = now - dueAt;
      if (late < MINUTE) return words('pickup.due.now');
      if (late < HOUR) return words('pickup.late.minutes', { count: Math.floor(late / MINUTE) });
      if (late < DAY) return words('pickup.late.hours', { count: Math.floor(late / HOUR) });
      return words('pickup.late.days', { count: Math.floor(late / DAY) });
    },
    [words, shortWhen],
  );
}
