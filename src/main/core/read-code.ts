import type { catalog } from '#contract/catalog.ts';
import { Refusal } from '#contract/errors.ts';
import type { OutputOf } from '#contract/procedure.ts';
import type { SplitElements } from '#domain/barcode/gs1-element.ts';
import { GROUP_SEPARATOR } from '#domain/barcode/gs1-text.ts';
import { readCode } from '#domain/barcode/gtin.ts';
import type { CodeFlaw } from '#domain/barcode/measure.ts';
import { readScan, type ScanSetting } from '#domain/barcode/scan.ts';
import { itemsByCode } from '#main/data/catalog.ts';
import type { Reader } from '#main/data/database.ts';
import { findShop } from '#main/data/shop.ts';
import { listBarcodeRules } from '#main/data/shop-rules.ts';
import type { Clock } from './context.ts';

/** What reading codes asks of scanners. */
export interface ScannerPorts {
  readonly splitElements: SplitElements;
}

/** What a code means is found out with these. */
export interface CodeReader extends ScannerPorts {
  readonly db: Reader;
  readonly clock: Clock;
}

/**
 * The goods that a code means. A code that the catalog knows as it stands says nothing beside; any other is read for
 * what it holds.
 * @throws Refusal `code-unknown`, `code-bad-check-digit`, `code-malformed`.
 */
export async function goodsByCode(
  code: string,
  { db, clock, splitElements }: CodeReader,
): Promise<OutputOf<(typeof catalog)['byCode']>> {
  const exact = await itemsByCode(db, storedCode(code));
  if (exact.length > 0) return { items: exact, measure: null, expiresOn: null };
  const now = clock.now();
  const year = new Date(now + clock.utcOffsetMinutes(now) * 60_000).getUTCFullYear();
  const reading = readScan(code, { ...(await scanSetting(db)), split: splitElements, year });
  if (reading.kind === 'bad') throw refusalOf(code, reading.flaw);
  for (const number of reading.codes) {
    const items = await itemsByCode(db, number);
    if (items.length > 0) return { items, measure: reading.measure, expiresOn: reading.expiresOn };
  }
  throw new Refusal('code-unknown', { code: reading.shown });
}

async function scanSetting(db: Reader): Promise<Pick<ScanSetting, 'rules' | 'currency'>> {
  const shop = await findShop(db);
  if (shop === null) throw new Refusal('not-set-up');
  return { rules: await listBarcodeRules(db), currency: shop.currency };
}

function refusalOf(code: string, flaw: CodeFlaw): Refusal {
  const shown = readCode(code).text.replaceAll(GROUP_SEPARATOR, ' ');
  const isMisread = flaw === 'check-digit' || flaw === 'value-check-digit';
  return isMisread
    ? new Refusal('code-bad-check-digit', { code: shown })
    : new Refusal('code-malformed', { code: shown, flaw });
}

/** A code as the catalog stores it: GTIN-14 where it is a GTIN, else the text as it is. */
export function storedCode(code: string): string {
  const read = readCode(code);
  return read.kind === 'gtin' ? read.gtin14 : read.text;
}
