import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { canonicalJson } from '#domain/journal/canonical.ts';

const leaves = fc.oneof(fc.string({ unit: 'binary' }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null));

const { value: values } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, leaves, tie('list'), tie('record')),
  list: fc.array(tie('value'), { maxLength: 5 }),
  record: fc.dictionary(fc.string(), tie('value'), { maxKeys: 6 }),
}));

/** The same data, with the keys of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).toReversed();
  return Object.fromEntries(members.map(([key, member]): [string, unknown] => [key, turned(member)]));
}

describe('canonicalJson', () => {
  test.prop([values])('says all that was in the data, as JSON', (value) => {
    const plain: unknown = JSON.parse(JSON.stringify(value));
    expect(JSON.parse(canonicalJson(value))).toEqual(plain);
  });

  test.prop([values])('does not mind the order of keys', (value) => {
    expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
  });

  test.prop([values, fc.dictionary(fc.string(), values, { minKeys: 1, maxKeys: 5 })])(
    'tells data apart that differ in one place',
    (value, record) => {
      const [key = ''] = Object.keys(record);
      const changed = canonicalJson({ ...record, [key]: value });
      const isSame = canonicalJson(record[key]) === canonicalJson(value);
      expect(changed === canonicalJson(record)).toBe(isSame);
    },
  );

  test.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ é: 1, z: 2, Z: 3, 10: 4, 9: 5 }, '{"10":4,"9":5,"Z":3,"z":2,"é":1}'],
    [{ '\u{1f600}': 1, '\ufb33': 2 }, '{"\u{1f600}":1,"\ufb33":2}'],
    ['a"b\\c\n\u0001€', '"a\\"b\\\\c\\n\\u0001€"'],
    ['\ud800', '"\\ud800"'],
    [-0, '0'],
    [{}, '{}'],
    [[], '[]'],
    [Object.create(null), '{}'],
  ])('writes %j as %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses the number %d', (number) => {
    expect(() => canonicalJson({ total: number })).toThrow(RangeError);
  });

  test.each([
    ['undefined', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a bigint', 1n],
    ['a member that is undefined', { a: undefined }],
    ['a list with undefined', [undefined]],
    ['a list with a hole', Object.assign([], { length: 1 })],
    ['a date', new Date(0)],
    ['a map', new Map([['a', 1]])],
    ['an error', new Error('lost')],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });
});
