import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { readGs1Date } from '#domain/barcode/gs1-date.ts';

test.each([
  ['261231', '2026-12-31'],
  ['260200', '2026-02-28'],
  ['280200', '2028-02-29'],
  ['280229', '2028-02-29'],
  ['261100', '2026-11-30'],
  ['760101', '2076-01-01'],
  ['770101', '1977-01-01'],
])('%s is %s, as seen from 2026', (text, date) => {
  expect(readGs1Date(text, 2026)).toBe(date);
});

test.each([
  ['991231', 2048, '1999-12-31'],
  ['991231', 2049, '2099-12-31'],
  ['000101', 2050, '2100-01-01'],
  ['490101', 1998, '1949-01-01'],
  ['490101', 1999, '2049-01-01'],
])('%s as seen from %i is %s', (text, year, date) => {
  expect(readGs1Date(text, year)).toBe(date);
});

test.each([
  '261131',
  '260229',
  '261301',
  '260001',
  '260132',
  '2601',
  '2601011',
  '26010a',
  '٢٦٠١٠١',
  ' 60101',
  '',
])('%j is no date', (text) => {
  expect(readGs1Date(text, 2026)).toBeNull();
});

const days = fc.date({ min: new Date('1980-01-01'), max: new Date('2150-12-31'), noInvalidDate: true });

test.prop([days, fc.integer({ min: -50, max: 49 })])(
  'every day within half a century is read back',
  (day, off) => {
    const iso = day.toISOString().slice(0, 10);
    const yymmdd = iso.slice(2).replaceAll('-', '');
    expect(readGs1Date(yymmdd, day.getUTCFullYear() + off)).toBe(iso);
  },
);

test.prop([fc.stringMatching(/^\d{6}$/), fc.integer({ min: 1970, max: 2199 })])(
  'what is read is a day of the calendar, and what is not is none',
  (text, year) => {
    const read = readGs1Date(text, year);
    const month = `20${text.slice(0, 2)}-${text.slice(2, 4)}`;
    const day = text.endsWith('00') ? '01' : text.slice(4);
    const date = new Date(`${read?.slice(0, 4) ?? '2000'}${month.slice(4)}-${day}T00:00:00Z`);
    const isDay = !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
    if (read !== null)
      expect(isDay && Number(read.slice(0, 4)) % 100 === Number(text.slice(0, 2))).toBe(true);
    else if (!text.slice(2).startsWith('0229')) expect(isDay).toBe(false);
  },
);
