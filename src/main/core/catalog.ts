import type { CatalogItem, catalog, SearchResult } from '#contract/catalog.ts';
import { Refusal } from '#contract/errors.ts';
import type { OutputOf } from '#contract/procedure.ts';
import type { SplitElements } from '#domain/barcode/gs1-element.ts';
import { GROUP_SEPARATOR } from '#domain/barcode/gs1-text.ts';
import { readCode } from '#domain/barcode/gtin.ts';
import type { CodeFlaw } from '#domain/barcode/measure.ts';
import { readScan, type ScanSetting } from '#domain/barcode/scan.ts';
import {
  countVariants,
  itemsByCode,
  itemsByIds,
  itemsByWords,
  itemsNear,
  listCategories,
  listItems,
  type Span,
} from '#main/data/catalog.ts';
import type { Reader } from '#main/data/database.ts';
import { findShop } from '#main/data/shop.ts';
import { listBarcodeRules } from '#main/data/shop-rules.ts';
import type { FeatureHandlers, QueryContext } from './context.ts';

/** Shorter texts have too few trigrams to say what was meant. */
const SHORTEST_MISTYPED = 4;

/** More trigrams say little more of what was meant, and each costs a look into the index. */
const MOST_TRIGRAMS = 16;

/** The share of trigrams that a name must have in common with a mistyped text. */
const NEAR = 0.4;

/** What the catalog asks of scanners. */
export interface ScannerPorts {
  readonly splitElements: SplitElements;
}

/** The goods, by name, code and category. */
export function catalogHandlers(scanner: ScannerPorts): FeatureHandlers<typeof catalog> {
  return {
    search: (input, { db }) => search(db, input.text, input.categoryId, input),
    byCode: ({ code }, context) => byCode(code, context, scanner),
    byIds: async ({ variantIds }, { db }) => ({ items: await itemsByIds(db, variantIds) }),
    categories: async (_, { db }) => ({
      categories: await listCategories(db),
      variants: await countVariants(db),
    }),
  };
}

async function search(
  db: Reader,
  text: string,
  categoryId: number | null,
  span: Span,
): Promise<SearchResult> {
  const words = wordsOf(text);
  if (words.length === 0) return { ...(await listItems(db, categoryId, span)), fuzzy: false };
  const exact = span.offset === 0 ? await itemsByCode(db, storedCode(text)) : [];
  if (exact.length > 0) return { items: exact, hasMore: false, fuzzy: false };
  const page = await itemsByWords(db, { text: text.trim(), words }, span);
  if (page.items.length > 0 || span.offset > 0) return { ...page, fuzzy: false };
  const near = await searchNear(db, words.join(' '), span.limit);
  return { items: near, hasMore: false, fuzzy: near.length > 0 };
}

async function searchNear(db: Reader, text: string, limit: number): Promise<CatalogItem[]> {
  if (text.length < SHORTEST_MISTYPED) return [];
  const trigrams = trigramsOf(text).slice(0, MOST_TRIGRAMS);
  return await itemsNear(db, trigrams, Math.ceil(trigrams.length * NEAR), limit);
}

/** A code that the catalog knows as it stands says nothing beside; any other is read for what it holds. */
async function byCode(
  code: string,
  { db, clock }: QueryContext,
  { splitElements }: ScannerPorts,
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
function storedCode(code: string): string {
  const read = readCode(code);
  return read.kind === 'gtin' ? read.gtin14 : read.text;
}

function wordsOf(text: string): string[] {
  return text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
}

function trigramsOf(text: string): string[] {
  const letters = [...text.toLowerCase()];
  const trigrams = letters.slice(2).map((letter, index) => `${letters[index]}${letters[index + 1]}${letter}`);
  return [...new Set(trigrams)];
}
