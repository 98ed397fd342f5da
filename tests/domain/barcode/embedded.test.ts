import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { amountSchema } from '#contract/amounts.ts';
import { readEmbedded, type EmbeddedRule } from '#domain/barcode/embedded.ts';
import { gtinCheckDigit } from '#domain/barcode/gtin.ts';
import { MAX_STATED_PRICE, priceOf, weightOf } from '#domain/barcode/measure.ts';
import { valueCheckDigit } from '#domain/barcode/value-check.ts';
import { MAX_QUANTITY } from '#domain/sale/basket.ts';
import { embed, embeddedRules } from './embed.ts';

const price: EmbeddedRule = {
  prefix: '23',
  kind: 'price',
  itemDigits: 5,
  valueDigits: 5,
  valueDecimals: 2,
  hasValueCheck: false,
};
const weight: EmbeddedRule = { ...price, prefix: '21', kind: 'weight', valueDecimals: 3 };
const upc: EmbeddedRule = { ...price, prefix: '02', valueDigits: 4, hasValueCheck: true };

describe('a code with its measure inside', () => {
  test('states a weight or a price', () => {
    expect(readEmbedded('2112345015002', [price, weight], 2)).toEqual({
      kind: 'weight',
      value: 1500,
      itemCodes: ['02112345000008', '2112345000008', '2112345', '12345'],
    });
    expect(readEmbedded('2312345004956', [price, weight], 2)).toMatchObject({ kind: 'price', value: 495 });
  });

  test('is scaled to the digits of the currency', () => {
    const read = (digits: number) => readEmbedded('2312345004956', [price], digits);
    expect(read(0)).toMatchObject({ value: 5 });
    expect(read(3)).toMatchObject({ value: 4950 });
  });

  test('may be a UPC-A of number system 2, which arrives with and without its zero', () => {
    const code = `21234592875${gtinCheckDigit('21234592875')}`;
    const expected = {
      kind: 'price',
      value: 2875,
      itemCodes: ['00212345000007', '0212345000007', '212345000007', '0212345', '212345', '12345'],
    };
    for (const form of [code, `0${code}`, `00${code}`, `]E0${code}\r`]) {
      expect(readEmbedded(form, [upc], 2)).toEqual(expected);
    }
  });

  test('asks for the item number with and without the zeros before it', () => {
    const code = embed(price, '00042', 495);
    expect(readEmbedded(code, [price], 2)).toMatchObject({
      itemCodes: ['02300042000005', '2300042000005', '2300042', '00042', '42'],
    });
  });

  test('that was misread says so', () => {
    expect(readEmbedded('2112345015003', [weight], 2)).toEqual({ kind: 'bad', flaw: 'check-digit' });
    const misprinted = `0212345${'8'}2875`;
    expect(readEmbedded(misprinted + gtinCheckDigit(misprinted), [upc], 2)).toEqual({
      kind: 'bad',
      flaw: 'value-check-digit',
    });
  });

  test('may not weigh more than a line takes', () => {
    const tons = { ...weight, itemDigits: 4, valueDigits: 6, valueDecimals: 0 };
    expect(readEmbedded(embed(tons, '1234', 99_999), [tons], 2)).toMatchObject({ value: MAX_QUANTITY });
    expect(readEmbedded(embed(tons, '1234', 100_000), [tons], 2)).toEqual({ kind: 'bad', flaw: 'excess' });
  });

  test.each(['4006381333931', '036000291452', '96385074', '01234505', '12312345004953', 'POT-22', '', '23'])(
    '%j is none',
    (code) => {
      expect(readEmbedded(code, [price, weight, upc], 2)).toBeNull();
    },
  );

  test.each([
    { ...price, itemDigits: 6 },
    { ...price, prefix: '40' },
    { ...price, prefix: '2' },
    { ...price, prefix: '231', itemDigits: 4 },
    { ...price, hasValueCheck: true, itemDigits: 3, valueDigits: 6 },
  ])('no code is read by a rule that cannot be: $prefix $itemDigits $valueDigits', (rule) => {
    expect(readEmbedded('2312345004956', [rule], 2)).toBeNull();
    expect(readEmbedded('4006381333931', [rule], 2)).toBeNull();
  });
});

test.each([
  ['2875', '9'],
  ['14685', '6'],
  ['0000', '0'],
  ['00000', '0'],
])('the check digit of the value %s is %s, as the standard says', (value, digit) => {
  expect(valueCheckDigit(value)).toBe(digit);
});

test.prop([
  fc
    .constantFrom(4, 5)
    .chain((size) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: size, maxLength: size })),
  fc.nat(4),
  fc.integer({ min: 1, max: 9 }),
])('one wrong digit in a value is always noticed', (value, place, by) => {
  const at = place % value.length;
  const wrong = value.slice(0, at) + String((Number(value.charAt(at)) + by) % 10) + value.slice(at + 1);
  expect(valueCheckDigit(wrong)).not.toBe(valueCheckDigit(value));
});

const labels = embeddedRules.chain((rule) =>
  fc.record({
    rule: fc.constant(rule),
    item: fc.integer({ min: 1, max: 10 ** rule.itemDigits - 1 }),
    value: fc.nat(10 ** rule.valueDigits - 1),
    fractionDigits: fc.constantFrom(0, 2, 3, 4),
  }),
);

test.prop([labels])('what a scale prints is read back', ({ rule, item, value, fractionDigits }) => {
  const number = String(item).padStart(rule.itemDigits, '0');
  const read = readEmbedded(embed(rule, number, value), [rule], fractionDigits);
  const unit = rule.kind === 'price' ? 10 ** fractionDigits : 1000;
  const shift = BigInt(10 ** rule.valueDecimals);
  const whole = (2n * BigInt(value) * BigInt(unit) + shift) / (2n * shift);
  if (rule.kind === 'weight' && whole > MAX_QUANTITY) {
    expect(read).toEqual({ kind: 'bad', flaw: 'excess' });
    return;
  }
  expect(read).toMatchObject({ kind: rule.kind, value: Number(whole) });
  if (read === null || read.kind === 'bad') throw new Error('unreachable');
  expect(read.itemCodes[0]).toBe(`0${embed(rule, number, 0)}`);
  expect(read.itemCodes).toContain(String(item));
  expect(read.itemCodes).toContain(rule.prefix + number);
});

test.prop([labels, fc.nat(12), fc.integer({ min: 1, max: 9 })])(
  'one wrong digit behind the prefix never gives goods',
  ({ rule, item, value }, place, by) => {
    const code = embed(rule, String(item).padStart(rule.itemDigits, '0'), value);
    const at = 2 + (place % 11);
    const wrong = code.slice(0, at) + String((Number(code.charAt(at)) + by) % 10) + code.slice(at + 1);
    expect(readEmbedded(wrong, [rule], 2)).toEqual({ kind: 'bad', flaw: 'check-digit' });
  },
);

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 });

test.prop([
  fc.oneof(fc.string(), digits, fc.string({ unit: 'binary' })),
  fc.array(embeddedRules, { maxLength: 5 }),
])('no text throws', (text, rules) => {
  expect(() => readEmbedded(text, rules, 2)).not.toThrow();
});

test.prop([fc.nat(999_999_999_999_999), fc.nat(9), fc.constantFrom(0, 2, 3, 4)])(
  'figures give whole numbers that the contract takes, or nothing',
  (value, decimals, fractionDigits) => {
    const total = priceOf({ digits: String(value), decimals }, fractionDigits);
    if (total === null)
      expect(value * 10 ** (fractionDigits - decimals)).toBeGreaterThan(MAX_STATED_PRICE - 1);
    else expect(amountSchema.safeParse(total).success).toBe(true);
    const quantity = weightOf({ digits: String(value), decimals }, 'kg');
    if (quantity === null) expect(value * 10 ** (3 - decimals)).toBeGreaterThan(MAX_QUANTITY - 1);
    else expect(quantity).toBeLessThanOrEqual(MAX_QUANTITY);
  },
);
