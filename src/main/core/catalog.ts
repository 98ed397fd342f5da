import type { CatalogItem, catalog, SearchResult } from '#contract/catalog.ts';
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
import type { FeatureHandlers } from './context.ts';
import { goodsByCode, storedCode, type ScannerPorts } from './read-code.ts';

/** Shorter texts have too few trigrams to say what was meant. */
const SHORTEST_MISTYPED = 4;

/** More trigrams say little more of what was meant, and each costs a look into the index. */
const MOST_TRIGRAMS = 16;

/** The share of trigrams that a name must have in common with a mistyped text. */
const NEAR = 0.4;

/** The goods, by name, code and category. */
export function catalogHandlers(scanner: ScannerPorts): FeatureHandlers<typeof catalog> {
  return {
    search: (input, { db }) => search(db, input.text, input.categoryId, input),
    byCode: ({ code }, { db, clock }) => goodsByCode(code, { db, clock, ...scanner }),
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

function wordsOf(text: string): string[] {
  return text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
}

function trigramsOf(text: string): string[] {
  const letters = [...text.toLowerCase()];
  const trigrams = letters.slice(2).map((letter, index) => `${letters[index]}${letters[index + 1]}${letter}`);
  return [...new Set(trigrams)];
}
