import { fractionDigits, toDecimal } from '#domain/money/currency.ts';
import { divide, WHOLE, type Minor } from '#domain/money/money.ts';
import { PIECE, type Thousandths } from '#domain/stock/quantity.ts';
import type { RatePpm } from '#domain/tax/rules.ts';

/** An exact decimal: `figures` ÷ 10^`places`. */
interface Decimal {
  readonly figures: bigint;
  readonly places: number;
}

/**
 * An amount of Medusa, in whole units of the currency with any number of decimals, in minor units: rounded once,
 * halves away from zero. The number is taken for the shortest decimal that it stands for, as JSON writes it.
 * @param addedPpm tax that is put on it before rounding
 */
export function toMinor(amount: number, currency: string, addedPpm: RatePpm = 0): Minor {
  const { figures, places } = decimalOf(amount);
  const minor = figures * 10n ** BigInt(fractionDigits(currency)) * BigInt(WHOLE + addedPpm);
  return divide(minor, 10n ** BigInt(places) * BigInt(WHOLE));
}

/**
 * An amount for Medusa. @param includedPpm tax that is taken out of it: the store puts it on again, and keeps so many
 * decimals that the total is exact after rounding to minor units.
 */
export function toMajor(amount: Minor, currency: string, includedPpm: RatePpm = 0): number {
  const whole = Number(toDecimal(amount, currency));
  return includedPpm === 0 ? whole : (whole * WHOLE) / (WHOLE + includedPpm);
}

/** A rate in percent as parts per million. */
export function toPpm(percent: number): RatePpm {
  const { figures, places } = decimalOf(percent);
  return divide(figures * 10_000n, 10n ** BigInt(places));
}

/** A quantity of the store, which may have decimals; rounded to thousandths. */
export function toThousandths(quantity: number): Thousandths {
  const { figures, places } = decimalOf(quantity);
  return divide(figures * BigInt(PIECE), 10n ** BigInt(places));
}

/** @throws RangeError for what is no number. */
function decimalOf(value: number): Decimal {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  if (whole === '') throw new RangeError(`not a number: ${value}`);
  const places = fraction.length - Number(exponent);
  const figures = BigInt(`${sign}${whole}${fraction}`);
  return places < 0 ? { figures: figures * 10n ** BigInt(-places), places: 0 } : { figures, places };
}
