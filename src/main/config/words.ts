import { createIntl } from '@formatjs/intl';
import de from '#locales/de.json' with { type: 'json' };
import en from '#locales/en.json' with { type: 'json' };
import type { Words } from '#domain/receipt/writer.ts';

const MESSAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = { de, en };

/** The words of a language, and the locale by which amounts and dates are written. */
export interface Language {
  readonly locale: string;
  readonly words: Words;
}

/** The language of a locale such as `de-AT`; English where there are no words for it. */
export function openLanguage(locale: string): Language {
  const language = locale.split('-')[0] ?? '';
  const messages = MESSAGES[language] ?? en;
  const intl = createIntl({ locale: language in MESSAGES ? locale : 'en', messages });
  return { locale: intl.locale, words: (id, values) => intl.formatMessage({ id }, { ...values }) };
}
