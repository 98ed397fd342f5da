import type { CatalogItem, Category } from '#contract/catalog.ts';
import type { PrinterStatus } from '#contract/device.ts';
import { Refusal } from '#contract/errors.ts';
import type { CommittedSale, SaleSummary } from '#contract/sale.ts';
import type { Shop } from '#contract/setup.ts';
import type { RefusedDocument, SyncStatus } from '#contract/sync.ts';
import { settle } from '#domain/sale/settle.ts';
import type { Basket } from '#domain/sale/basket.ts';
import type { Answers } from './bridge.ts';

/** When the fake shop's stock was known: 14:02 UTC on a Monday. */
export const KNOWN_AT = Date.UTC(2026, 10, 23, 14, 2);

export const vendureShop: Shop = {
  kind: 'vendure',
  name: 'Garden & Desk',
  currency: 'EUR',
  address: '',
  taxNumber: '',
  locationCode: 'shop-one',
  registerCode: 'R1',
  registerName: 'R1',
};

/** A variant with what a test does not care about filled in. */
export function item(given: Partial<CatalogItem> & { readonly variantId: number }): CatalogItem {
  return {
    productId: given.variantId,
    sku: `SKU-${given.variantId}`,
    name: `Goods ${given.variantId}`,
    options: '',
    unit: 'piece',
    price: 1000,
    ratePpm: 190_000,
    pictureId: null,
    stock: { here: 20_000, held: 0, knownAt: KNOWN_AT },
    ...given,
  };
}

/** Everything in step, the catalog read. */
export const onlineStatus: SyncStatus = {
  state: 'online',
  storeName: 'Garden & Desk',
  offlineSince: null,
  lastReadAt: KNOWN_AT,
  unsent: 0,
  refused: 0,
  progress: null,
  catalogComplete: true,
  weaknesses: [],
  message: null,
};

export const noPrinter: PrinterStatus = {
  settings: null,
  state: 'not-set-up',
  waiting: 0,
  unknown: 0,
  failed: 0,
  at: null,
};

/** What the fake shop holds; tests change it and touch the topic. */
export interface FakeShop {
  shop: Shop | null;
  items: CatalogItem[];
  /** Codes on goods; several may share one. */
  codes: Map<string, number[]>;
  categories: Category[];
  status: SyncStatus;
  printer: PrinterStatus;
  draft: Basket | null;
  sales: SaleSummary[];
  committed: Map<string, CommittedSale>;
  refused: RefusedDocument[];
}

export function createFakeShop(given: Partial<FakeShop> = {}): FakeShop {
  return {
    shop: vendureShop,
    items: [],
    codes: new Map(),
    categories: [],
    status: onlineStatus,
    printer: noPrinter,
    draft: null,
    sales: [],
    committed: new Map(),
    refused: [],
    ...given,
  };
}

/** The answers of a till on a fake shop. */
export function answersOf(shop: FakeShop): Answers {
  return {
    catalog: {
      search: ({ text, offset, limit }) => {
        const wanted = text.toLowerCase();
        const hits = shop.items.filter(
          (one) => one.name.toLowerCase().includes(wanted) || one.sku.toLowerCase() === wanted,
        );
        return {
          items: hits.slice(offset, offset + limit),
          hasMore: hits.length > offset + limit,
          fuzzy: false,
        };
      },
      byCode: ({ code }) => {
        const ids = shop.codes.get(code) ?? [];
        const items = shop.items.filter((one) => ids.includes(one.variantId));
        if (items.length === 0) throw new Refusal('code-unknown', { code });
        return { items };
      },
      byIds: ({ variantIds }) => ({
        items: shop.items.filter((one) => variantIds.includes(one.variantId)),
      }),
      categories: () => ({ categories: shop.categories, variants: shop.items.length }),
    },
    device: {
      printer: () => shop.printer,
      usePrinter: ({ settings }) => {
        shop.printer = { ...shop.printer, settings, state: settings === null ? 'not-set-up' : 'ready' };
        return shop.printer;
      },
    },
    sale: {
      draft: () => ({
        basket: shop.draft === null ? null : { ...shop.draft, lines: [...shop.draft.lines] },
      }),
      keepDraft: ({ basket }) => {
        shop.draft = basket;
        return {};
      },
      commit: ({ basket, tender }) => commit(shop, basket, tender.given),
      recent: () => ({ sales: shop.sales }),
    },
    setup: {
      state: () => ({ shop: shop.shop, keyKept: 'keyring', version: '0.1.0', locale: 'en' }),
    },
    sync: {
      status: () => shop.status,
      refused: () => ({ documents: shop.refused }),
      retry: ({ id }) => {
        shop.refused = shop.refused.filter((one) => one.id !== id);
        return {};
      },
      now: () => ({}),
    },
  };
}

function commit(shop: FakeShop, basket: Basket, given: number): CommittedSale {
  const before = shop.committed.get(basket.id);
  if (before !== undefined) return { ...before, repeated: true };
  const { total } = settle(basket.lines);
  const sale: CommittedSale = {
    saleId: basket.id,
    receiptNumber: `R1-${String(shop.committed.size + 1).padStart(6, '0')}`,
    total,
    given,
    change: given - total,
    repeated: false,
  };
  shop.committed.set(basket.id, sale);
  shop.draft = null;
  const pieces = basket.lines.reduce((all, line) => all + line.quantity / 1000, 0);
  const { saleId, receiptNumber } = sale;
  const summary = { saleId, receiptNumber, soldAt: KNOWN_AT, total, pieces } as const;
  shop.sales = [{ ...summary, delivery: 'waiting', paper: 'none' }, ...shop.sales];
  return sale;
}
