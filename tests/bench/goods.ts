import type { CatalogChange, Page, RemoteStockLevel, StoreSettings } from '#main/channel/connector.ts';

const ADJECTIVES = [
  'Classic',
  'Light',
  'Heavy',
  'Organic',
  'Urban',
  'Alpine',
  'Coastal',
  'Compact',
  'Deluxe',
  'Plain',
];
const STUFFS = ['Cotton', 'Wool', 'Leather', 'Steel', 'Oak', 'Glass', 'Linen', 'Ceramic', 'Denim', 'Cork'];
const THINGS = [
  'Shirt',
  'Mug',
  'Lamp',
  'Chair',
  'Scarf',
  'Kettle',
  'Notebook',
  'Backpack',
  'Table',
  'Pan',
  'Jacket',
  'Bottle',
];
const SIZES = ['XS', 'S', 'M', 'L', 'XL'];
const PAGE = 500;

/** The store that the generated goods come from. */
export const generatedSettings: StoreSettings = {
  storeName: 'Generated',
  currency: 'EUR',
  taxCategories: [
    { remoteId: '1', name: 'Standard', ratePpm: 190_000 },
    { remoteId: '2', name: 'Reduced', ratePpm: 70_000 },
  ],
  locations: [{ remoteId: '7', code: 'S1', name: 'Shop One' }],
  categories: THINGS.map((name, index) => ({
    remoteId: `c${index}`,
    parentRemoteId: null,
    name,
    position: index,
  })),
};

/** The GTIN-13 of the nth variant. */
export function gtinOf(index: number): string {
  const digits = `41${String(index).padStart(10, '0')}`;
  const sum = [...digits].reduce((all, digit, place) => all + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** The words of the nth variant's name. */
export function wordsOf(index: number): readonly [string, string, string] {
  const product = Math.floor(index / SIZES.length);
  return [pick(ADJECTIVES, product * 7), pick(STUFFS, product * 3 + 1), pick(THINGS, product * 11 + 5)];
}

/** The gross price of the nth variant, in cents. */
export function priceOf(index: number): number {
  return 99 + ((index * 7919) % 20_000);
}

/** `count` variants in pages as a connector gives them, five variants a product. */
export function* generatedCatalog(count: number): Generator<Page<CatalogChange>, undefined> {
  for (let start = 0; start < count; start += PAGE) {
    const end = Math.min(count, start + PAGE);
    const items: CatalogChange[] = [];
    for (let index = start; index < end; index += 1) items.push(...changesOf(index));
    yield { items, cursor: String(end), complete: end === count, progress: { done: end, total: count } };
  }
}

/** The stock of `count` variants, in pages. */
export function* generatedStock(count: number): Generator<Page<RemoteStockLevel>> {
  for (let start = 0; start < count; start += PAGE) {
    const end = Math.min(count, start + PAGE);
    const items = Array.from({ length: end - start }, (_, offset) => ({
      variantRemoteId: `v${start + offset}`,
      locationRemoteId: '7',
      onHand: ((start + offset) % 50) * 1000,
      allocated: 0,
      knownAt: 1,
    }));
    yield { items, cursor: String(end), complete: end === count };
  }
}

function changesOf(index: number): CatalogChange[] {
  const product = Math.floor(index / SIZES.length);
  const name = `${wordsOf(index).join(' ')} ${product}`;
  const size = pick(SIZES, index);
  const variant: CatalogChange = {
    kind: 'variant',
    remoteId: `v${index}`,
    productRemoteId: `p${product}`,
    sku: `SKU-${index}`,
    name: `${name} ${size}`,
    enabled: true,
    price: priceOf(index),
    taxCategoryRemoteId: index % 4 === 0 ? '2' : '1',
    barcodes: [gtinOf(index)],
    options: [{ group: 'Size', value: size }],
    picture: null,
  };
  if (index % SIZES.length !== 0) return [variant];
  const categoryRemoteIds = [`c${(product * 11 + 5) % THINGS.length}`];
  return [
    { kind: 'product', remoteId: `p${product}`, name, enabled: true, categoryRemoteIds, picture: null },
    variant,
  ];
}

function pick(words: readonly string[], index: number): string {
  return words[index % words.length] ?? '';
}
