import { fc } from '@fast-check/vitest';
import type { EmbeddedRule } from '#domain/barcode/embedded.ts';
import { gtinCheckDigit } from '#domain/barcode/gtin.ts';

/** Tables of the standard, written out: the till computes them (GS1 General Specifications, weighting factors). */
const TWO_MINUS = '0246891357';
const THREE = '0369258147';
const FIVE_PLUS = '0516273849';
const FIVE_MINUS = '0594837261';

/** What a scale prints: the EAN-13 of so much of an item. */
export function embed(rule: EmbeddedRule, item: string, value: number): string {
  const digits = String(value).padStart(rule.valueDigits, '0');
  const body = rule.prefix + item + (rule.hasValueCheck ? checkOf(digits) : '') + digits;
  return body + gtinCheckDigit(body);
}

function checkOf(digits: string): string {
  const tables =
    digits.length === 4
      ? [TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS]
      : [FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS];
  const sum = tables.reduce((all, table, at) => all + Number(table.charAt(Number(digits.charAt(at)))), 0);
  if (digits.length === 4) return String((sum * 3) % 10);
  return String(FIVE_MINUS.indexOf(String((10 - (sum % 10)) % 10)));
}

/** Every rule that a shop can set up. */
export const embeddedRules: fc.Arbitrary<EmbeddedRule> = fc
  .record({
    prefix: fc.constantFrom('02', '20', '21', '22', '23', '24', '25', '26', '27', '28', '29'),
    kind: fc.constantFrom('price' as const, 'weight' as const),
    layout: fc.constantFrom(
      { itemDigits: 4, valueDigits: 6, hasValueCheck: false },
      { itemDigits: 5, valueDigits: 5, hasValueCheck: false },
      { itemDigits: 6, valueDigits: 4, hasValueCheck: false },
      { itemDigits: 4, valueDigits: 5, hasValueCheck: true },
      { itemDigits: 5, valueDigits: 4, hasValueCheck: true },
    ),
    valueDecimals: fc.nat(3),
  })
  .map(({ layout, ...rule }) => ({ ...rule, ...layout }));
