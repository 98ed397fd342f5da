import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { ErrorCode, ErrorDetails } from '#contract/errors.ts';
import { formatMoney } from '#domain/money/currency.ts';
import de from '#locales/de.json' with { type: 'json' };
import en from '#locales/en.json' with { type: 'json' };
import { RequestFailed } from '#renderer/client/client.ts';
import { useCurrency } from './ShopProvider.tsx';

/** The id of a message; the English catalog has them all. */
export type MessageId = keyof typeof en;

export type Values = Readonly<Record<string, string | number>>;

/** Looks a message up in the chosen language. */
export type Words = (id: MessageId, values?: Values) => string;

const MESSAGES: Readonly<Record<'de' | 'en', Readonly<Record<string, string>>>> = { de, en };

/** The messages and the locale for a chosen language; the PC's own region decides how numbers are written. */
export function speak(
  chosen: 'system' | 'de' | 'en',
  system: string,
): {
  readonly locale: string;
  readonly messages: Readonly<Record<string, string>>;
} {
  const spoken = system.split('-')[0] === 'de' ? 'de' : 'en';
  const language = chosen === 'system' ? spoken : chosen;
  const isOwn = system.split('-')[0] === language;
  return { locale: isOwn ? system : language, messages: MESSAGES[language] };
}

export function useWords(): Words {
  const { formatMessage } = useIntl();
  return useCallback((id, values) => formatMessage({ id }, { ...values }), [formatMessage]);
}

/** The words for what came back instead of an answer. */
export function useErrorWords(): (error: unknown) => string {
  const words = useWords();
  const { locale } = useIntl();
  const currency = useCurrency();
  return useCallback(
    (error) => {
      if (!(error instanceof RequestFailed)) return words('error.no-answer');
      const details = currency === null ? error.details : withMoney(error.details, currency, locale);
      return words(errorId(error.code), { ...DETAILS, ...details, traceId: error.traceId ?? '' });
    },
    [words, locale, currency],
  );
}

/** Details that are amounts, in minor units. */
const AMOUNTS: ReadonlySet<string> = new Set(['amount', 'balance', 'expected', 'left', 'missing', 'over']);

function withMoney(details: ErrorDetails, currency: string, locale: string): ErrorDetails {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      AMOUNTS.has(name) && Number.isSafeInteger(value) ? formatMoney(Number(value), currency, locale) : value,
    ]),
  );
}

/** Details that a refusal may leave out. */
const DETAILS: Values = { name: '', code: '', message: '', rights: '', missing: 0 };

function errorId(code: ErrorCode): MessageId {
  return `error.${code}`;
}
