import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { strokesOf, typeInto, type Stroke } from './wedge-field.ts';

const EAN = '4006381333931';
const enter: Stroke = { key: 'Enter', code: 'Enter', gap: 5 };

describe('a scan', () => {
  test('is heard, leaves nothing in the field and swallows its Enter', () => {
    const outcome = typeInto([...strokesOf(EAN, 8), enter]);
    expect(outcome).toMatchObject({ field: '', scans: [EAN], passedKeys: ['4', '0'] });
    expect(outcome.verdicts.slice(0, 3)).toEqual(['pass', 'pass', 'swallow']);
    expect(outcome.verdicts.slice(-2)).toEqual(['scan', 'swallow']);
  });

  test('may end with Tab or with silence', () => {
    expect(typeInto([...strokesOf(EAN, 8), { key: 'Tab', gap: 5 }]).scans).toEqual([EAN]);
    expect(typeInto(strokesOf(EAN, 8)).scans).toEqual([EAN]);
    expect(typeInto([...strokesOf(EAN, 8), { key: 'x', gap: 500 }], { ticks: false })).toMatchObject({
      scans: [EAN],
      field: 'x',
    });
  });

  test('swallows the line feed or the late Enter that belongs to it, and no other', () => {
    const after = (stroke: Stroke) => typeInto([...strokesOf(EAN, 8), enter, stroke]).passedKeys.slice(2);
    expect(after({ key: 'Enter', gap: 5 })).toEqual([]);
    expect(after({ key: 'ArrowDown', gap: 5 })).toEqual([]);
    expect(after({ key: 'j', code: 'KeyJ', ctrl: true, gap: 5 })).toEqual([]);
    expect(after({ key: 'Enter', gap: 300 })).toEqual(['Enter']);
    expect(typeInto([...strokesOf(EAN, 8), { key: 'Enter', gap: 95 }]).passedKeys).toEqual(['4', '0']);
  });

  test('reads digits by the physical key, and gives back what the layout typed', () => {
    const azerty = [...'&é"\'(-è_çà'];
    const stroke = (digit: string): Stroke => ({
      key: azerty[(Number(digit) + 9) % 10] ?? '',
      code: `Digit${digit}`,
      gap: 8,
    });
    expect(typeInto([...EAN].map(stroke)).scans).toEqual([EAN]);
    expect(typeInto([...EAN].slice(0, 4).map(stroke))).toMatchObject({ scans: [], field: "'àà-" });
    const shifted: Stroke[] = [...EAN].map((key) => ({ key, code: `Digit${key}`, shift: true, gap: 8 }));
    expect(typeInto(shifted).scans).toEqual([EAN]);
  });

  test('reads capital letters and signs, with the Shift presses between', () => {
    const strokes = [...'AB-12$X'].flatMap((key): Stroke[] => [
      { key: 'Shift', code: 'ShiftLeft', gap: 2 },
      { key, code: key === '$' ? 'Digit4' : `Key${key}`, shift: true, gap: 4 },
    ]);
    expect(typeInto(strokes)).toMatchObject({ scans: ['AB-12$X'], field: '' });
  });

  test('of GS1 data keeps its separators, which leave nothing in the field', () => {
    const separator: Stroke[] = [
      { key: 'Control', code: 'ControlLeft', ctrl: true, gap: 4 },
      { key: '+', code: 'BracketRight', ctrl: true, gap: 4 },
    ];
    const strokes = [
      ...separator,
      ...strokesOf('010950600013435210AB', 5),
      ...separator,
      ...strokesOf('17261231', 5),
    ];
    const scan = '\x1D010950600013435210AB\x1D17261231';
    expect(typeInto([...strokes, enter])).toMatchObject({ scans: [scan], field: '' });
    expect(typeInto([...strokesOf('ab', 20), ...separator])).toMatchObject({ scans: [], field: 'ab' });
    expect(typeInto([...strokesOf('abc', 20), ...separator])).toMatchObject({ scans: [], field: 'abc' });
  });

  test('right after another is a scan of its own', () => {
    const outcome = typeInto([...strokesOf(EAN, 5), enter, ...strokesOf('96385074', 5), enter]);
    expect(outcome).toMatchObject({ scans: [EAN, '96385074'], field: '' });
  });

  test('may hesitate twice', () => {
    const gaps = [0, 60, 5, 60, 5, 5, 5, 5, 5, 5, 5, 5, 5];
    const strokes = [...EAN].map((key, at) => ({ key, gap: gaps[at] ?? 5 }));
    expect(typeInto(strokes)).toMatchObject({ scans: [EAN], field: '' });
  });

  test.each([
    ['12345', 10],
    ['A7Q', 35],
  ])('may be as short as %s, when it and its Enter are fast', (code, gap) => {
    const outcome = typeInto([...strokesOf(code, gap), { key: 'Enter', gap }]);
    expect(outcome).toMatchObject({ scans: [code], field: '' });
    expect(outcome.passedKeys).not.toContain('Enter');
  });

  test('may come from a slow scanner, when it is a long number', () => {
    const gaps = [0, 50, 40, 60, 45, 60, 60, 50, 40, 42, 48, 50, 44];
    const strokes = [...EAN].map((key, at) => ({ key, gap: gaps[at] ?? 50 }));
    const outcome = typeInto([...strokes, { key: 'Enter', gap: 60 }]);
    expect(outcome).toMatchObject({ scans: [EAN], field: '' });
    expect(outcome.passedKeys).not.toContain('Enter');
  });

  test('while a person types takes nothing of what the person typed', () => {
    const outcome = typeInto([
      ...strokesOf('tea', 70),
      { key: '4', gap: 70 },
      ...strokesOf(EAN.slice(1), 5),
      enter,
    ]);
    expect(outcome).toMatchObject({ scans: [EAN], field: 'tea' });
  });
});

describe('what is no scan', () => {
  test('three quick keys come back after a moment', () => {
    expect(typeInto(strokesOf('the', 20))).toMatchObject({ field: 'the', scans: [] });
  });

  test.each([36, 79, 95, 130])(
    'three quick keys come back, and an Enter %i ms after them does not count',
    (gap) => {
      const outcome = typeInto([...strokesOf('1234', 20), { key: 'Enter', gap }]);
      expect(outcome).toMatchObject({ scans: [], field: '1234', passedKeys: ['1', '2'] });
      expect(outcome.verdicts).toEqual(['pass', 'pass', 'swallow', 'swallow', 'release', 'swallow']);
    },
  );

  test('two keys and Enter are a person in a hurry', () => {
    expect(typeInto([...strokesOf('12', 20), enter])).toMatchObject({
      scans: [],
      field: '12',
      passedKeys: ['1', '2', 'Enter'],
    });
  });

  test('a long number typed by a person is typed, and its Enter counts', () => {
    const outcome = typeInto([...strokesOf(EAN, 61), { key: 'Enter', gap: 61 }]);
    expect(outcome).toMatchObject({ scans: [], field: EAN });
    expect(outcome.passedKeys.at(-1)).toBe('Enter');
  });

  test('a short number at the pace of a slow scanner is typed, and its Enter counts', () => {
    const outcome = typeInto([...strokesOf('1234567', 45), { key: 'Enter', gap: 45 }]);
    expect(outcome).toMatchObject({ scans: [], field: '1234567' });
    expect(outcome.passedKeys.at(-1)).toBe('Enter');
  });

  test('a key held down is typing', () => {
    const strokes = strokesOf('aaaaaaaaaaaa', 33).map((stroke, at) => ({ ...stroke, repeat: at > 0 }));
    expect(typeInto(strokes)).toMatchObject({ field: 'aaaaaaaaaaaa', scans: [] });
  });

  test('a short cut or Backspace inside a burst breaks it, and the rest is not taken for a code', () => {
    const strokes = [
      ...strokesOf('4006', 5),
      { key: 'Backspace', gap: 5 },
      ...strokesOf('381333931', 5),
      enter,
    ];
    expect(typeInto(strokes)).toMatchObject({ scans: [], field: '4006381333931' });
    const outcome = typeInto([...strokesOf('abc', 5), { key: 'c', ctrl: true, gap: 5 }]);
    expect(outcome.verdicts).toEqual(['pass', 'pass', 'swallow', 'release', 'pass']);
  });

  test('a fast beginning that turns slow is given back without waiting for its end', () => {
    const outcome = typeInto([...strokesOf('abc', 10), ...strokesOf('def', 60)]);
    expect(outcome.verdicts).toEqual(['pass', 'pass', 'swallow', 'swallow', 'swallow', 'release', 'pass']);
    expect(outcome.field).toBe('abcdef');
  });
});

describe('a scanner with a prefix key', () => {
  const prefix: Stroke = { key: 'F9', code: 'F9', gap: 5 };
  const options = { prefixCode: 'F9' };

  test('leaks nothing and may send four characters without an end', () => {
    expect(typeInto([prefix, ...strokesOf('1234', 8)], options)).toMatchObject({
      scans: ['1234'],
      field: '',
      passedKeys: [],
    });
  });

  test('gives a shorter text back', () => {
    expect(typeInto([prefix, ...strokesOf('12', 8), enter], options)).toMatchObject({
      scans: [],
      field: '12',
    });
  });

  test('may have a character as prefix, which is lost in a scan only', () => {
    const star = { prefixCode: 'KeyStar' };
    const press: Stroke = { key: '*', code: 'KeyStar', gap: 5 };
    expect(typeInto([press, ...strokesOf('1234', 8)], star)).toMatchObject({ scans: ['1234'], field: '' });
    expect(typeInto([press, ...strokesOf('12', 8)], star)).toMatchObject({ scans: [], field: '*12' });
  });
});

const letters = fc.constantFrom(...'abcdefgh0123456789 -');
const ticks = fc.boolean();

test.prop([fc.array(fc.tuple(letters, fc.integer({ min: 61, max: 1000 })), { maxLength: 40 }), ticks])(
  'typing at a human pace passes untouched, key by key',
  (keys, withTicks) => {
    const outcome = typeInto(
      keys.map(([key, gap]) => ({ key, gap })),
      { ticks: withTicks },
    );
    expect(outcome.field).toBe(keys.map(([key]) => key).join(''));
    expect(outcome.verdicts.every((verdict) => verdict === 'pass')).toBe(true);
  },
);

const burst = fc
  .array(fc.tuple(letters, fc.integer({ min: 0, max: 35 })), { minLength: 6, maxLength: 60 })
  .chain((keys) =>
    fc
      .tuple(fc.integer({ min: 1, max: keys.length - 1 }), fc.integer({ min: 36, max: 79 }))
      .map(([late, gap]) => keys.map(([key, fast], at) => ({ key, gap: at === late ? gap : fast }))),
  );

test.prop([fc.array(burst, { minLength: 1, maxLength: 4 }), fc.constantFrom('Enter', 'Tab', null), ticks])(
  'every scanner burst, one late key included, gives one scan with its exact text and an unchanged field',
  (bursts, terminator, withTicks) => {
    const strokes = bursts.flatMap((keys): Stroke[] => [
      ...keys.map((stroke, at) => (at === 0 ? { ...stroke, gap: 101 } : stroke)),
      ...(terminator === null ? [] : [{ key: terminator, gap: 5 }]),
    ]);
    const outcome = typeInto([...strokesOf('q', 500), { key: 'w', gap: 500 }, ...strokes], {
      ticks: withTicks,
    });
    expect(outcome.scans).toEqual(bursts.map((keys) => keys.map((stroke) => stroke.key).join('')));
    expect(outcome.field).toBe('qw');
  },
);

const fastKeys = fc.array(fc.tuple(letters, fc.integer({ min: 0, max: 35 })), {
  minLength: 3,
  maxLength: 20,
});
const slowDigits = fc.array(fc.tuple(fc.constantFrom(...'0123456789'), fc.integer({ min: 0, max: 60 })), {
  minLength: 8,
  maxLength: 20,
});
const typedScan = fc.oneof(
  fc.record({ keys: fastKeys, end: fc.integer({ min: 0, max: 35 }) }),
  fc.record({ keys: slowDigits, end: fc.integer({ min: 0, max: 60 }) }),
);

test.prop([typedScan, fc.constantFrom('Enter', 'Tab'), ticks])(
  'what is fast to its end, and a long number that is nearly so, is one scan with its end',
  ({ keys, end }, terminator, withTicks) => {
    const strokes = keys.map(([key, gap]) => ({ key, gap }));
    const outcome = typeInto([...strokes, { key: terminator, gap: end }], { ticks: withTicks });
    expect(outcome).toMatchObject({ scans: [keys.map(([key]) => key).join('')], field: '' });
    expect(outcome.passedKeys).not.toContain(terminator);
  },
);

const interruption = fc.record({
  place: fc.nat(20),
  key: fc.constantFrom('Backspace', 'ArrowLeft', 'Shift'),
  gap: fc.constant(0),
});

test.prop([fastKeys, interruption, fc.nat(130), ticks])(
  'no Enter passes after three fast keys, whatever came between',
  (keys, { place, ...between }, gap, withTicks) => {
    const strokes: Stroke[] = keys.map(([key, fast]) => ({ key, gap: fast }));
    const broken = strokes.toSpliced(Math.min(place, strokes.length - 1), 0, between);
    const outcome = typeInto([...broken, { key: 'Enter', gap }], { ticks: withTicks });
    expect(outcome.passedKeys).not.toContain('Enter');
  },
);

const anyKey = fc.oneof(
  { weight: 12, arbitrary: letters },
  { weight: 1, arbitrary: fc.constantFrom('Enter', 'Tab', 'Backspace', 'Shift', 'ArrowLeft', 'F9', '\x1D') },
);
const PHYSICAL: Readonly<Record<string, Partial<Stroke>>> = {
  F9: { code: 'F9' },
  '\x1D': { key: ']', code: 'BracketRight', ctrl: true },
};
const anyGap = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 35 }) },
  fc.integer({ min: 0, max: 150 }),
);

test.prop([fc.array(fc.tuple(anyKey, anyGap), { maxLength: 80 }), ticks, fc.constantFrom('F9', null)], {
  numRuns: 1000,
})('no mixture of typing and scanning loses, doubles or swaps a character', (keys, withTicks, prefixCode) => {
  const strokes = keys.map(([key, gap]) => ({ key, gap, ...PHYSICAL[key] }));
  const outcome = typeInto(strokes, { ticks: withTicks, prefixCode });
  const typed = keys.map(([key]) => (key.length === 1 && key !== '\x1D' ? key : ''));
  expect(outcome.heard.replaceAll('\x1D', '')).toBe(typed.join(''));
  const verdicts = outcome.verdicts.filter((verdict) => verdict === 'pass' || verdict === 'swallow');
  expect(verdicts.length).toBe(keys.length);
});
