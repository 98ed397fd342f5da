import type { StoreAddress, StoreCheckReply } from '#contract/setup.ts';

/** Where the first run's guide is. */
export type Guide =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'address'; readonly address: StoreAddress }
  | { readonly kind: 'joining'; readonly address: StoreAddress; readonly check: StoreCheckReply }
  | { readonly kind: 'alone'; readonly catalog: 'sample' | 'empty' }
  | { readonly kind: 'owner' };

export const NO_ADDRESS: StoreAddress = { kind: 'vendure', url: '', key: '', channel: '' };

/**
 * A store's address from what was typed: a missing scheme is https (http on this PC), paths are dropped.
 * Null when it is no web address.
 */
export function readUrl(text: string): string | null {
  const typed = text.trim();
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/.test(typed);
  const full = /^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `${isHere ? 'http' : 'https'}://${typed}`;
  if (!URL.canParse(full)) return null;
  const { protocol, origin, hostname } = new URL(full);
  return /^https?:$/.test(protocol) && hostname !== '' ? origin : null;
}

/** Whether a register's code is one: letters of A to Z and digits, at most twelve. */
export function isRegisterCode(text: string): boolean {
  return /^[A-Za-z0-9]{1,12}$/.test(text);
}

const CURRENCY_OF: Readonly<Record<string, string>> = {
  AU: 'AUD',
  CA: 'CAD',
  CH: 'CHF',
  CZ: 'CZK',
  DK: 'DKK',
  GB: 'GBP',
  JP: 'JPY',
  NO: 'NOK',
  PL: 'PLN',
  SE: 'SEK',
  US: 'USD',
};

/** The currency that a PC set up for this locale most likely sells in. */
export function likelyCurrency(locale: string): string {
  return CURRENCY_OF[new Intl.Locale(locale).maximize().region ?? ''] ?? 'EUR';
}

/** Every currency with its name, by name. */
export function currencyChoices(locale: string): { value: string; words: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  return Intl.supportedValuesOf('currency')
    .map((code) => ({ value: code, words: `${names.of(code) ?? code} (${code})` }))
    .toSorted((one, other) => one.words.localeCompare(other.words, locale));
}
