import type { Minor } from '../money/money.ts';
import type { Thousandths } from '../stock/quantity.ts';
import { gtinCheckDigit, readCode, type ScannedCode } from './gtin.ts';
import { priceOf, weightOf, type CodeFlaw } from './measure.ts';
import { valueCheckDigit } from './value-check.ts';

/**
 * How a shop's scales write codes with a price or a weight inside (GS1 General Specifications 2.1, variable
 * measure items with restricted circulation numbers): prefix, item number, check digit of the value where there is one, value, check digit.
 * A UPC-A of number system 2 is prefix `02`, as it is an EAN-13 with a zero before it.
 */
export interface EmbeddedRule {
  /** `02` or `20` to `29`. */
  readonly prefix: string;
  readonly kind: 'price' | 'weight';
  readonly itemDigits: number;
  readonly valueDigits: number;
  /** Digits of the value after its decimal point, in the main unit of money or in kg. */
  readonly valueDecimals: number;
  readonly hasValueCheck: boolean;
}

/** Which goods, under each number that a shop may have stored them by, the likeliest first; and how much of them. */
export type EmbeddedReading =
  | { readonly kind: 'price'; readonly value: Minor; readonly itemCodes: readonly string[] }
  | { readonly kind: 'weight'; readonly value: Thousandths; readonly itemCodes: readonly string[] }
  | { readonly kind: 'bad'; readonly flaw: CodeFlaw };

interface Parts {
  readonly item: string;
  readonly check: string;
  readonly value: string;
}

/**
 * Reads a code that one of the rules is for; null when none is. Prices are scaled to a currency with so many fraction
 * digits and rounded half up, weights are thousandths of a kg. A value of zero says nothing but the goods.
 */
export function readEmbedded(
  code: string,
  rules: readonly EmbeddedRule[],
  fractionDigits: number,
): EmbeddedReading | null {
  const read = readCode(code);
  const ean13 = ean13Of(read);
  const rule = rules.find((each) => isFitting(each) && ean13?.startsWith(each.prefix) === true);
  if (ean13 === null || rule === undefined) return null;
  if (read.kind === 'bad-check-digit') return { kind: 'bad', flaw: 'check-digit' };
  const parts = partsOf(ean13, rule);
  if (rule.hasValueCheck && parts.check !== valueCheckDigit(parts.value)) {
    return { kind: 'bad', flaw: 'value-check-digit' };
  }
  const figures = { digits: parts.value, decimals: rule.valueDecimals };
  const value = rule.kind === 'price' ? priceOf(figures, fractionDigits) : weightOf(figures, 'kg');
  if (value === null) return { kind: 'bad', flaw: 'excess' };
  return { kind: rule.kind, value, itemCodes: itemCodesOf(parts.item, rule) };
}

/** The thirteen digits that a code is or stands for. */
function ean13Of(read: ScannedCode): string | null {
  const digits = read.kind === 'gtin' ? read.gtin14 : read.text.padStart(14, '0');
  return /^0\d{13}$/.test(digits) ? digits.slice(1) : null;
}

/** A rule that does not add up to thirteen digits, or is for numbers that are no shop's own, is for no code at all. */
function isFitting(rule: EmbeddedRule): boolean {
  const check = rule.hasValueCheck ? 1 : 0;
  const hasCheckedLength = !rule.hasValueCheck || rule.valueDigits === 4 || rule.valueDigits === 5;
  return (
    /^(?:02|2\d)$/.test(rule.prefix) &&
    hasCheckedLength &&
    2 + rule.itemDigits + check + rule.valueDigits + 1 === 13
  );
}

function partsOf(ean13: string, rule: EmbeddedRule): Parts {
  const behindItem = 2 + rule.itemDigits;
  const valueAt = behindItem + (rule.hasValueCheck ? 1 : 0);
  return {
    item: ean13.slice(2, behindItem),
    check: ean13.slice(behindItem, valueAt),
    value: ean13.slice(valueAt, -1),
  };
}

/**
 * The whole code with a value of zero, prefix and item number, the item number; the last two also without the zeros
 * before them. What is a GTIN by chance is asked for in both forms.
 */
function itemCodesOf(item: string, { prefix }: EmbeddedRule): string[] {
  const zeroed = (prefix + item).padEnd(12, '0');
  const written = [zeroed + gtinCheckDigit(zeroed), prefix + item, item];
  const codes = written.flatMap((text) => [text, text.replace(/^0+/, '')]).flatMap(storedForms);
  return [...new Set(codes)].filter((text) => text !== '');
}

function storedForms(text: string): string[] {
  const read = readCode(text);
  return read.kind === 'gtin' ? [read.gtin14, text] : [text];
}
