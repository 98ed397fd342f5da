/**
 * A date of an element string (YYMMDD) as `YYYY-MM-DD`; day 00 is the last of the month. The century is that which is
 * nearest to `year`: from 49 years before it to 50 after (GS1 General Specifications 7.12). Null for no date.
 */
export function readGs1Date(text: string, year: number): string | null {
  const match = /^(\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])$/.exec(text);
  if (match === null) return null;
  const [, yy = '', month = '', day = ''] = match;
  const fullYear = nearestYear(Number(yy), year);
  const last = daysIn(fullYear, Number(month));
  if (Number(day) > last) return null;
  return `${String(fullYear).padStart(4, '0')}-${month}-${day === '00' ? last : day}`;
}

function nearestYear(twoDigits: number, year: number): number {
  const sameCentury = year - (year % 100) + twoDigits;
  if (sameCentury - year > 50) return sameCentury - 100;
  return sameCentury - year < -49 ? sameCentury + 100 : sameCentury;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}
