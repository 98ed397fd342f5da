import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { localTime } from '#domain/receipt/local-time.ts';

const instants = fc.integer({ min: Date.UTC(1600, 0), max: Date.UTC(9999, 0) });
const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 });

test.prop([instants, offsets])('agrees with the platform calendar', (at, offset) => {
  const time = localTime(at, offset);
  const iso = `${time.year}-${time.month}-${time.day}T${time.hour}:${time.minute}:${time.second}`;
  expect(iso).toBe(new Date(at + offset * 60_000).toISOString().slice(0, 19));
});

test('writes the distance from UTC with its sign', () => {
  expect(localTime(0, 0).offset).toBe('+00:00');
  expect(localTime(0, -210).offset).toBe('-03:30');
  expect(localTime(0, 345).offset).toBe('+05:45');
});

test('knows the leap day', () => {
  expect(localTime(Date.UTC(2028, 1, 29, 23, 59, 59), 0)).toMatchObject({ month: '02', day: '29' });
  expect(localTime(Date.UTC(2028, 1, 29, 23, 59, 59), 1)).toMatchObject({ month: '03', day: '01' });
});
