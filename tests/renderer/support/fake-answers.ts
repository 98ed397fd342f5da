import { Refusal } from '#contract/errors.ts';
import type { Answers } from './bridge.ts';
import { accountAnswers, basketAnswers, customerAnswers, saleAnswers } from './fake-desk.ts';
import { KNOWN_AT, type FakeShop } from './fake-shop.ts';
import { inboxAnswers, openingAnswers } from './fake-line.ts';
import { journalAnswers, peopleAnswers, receiptAnswers, shiftAnswers, shopAnswers } from './fake-office.ts';
import { createFakePickups, pickupAnswers } from './fake-pickup.ts';
import { countAnswers, createFakeStock, stockAnswers } from './fake-stock.ts';

/** The answers of a till on a fake shop. */
export function answersOf(shop: FakeShop): Required<Answers> {
  const stock = createFakeStock();
  return {
    account: accountAnswers(shop),
    basket: basketAnswers(shop),
    catalog: catalogAnswers(shop),
    count: countAnswers(stock, shop),
    customer: customerAnswers(shop),
    desk: {},
    device: deviceAnswers(shop),
    goodsFile: {},
    inbox: inboxAnswers({ open: [], settled: [], parity: [] }),
    journal: journalAnswers(),
    opening: openingAnswers(),
    people: peopleAnswers(shop),
    pickup: pickupAnswers(createFakePickups()),
    promotion: {
      list: () => ({ promotions: shop.promotions, notApplied: shop.notApplied }),
      save: ({ promotion }) => {
        const others = shop.promotions.filter((one) => one.id !== promotion.id);
        shop.promotions = [...others, { ...promotion, source: 'local', uses: 0 }];
        return {};
      },
    },
    receipt: receiptAnswers(),
    sale: saleAnswers(shop),
    setup: {
      state: () => ({ shop: shop.shop, keyKept: 'keyring', version: '0.1.0', locale: 'en' }),
    },
    shift: shiftAnswers(shop),
    shop: shopAnswers(shop),
    stock: stockAnswers(stock),
    sync: {
      status: () => shop.status,
      resources: () => ({ resources: [] }),
      queue: () => ({ documents: [] }),
      exchanges: () => ({ exchanges: [] }),
      pause: () => {
        shop.status = { ...shop.status, state: 'paused', pausedSince: KNOWN_AT };
        return {};
      },
      resume: () => {
        shop.status = { ...shop.status, state: 'online', pausedSince: null };
        return {};
      },
      repull: () => ({}),
      repost: () => {
        shop.status = { ...shop.status, isRewound: false };
        return {};
      },
      test: () => ({
        storeName: shop.status.storeName ?? '',
        tookMs: 40,
        clockSkewMs: 0,
        missingRights: [],
        weaknesses: [],
      }),
      now: () => ({}),
    },
  };
}

function catalogAnswers(shop: FakeShop): NonNullable<Answers['catalog']> {
  return {
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
      return { items, measure: null, expiresOn: null, ...shop.said.get(code) };
    },
    byIds: ({ variantIds }) => ({
      items: shop.items.filter((one) => variantIds.includes(one.variantId)),
    }),
    categories: () => ({ categories: shop.categories, variants: shop.items.length }),
  };
}

function deviceAnswers(shop: FakeShop): NonNullable<Answers['device']> {
  const screens = [
    { id: '1', label: 'Dell 15"', isPrimary: true },
    { id: '2', label: 'Elo 10"', isPrimary: false },
  ];
  let shown: string | null = null;
  return {
    printer: () => shop.printer,
    usePrinter: ({ settings }) => {
      shop.printer = { ...shop.printer, settings, state: settings === null ? 'not-set-up' : 'ready' };
      return shop.printer;
    },
    display: () => ({ screens, shown }),
    showDisplay: ({ screenId }) => {
      shown = screenId;
      return { screens, shown };
    },
  };
}
