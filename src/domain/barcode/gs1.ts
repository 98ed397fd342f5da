import { fractionDigits } from '../money/currency.ts';
import type { Minor } from '../money/money.ts';
import { MAX_QUANTITY } from '../sale/basket.ts';
import { PIECE, type Thousandths } from '../stock/quantity.ts';
import { currencyNumber } from './currency-number.ts';
import { readDigitalLink } from './digital-link.ts';
import type { Gs1Element, SplitElements } from './gs1-element.ts';
import { readGs1Date } from './gs1-date.ts';
import { findElementString } from './gs1-text.ts';
import { gtinCheckDigit } from './gtin.ts';
import { priceOf, weightOf, type CodeFlaw, type Measure } from './measure.ts';

/** What GS1 data says of goods. What it does not say is null. */
export interface Gs1Goods {
  readonly gtin14: string;
  readonly lot: string | null;
  readonly serial: string | null;
  /** The last day on which they may be used, `YYYY-MM-DD` (AI 17 or 7003; a best-before date is none). */
  readonly expiresOn: string | null;
  /** Thousandths of a kg. */
  readonly netWeight: Thousandths | null;
  /** Of all of it, in minor units of the shop's currency. */
  readonly price: Minor | null;
  /** Whole pieces. */
  readonly count: number | null;
}

/** Goods, or why the code cannot be believed. */
export type Gs1Reading =
  | { readonly kind: 'goods'; readonly goods: Gs1Goods }
  | { readonly kind: 'bad'; readonly flaw: CodeFlaw };

/** What reading depends on beside the code: who splits, the present year, and the shop's currency. */
export interface Gs1Setting {
  readonly split: SplitElements;
  readonly year: number;
  readonly currency: string;
}

/**
 * Reads an element string (GS1-128, DataBar, DataMatrix, QR or printed with brackets) or a Digital Link; null for what
 * is neither, or names no goods. One datum against its rules makes all of it bad, as a lost FNC1 mixes them up.
 */
export function readGs1(code: string, setting: Gs1Setting): Gs1Reading | null {
  const link = readDigitalLink(code);
  if (link !== null) return readGoods(link, setting);
  const found = findElementString(code);
  if (found === null) return null;
  const elements = setting.split(found.text);
  if (elements !== null) return readGoods(elements, setting);
  return found.isSure ? { kind: 'bad', flaw: 'malformed' } : null;
}

/**
 * What the goods' measure is: a stated price goes before the weight it was made from. Zero says nothing. A price is
 * only believed of goods whose measure varies, whose GTIN begins with 9 (GS1 General Specifications, AI 392n and 393n),
 * or which the shop numbers itself (02): beside any other number it would let a typed code name its own price.
 */
export function measureOf({ gtin14, price, netWeight, count }: Gs1Goods): Measure | null {
  if (price !== null && price > 0 && VARIABLE.test(gtin14)) return { kind: 'price', total: price };
  if (netWeight !== null && netWeight > 0) return { kind: 'weight', quantity: netWeight };
  return count !== null && count > 0 ? { kind: 'count', quantity: count * PIECE } : null;
}

const VARIABLE = /^(?:9|02)/;

interface Flaw {
  readonly flaw: CodeFlaw;
}

const MALFORMED: Flaw = { flaw: 'malformed' };
const EXCESS: Flaw = { flaw: 'excess' };

function readGoods(elements: readonly Gs1Element[], { year, currency }: Gs1Setting): Gs1Reading | null {
  const flaws: Flaw[] = [];
  const take = <T extends string | number>(ai: RegExp, read: (element: Gs1Element) => T | Flaw): T | null => {
    const value = readOne(elements, ai, read);
    if (value === null || typeof value !== 'object') return value;
    flaws.push(value);
    return null;
  };
  const content = take(/^02$/, readGtin);
  const gtin14 = take(/^01$/, readGtin) ?? content;
  const goods = {
    lot: take(/^10$/, readText),
    serial: take(/^21$/, readText),
    expiresOn: take(/^17$/, readDate(/^\d{6}$/, year)) ?? take(/^7003$/, readDate(MINUTE, year)),
    netWeight: take(/^3[12]0/, readWeight),
    price: take(/^39[23]/, (element) => readPrice(element, currency)),
    count: take(content === null ? /^30$/ : /^3[07]$/, readCount),
  };
  const [flaw] = flaws;
  if (flaw !== undefined) return { kind: 'bad', ...flaw };
  return gtin14 === null ? null : { kind: 'goods', goods: { gtin14, ...goods } };
}

/** The datum of an AI, or of one of a few; they may be there again, but not say something else. */
function readOne<T>(
  elements: readonly Gs1Element[],
  ai: RegExp,
  read: (element: Gs1Element) => T | Flaw,
): T | Flaw | null {
  const [first, ...more] = elements.filter((element) => ai.test(element.ai));
  if (first === undefined) return null;
  const isSame = more.every((other) => other.ai === first.ai && other.text === first.text);
  return isSame ? read(first) : MALFORMED;
}

function readGtin({ text }: Gs1Element): string | Flaw {
  if (!/^\d{14}$/.test(text)) return MALFORMED;
  return text.endsWith(gtinCheckDigit(text.slice(0, -1))) ? text : { flaw: 'check-digit' };
}

/** Lots and serials: up to 20 of the 82 characters of GS1 General Specifications 7.11. */
function readText({ text }: Gs1Element): string | Flaw {
  return /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/.test(text) ? text : MALFORMED;
}

/** A date with the hour and minute behind it. */
const MINUTE = /^\d{6}(?:[01]\d|2[0-3])[0-5]\d$/;

function readDate(format: RegExp, year: number) {
  return ({ text }: Gs1Element): string | Flaw =>
    (format.test(text) ? readGs1Date(text.slice(0, 6), year) : null) ?? MALFORMED;
}

/** Up to five decimals, kg (310n) or lb (320n). */
function readWeight({ ai, text }: Gs1Element): Thousandths | Flaw {
  if (!/^...[0-5]$/.test(ai) || !/^\d{6}$/.test(text)) return MALFORMED;
  const figures = { digits: text, decimals: Number(ai.charAt(3)) };
  return weightOf(figures, ai.startsWith('310') ? 'kg' : 'lb') ?? EXCESS;
}

/** In the shop's currency (392n), or behind the number of its own (393n). */
function readPrice({ ai, text }: Gs1Element, currency: string): Minor | Flaw {
  const number = ai.startsWith('393') ? text.slice(0, 3) : '';
  const digits = text.slice(number.length);
  if (!/^...\d$/.test(ai) || !/^(?:\d{3})?$/.test(number) || !/^\d{1,15}$/.test(digits)) return MALFORMED;
  if (number !== '' && number !== currencyNumber(currency)) return { flaw: 'currency' };
  const figures = { digits, decimals: Number(ai.charAt(3)) };
  return priceOf(figures, fractionDigits(currency)) ?? EXCESS;
}

function readCount({ text }: Gs1Element): number | Flaw {
  if (!/^\d{1,8}$/.test(text)) return MALFORMED;
  return Number(text) * PIECE > MAX_QUANTITY ? EXCESS : Number(text);
}
