/** The day of an instant (ms) on this PC's calendar, as a date field wants it; empty for none. */
export function dayText(at: number | null): string {
  if (at === null) return '';
  const day = new Date(at);
  return [pad(day.getFullYear(), 4), pad(day.getMonth() + 1, 2), pad(day.getDate(), 2)].join('-');
}

/** The first instant (ms) of the day that many days after the one in a date field; null when it is empty. */
export function readDay(text: string, daysAfter: number): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [, year, month, day] = match;
  return new Date(Number(year), Number(month) - 1, Number(day) + daysAfter).getTime();
}

/** Minutes of the day as a time field wants them; midnight at the end of the day is 00:00. */
export function minuteText(minutes: number | null): string {
  if (minutes === null) return '';
  return `${pad(Math.floor(minutes / 60) % 24, 2)}:${pad(minutes % 60, 2)}`;
}

/** Minutes of the day from a time field; null when it is empty. */
export function readMinute(text: string): number | null {
  const match = /^(\d{2}):(\d{2})/.exec(text);
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
