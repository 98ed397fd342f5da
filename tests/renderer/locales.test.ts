import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { ERRORS } from '#contract/errors.ts';
import de from '#locales/de.json' with { type: 'json' };
import en from '#locales/en.json' with { type: 'json' };

const locales: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['en', en],
  ['de', de],
];

/** Every source file that may use a message, as text. */
const sources = Object.values(
  import.meta.glob<string>('/src/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
);

/** Ids and their beginnings (`error.${code}`) that stand in the source. */
const used = new Set(
  sources.flatMap((source) =>
    [...source.matchAll(/['"`]([a-z][\w.-]*)(?=['"`$])/g)].map((match) => match[1] ?? ''),
  ),
);

function isUsed(id: string): boolean {
  if (used.has(id)) return true;
  const dots = [...id.matchAll(/\./g)].map((match) => id.slice(0, match.index + 1));
  return dots.some((beginning) => used.has(beginning));
}

test('every language has the same messages', () => {
  expect(Object.keys(de).toSorted()).toEqual(Object.keys(en).toSorted());
});

test.each(locales)('%s says something for every refusal', (_, messages) => {
  const missing = Object.keys(ERRORS).filter((code) => (messages[`error.${code}`] ?? '').length < 10);
  expect(missing).toEqual([]);
});

test('no message is left over', () => {
  expect(Object.keys(en).filter((id) => !isUsed(id))).toEqual([]);
});

test('a message that nothing uses would be found', () => {
  expect(isUsed('nobody.asks.for.this')).toBe(false);
});

test.each(locales)('%s can be read: every message is well formed and filled in', (locale, messages) => {
  const faults: string[] = [];
  const intl = createIntl({ locale, messages, onError: (error) => faults.push(error.message) });
  for (const id of Object.keys(messages)) {
    const text = intl.formatMessage({ id }, valuesOf(messages[id] ?? ''));
    if (/[{}]/.test(text)) faults.push(`${id}: ${text}`);
  }
  expect(faults).toEqual([]);
});

test('both languages fill in the same places', () => {
  const english: Readonly<Record<string, string>> = en;
  const german: Readonly<Record<string, string>> = de;
  const different = Object.keys(english).filter(
    (id) => placesOf(english[id] ?? '').join() !== placesOf(german[id] ?? '').join(),
  );
  expect(different).toEqual([]);
});

test('nothing is said to have just gone wrong', () => {
  const vague = locales.flatMap(([, messages]) =>
    Object.entries(messages).filter(([, text]) => /something went wrong|etwas ist schief/i.test(text)),
  );
  expect(vague).toEqual([]);
});

function placesOf(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? ''))].toSorted();
}

/** Places that are no text: how many, and an instant. */
const VALUES: Readonly<Record<string, number>> = { count: 2, at: 0 };

function valuesOf(message: string): Record<string, string | number> {
  return Object.fromEntries(placesOf(message).map((place) => [place, VALUES[place] ?? 'x']));
}
