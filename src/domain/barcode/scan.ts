import { fractionDigits } from '../money/currency.ts';
import { readEmbedded, type EmbeddedReading, type EmbeddedRule } from './embedded.ts';
import { measureOf, readGs1, type Gs1Setting } from './gs1.ts';
import { readCode, shortGtin } from './gtin.ts';
import type { CodeFlaw, Measure } from './measure.ts';

/** What reading a code depends on beside the code. */
export interface ScanSetting extends Gs1Setting {
  readonly rules: readonly EmbeddedRule[];
}

/**
 * Numbers to ask the catalog for where it does not know the code as it stands, the likeliest first, and what the code
 * says beside; or why it cannot be believed.
 */
export type ScanReading = ReadGoods | { readonly kind: 'bad'; readonly flaw: CodeFlaw };

interface ReadGoods {
  readonly kind: 'goods';
  /** The number of the goods as people know it. */
  readonly shown: string;
  readonly codes: readonly string[];
  readonly measure: Measure | null;
  /** `YYYY-MM-DD`. */
  readonly expiresOn: string | null;
}

/** Reads whatever was scanned or typed: GS1 data, a shop's own code with its measure inside, a GTIN, or any text. */
export function readScan(code: string, setting: ScanSetting): ScanReading {
  const gs1 = readGs1(code, setting);
  if (gs1 === null) return readNumber(code, setting);
  if (gs1.kind === 'bad') return gs1;
  const { gtin14, expiresOn } = gs1.goods;
  const number = readNumber(gtin14, setting);
  if (number.kind === 'bad') return number;
  const measure = measureOf(gs1.goods) ?? number.measure;
  return { kind: 'goods', shown: shortGtin(gtin14), codes: [gtin14, ...number.codes], measure, expiresOn };
}

function readNumber(code: string, { rules, currency }: ScanSetting): ScanReading {
  const embedded = readEmbedded(code, rules, fractionDigits(currency));
  if (embedded?.kind === 'bad') return embedded;
  const read = readCode(code);
  if (embedded === null && read.kind === 'bad-check-digit') return { kind: 'bad', flaw: 'check-digit' };
  const said = embedded === null ? NOTHING : { codes: embedded.itemCodes, measure: measureIn(embedded) };
  return { kind: 'goods', shown: read.text, ...said, expiresOn: null };
}

const NOTHING = { codes: [], measure: null };

function measureIn({ kind, value }: Exclude<EmbeddedReading, { readonly kind: 'bad' }>): Measure | null {
  if (value === 0) return null;
  return kind === 'price' ? { kind, total: value } : { kind, quantity: value };
}
