import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { readQuantityPrefix } from '#domain/barcode/quantity-prefix.ts';
import { MAX_QUANTITY } from '#domain/sale/basket.ts';

test.each([
  ['3*4006381333931', 3000, '4006381333931'],
  ['3x4006381333931', 3000, '4006381333931'],
  ['3X 4006381333931', 3000, '4006381333931'],
  ['3×4006381333931', 3000, '4006381333931'],
  ['0,350*4006381333931', 350, '4006381333931'],
  ['0.35*apples', 350, 'apples'],
  ['1,5 * apples', 1500, 'apples'],
  [' 12 x  mug ', 12_000, 'mug'],
  ['2*3XL', 2000, '3XL'],
  ['2x', 2000, ''],
  ['2*', 2000, ''],
  ['1.234*nuts', 1234, 'nuts'],
  ['007*nuts', 7000, 'nuts'],
  ['99999*nuts', MAX_QUANTITY, 'nuts'],
])('%s is %i thousandths of %j', (text, quantity, rest) => {
  expect(readQuantityPrefix(text)).toEqual({ quantity, rest });
});

test.each([
  '',
  '*',
  '*5',
  'mug',
  '3XL',
  '10x15 frame',
  '10 x 15 frame',
  '4x4',
  '3xmug',
  'x3 mug',
  '-3*mug',
  '0*mug',
  '0,000*mug',
  '1,2345*mug',
  ',5*mug',
  '1,2,3*mug',
  '100000*mug',
  '99999,001*mug',
  '٣*mug',
  '4006381333931',
])('%j has none', (text) => {
  expect(readQuantityPrefix(text)).toBeNull();
});

test.prop([
  fc.integer({ min: 1, max: MAX_QUANTITY }),
  fc.constantFrom('.', ','),
  fc.constantFrom('*', ' * ', '×'),
])('every quantity that a line takes is read back, with dot and comma', (quantity, mark, sign) => {
  const text = `${Math.floor(quantity / 1000)}${mark}${String(quantity % 1000).padStart(3, '0')}`;
  expect(readQuantityPrefix(`${text}${sign}POT-22`)).toEqual({ quantity, rest: 'POT-22' });
});

test.prop([fc.string()])('no text throws, and what is read is within bounds', (text) => {
  const read = readQuantityPrefix(text);
  if (read === null) return;
  expect(Number.isInteger(read.quantity) && read.quantity > 0 && read.quantity <= MAX_QUANTITY).toBe(true);
  expect(text).toContain(read.rest);
});
