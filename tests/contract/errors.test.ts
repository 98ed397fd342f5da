import { createIntl } from '@formatjs/intl';
import { describe, expect, it } from 'vitest';
import de from '#locales/de.json' with { type: 'json' };
import en from '#locales/en.json' with { type: 'json' };
import { ERRORS, isErrorCode, Refusal, refusalSchema } from '#contract/errors.ts';
import { touchedSchema } from '#contract/events.ts';

const LOCALES: readonly { readonly locale: string; readonly messages: Readonly<Record<string, string>> }[] = [
  { locale: 'en', messages: en },
  { locale: 'de', messages: de },
];

/** Every value that a refusal comes with somewhere. */
const DETAILS = {
  at: 'basket.id',
  balance: 500,
  code: '4006381333931',
  currency: 'CHF',
  expected: 900,
  flaw: 'malformed',
  left: 4200,
  message: 'no answer',
  missing: 100,
  name: 'Mug',
  number: 'R1-000004',
  over: 50,
  rights: 'ReadOrder',
  seconds: 30,
  traceId: 'trace',
  why: 'unpicked',
};

describe('the register of errors', () => {
  const pairs = LOCALES.flatMap((locale) => Object.keys(ERRORS).map((code) => ({ ...locale, code })));

  it.each(pairs)('has words for $code in $locale', ({ locale, messages, code }) => {
    const failures: string[] = [];
    const intl = createIntl({ locale, messages, onError: (error) => failures.push(error.message) });
    const text = intl.formatMessage({ id: `error.${code}` }, DETAILS);
    expect(failures).toEqual([]);
    expect(text).not.toBe(`error.${code}`);
    expect(text).toMatch(/^\S.*[.!]?\s*\S*$/su);
  });

  it('has no words for an error that is none, but for the one the screen makes itself', () => {
    const known = new Set([...Object.keys(ERRORS), 'no-answer']);
    const worded = LOCALES.flatMap(({ messages }) => Object.keys(messages))
      .filter((id) => id.startsWith('error.'))
      .map((id) => id.slice('error.'.length));
    expect(worded.filter((code) => !known.has(code))).toEqual([]);
  });

  it('has the same words in every locale', () => {
    expect(Object.keys(de).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  it('knows its codes, and no name that objects have by nature', () => {
    expect(isErrorCode('price-changed')).toBe(true);
    expect(['toString', '__proto__', 'constructor', '', 'PRICE-CHANGED'].filter(isErrorCode)).toEqual([]);
  });
});

describe('a refusal', () => {
  it('keeps its code and details where it is thrown', () => {
    const refusal = new Refusal('tender-short', { missing: 100 });
    expect(refusal).toBeInstanceOf(Error);
    expect({ code: refusal.code, details: refusal.details }).toEqual({
      code: 'tender-short',
      details: { missing: 100 },
    });
    expect(new Refusal('internal').details).toEqual({});
  });

  it.each([
    { code: 'internal', traceId: 'x' },
    { code: 'tender-short', details: { missing: 100, name: 'Mug' } },
  ])('crosses the border as %j', (reply) => {
    expect(refusalSchema.parse(reply)).toEqual(reply);
  });

  it.each([
    {},
    { code: 'lost' },
    { code: 7 },
    { code: 'internal', details: { at: {} } },
    { code: 'internal', traceId: 1 },
    { code: 'internal', stack: 'at …' },
  ])('does not cross as %j', (reply) => {
    expect(refusalSchema.safeParse(reply).success).toBe(false);
  });
});

describe('an event', () => {
  it('names topics that exist', () => {
    expect(touchedSchema.parse({ topics: ['sale', 'stock'] })).toEqual({ topics: ['sale', 'stock'] });
    expect(touchedSchema.safeParse({ topics: ['weather'] }).success).toBe(false);
    expect(touchedSchema.safeParse({ topics: 'sale' }).success).toBe(false);
    expect(touchedSchema.safeParse({ topics: [], sale: {} }).success).toBe(false);
  });
});
