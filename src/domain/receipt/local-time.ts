/** A moment on the shop's own clock, each part as text with leading zeros, ready for a message. */
export interface LocalTime {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  /** Distance from UTC: `+02:00`. */
  readonly offset: string;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const DAYS_TO_EPOCH = 719_468;
const DAYS_OF_ERA = 146_097;

/** What the shop's clock showed at `at` (milliseconds UTC), `offsetMinutes` ahead of UTC. Proleptic Gregorian. */
export function localTime(at: number, offsetMinutes: number): LocalTime {
  const local = at + offsetMinutes * MINUTE;
  const days = Math.floor(local / DAY);
  const seconds = Math.floor((local - days * DAY) / 1000);
  return {
    ...calendarDay(days),
    hour: digits(Math.floor(seconds / 3600)),
    minute: digits(Math.floor(seconds / 60) % 60),
    second: digits(seconds % 60),
    offset: formatOffset(offsetMinutes),
  };
}

/** Counts in years that begin on 1 March, so that the leap day is the last of its year. */
function calendarDay(daysSinceEpoch: number): Pick<LocalTime, 'year' | 'month' | 'day'> {
  const days = daysSinceEpoch + DAYS_TO_EPOCH;
  const era = Math.floor(days / DAYS_OF_ERA);
  const dayOfEra = days - era * DAYS_OF_ERA;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return {
    year: digits(year, 4),
    month: digits(month),
    day: digits(dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1),
  };
}

function formatOffset(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? '-' : '+'}${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`;
}

function digits(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}
