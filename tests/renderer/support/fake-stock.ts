import type { CountLine, StockCount } from '#contract/count.ts';
import type { CatalogItem } from '#contract/catalog.ts';
import { Refusal } from '#contract/errors.ts';
import type { StockMovement } from '#contract/stock-movement.ts';
import type { Delivery, StockBuffer, StockLevel, StockLocation, Transfer } from '#contract/stock.ts';
import { fullName } from '#domain/sale/item-name.ts';
import type { Answers } from './bridge.ts';
import { KNOWN_AT, type FakeShop } from './fake-shop.ts';

export const HERE: StockLocation = { code: 'shop-one', name: 'Shop One', isHere: true };
export const THERE: StockLocation = { code: 'store-house', name: 'Store house', isHere: false };

/** What the fake stock room holds; tests change it and touch `stock` or `count`. */
export interface FakeStock {
  locations: StockLocation[];
  levels: StockLevel[];
  movements: StockMovement[];
  deliveries: Delivery[];
  transfers: Transfer[];
  afterMinutes: number;
  buffers: StockBuffer[];
  canHoldBack: boolean;
  counts: StockCount[];
  /** What was found, by variant. */
  found: Map<number, CountLine>;
  /** Refuses what is asked of it next. */
  refusal: Refusal | null;
  /** Nothing that arrived is booked before this is there. */
  booking: Promise<void>;
}

export function createFakeStock(given: Partial<FakeStock> = {}): FakeStock {
  return {
    locations: [HERE, THERE],
    levels: [],
    movements: [],
    deliveries: [],
    transfers: [],
    afterMinutes: 0,
    buffers: [],
    canHoldBack: true,
    counts: [],
    found: new Map(),
    refusal: null,
    booking: Promise.resolve(),
    ...given,
  };
}

function check(stock: FakeStock): void {
  const { refusal } = stock;
  stock.refusal = null;
  if (refusal !== null) throw refusal;
}

const NONE = {};

export function stockAnswers(stock: FakeStock): NonNullable<Answers['stock']> {
  const book = (): Record<string, never> => {
    check(stock);
    return NONE;
  };
  return {
    locations: () => ({ locations: stock.locations }),
    levels: () => ({ levels: stock.levels }),
    history: () => ({ now: null, movements: stock.movements, hasMore: false }),
    deliveries: () => ({ deliveries: stock.deliveries }),
    expect: () => book(),
    receive: async () => {
      await stock.booking;
      return book();
    },
    adjust: () => book(),
    transferOut: () => book(),
    transferIn: () => book(),
    transfers: () => ({ transfers: stock.transfers }),
    buffers: () => ({
      afterMinutes: stock.afterMinutes,
      buffers: stock.buffers,
      canHoldBack: stock.canHoldBack,
    }),
    setBuffers: ({ afterMinutes, buffers }) => {
      check(stock);
      Object.assign(stock, { afterMinutes, buffers });
      return NONE;
    },
  };
}

/** A count with nothing found yet. */
export function openCount(given: Partial<StockCount> = {}): StockCount {
  return {
    countId: '0192f5a8-7d3c-7000-8000-00000000d001',
    name: 'Back shelf',
    scope: { kind: 'all' },
    isBlind: false,
    state: 'open',
    openedAt: KNOWN_AT,
    openedBy: 'Mira',
    closedAt: null,
    counted: 0,
    total: 3,
    booked: 0,
    ...given,
  };
}

/** A line of goods that nobody has counted. */
export function uncounted(item: CatalogItem): CountLine {
  return {
    variantId: item.variantId,
    sku: item.sku,
    name: fullName(item),
    unit: item.unit,
    counted: null,
    expected: null,
    difference: null,
    worth: null,
    knownAt: null,
    isOld: false,
    elsewhere: null,
    hasMoved: false,
    isStray: false,
    lastAt: null,
  };
}

/** Counts as the till does: what should be there is the catalog's stock, and stays so. */
export function countAnswers(stock: FakeStock, shop: FakeShop): NonNullable<Answers['count']> {
  const lineOf = (variantId: number): CountLine => {
    const item = shop.items.find((one) => one.variantId === variantId);
    if (item === undefined) throw new Refusal('goods-unknown');
    return stock.found.get(variantId) ?? uncounted(item);
  };
  const lines = (show: 'counted' | 'differing' | 'missing'): CountLine[] => {
    const all = shop.items.map(({ variantId }) => lineOf(variantId));
    if (show === 'missing') return all.filter(({ counted }) => counted === null);
    const counted = all.filter((line) => line.counted !== null);
    return show === 'counted' ? counted : counted.filter(({ difference }) => difference !== 0);
  };
  return {
    list: () => ({ counts: stock.counts }),
    view: ({ countId }) => {
      const found = stock.counts.find((one) => one.countId === countId);
      if (found === undefined) throw new Refusal('count-unknown');
      const count = { ...found, counted: stock.found.size };
      return { count, differing: lines('differing').length, worth: 0 };
    },
    lines: ({ show }) => ({ lines: lines(show), hasMore: false }),
    open: ({ countId, name, scope, isBlind }) => {
      stock.counts.push(openCount({ countId, name, scope, isBlind }));
      return NONE;
    },
    enter: ({ variantId, mode, quantity }) => {
      check(stock);
      const before = lineOf(variantId);
      const counted = (mode === 'add' ? (before.counted ?? 0) : 0) + quantity;
      const here = shop.items.find((one) => one.variantId === variantId)?.stock?.here ?? null;
      const line: CountLine = {
        ...before,
        counted,
        expected: here,
        difference: here === null ? null : counted - here,
        lastAt: KNOWN_AT,
      };
      stock.found.set(variantId, line);
      return { line };
    },
    book: () => {
      check(stock);
      stock.counts = stock.counts.map((one) => ({
        ...one,
        state: 'booked',
        closedAt: KNOWN_AT,
        booked: stock.found.size,
      }));
      return { booked: stock.found.size };
    },
    drop: () => {
      stock.counts = stock.counts.map((one) => ({ ...one, state: 'dropped', closedAt: KNOWN_AT }));
      return NONE;
    },
  };
}
