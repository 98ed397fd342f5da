import { v7 } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CatalogItem } from '#contract/catalog.ts';
import type { CommittedSale } from '#contract/sale.ts';
import { reduceBasket, type Basket, type BasketAction, type BasketLine } from '#domain/sale/basket.ts';
import { PIECE, type Thousandths } from '#domain/stock/quantity.ts';
import { fullName } from './item-name.ts';

/** What needs the clerk's eye: a code that nobody knows, one that several goods share, or goods to be weighed. */
export type CounterNotice =
  | { readonly kind: 'unknown-code'; readonly code: string; readonly isMisread: boolean }
  | { readonly kind: 'lookup-failed'; readonly code: string; readonly error: unknown }
  | { readonly kind: 'which-one'; readonly items: readonly CatalogItem[] }
  | { readonly kind: 'how-much'; readonly item: CatalogItem };

/** The line that a scan made or raised, and when the scan's last key was pressed. */
export interface ScanMark {
  readonly lineId: string;
  readonly at: number;
}

/** What is happening at the counter now. */
export interface CounterState {
  /** Null until the kept basket was read. */
  readonly basket: Basket | null;
  readonly selectedId: string | null;
  /** The line removed last, until the basket changes otherwise. */
  readonly removed: { readonly line: BasketLine; readonly index: number } | null;
  /** What was known of each variant's stock when it was rung up. */
  readonly stock: ReadonlyMap<number, CatalogItem['stock']>;
  readonly notice: CounterNotice | null;
  readonly scanned: ScanMark | null;
  /** What was paid last, for the change that was forgotten. */
  readonly lastSale: CommittedSale | null;
}

/** A sale, and the lines as they were paid. */
interface Paid {
  readonly sale: CommittedSale;
  readonly lines: readonly BasketLine[];
}

/** The counter: its state, and what can be done. */
export interface Counter {
  readonly store: StoreApi<CounterState>;
  readonly open: (kept: Basket | null, currency: string) => void;
  /** Rings up; `scannedAt` when a scan did it. Goods by weight ask how much first. */
  readonly ringUp: (item: CatalogItem, scannedAt?: number) => void;
  readonly add: (item: CatalogItem, quantity: Thousandths, scannedAt?: number) => void;
  readonly setQuantity: (lineId: string, quantity: Thousandths) => void;
  readonly remove: (lineId: string) => void;
  readonly undoRemove: () => void;
  readonly reprice: (items: readonly CatalogItem[]) => void;
  readonly learnStock: (items: readonly CatalogItem[]) => void;
  readonly select: (lineId: string | null) => void;
  /** Opens the next basket: empty, or, after `paid`, with what came after the payment's lines were taken down. */
  readonly startNext: (paid?: Paid) => void;
  /** Keeps the lines, to be paid as a sale of their own. */
  readonly renew: () => void;
  readonly notify: (notice: CounterNotice | null) => void;
}

const NEXT: Omit<CounterState, 'basket'> = {
  selectedId: null,
  removed: null,
  stock: new Map(),
  notice: null,
  scanned: null,
  lastSale: null,
};

/** Opens the counter. Baskets change only through the reducer of the domain. */
export function createCounter(): Counter {
  const store = createStore<CounterState>(() => ({ ...NEXT, basket: null }));
  const apply = (action: BasketAction, rest: Partial<CounterState>): void => {
    const { basket } = store.getState();
    if (basket !== null) store.setState({ basket: reduceBasket(basket, action), ...rest });
  };
  const add: Counter['add'] = (item, quantity, scannedAt) => {
    apply({ kind: 'add', line: lineOf(item, quantity) }, { removed: null, notice: null });
    const line = store.getState().basket?.lines.find((one) => isSame(one, item));
    const scanned = scannedAt === undefined || line === undefined ? null : { lineId: line.id, at: scannedAt };
    store.setState({ selectedId: line?.id ?? null, scanned, stock: withStock(store, [item]) });
  };
  return {
    store,
    add,
    open: (kept, currency) => {
      const fits = kept !== null && kept.currency === currency;
      const basket = fits ? kept : { id: v7(), currency, lines: [] };
      store.setState({ ...NEXT, basket, selectedId: basket.lines.at(-1)?.id ?? null });
    },
    ringUp: (item, scannedAt) => {
      if (item.unit === 'piece') add(item, PIECE, scannedAt);
      else store.setState({ notice: { kind: 'how-much', item } });
    },
    setQuantity: (lineId, quantity) =>
      apply({ kind: 'set-quantity', lineId, quantity }, { removed: null, selectedId: lineId }),
    remove: (lineId) => {
      const lines = store.getState().basket?.lines ?? [];
      const index = lines.findIndex((line) => line.id === lineId);
      const line = lines[index];
      if (line === undefined) return;
      const next = lines[index + 1] ?? lines[index - 1];
      apply({ kind: 'remove', lineId }, { removed: { line, index }, selectedId: next?.id ?? null });
    },
    undoRemove: () => {
      const { removed } = store.getState();
      if (removed === null) return;
      apply({ kind: 'restore', ...removed }, { removed: null, selectedId: removed.line.id });
    },
    reprice: (items) => {
      const { basket } = store.getState();
      if (basket !== null)
        store.setState({ basket: withPrices(basket, items), stock: withStock(store, items) });
    },
    learnStock: (items) => store.setState({ stock: withStock(store, items) }),
    select: (selectedId) => store.setState({ selectedId }),
    startNext: (paid) => {
      if (paid === undefined) return apply({ kind: 'clear', nextId: v7() }, NEXT);
      const { basket, stock } = store.getState();
      if (basket === null) return;
      const next = withoutPaid(basket, paid.lines);
      const last = next.lines.at(-1);
      const kept = last === undefined ? {} : { selectedId: last.id, stock };
      store.setState({ ...NEXT, ...kept, basket: next, lastSale: paid.sale });
    },
    renew: () => apply({ kind: 'renew', nextId: v7() }, {}),
    notify: (notice) => store.setState({ notice }),
  };
}

function lineOf(item: CatalogItem, quantity: Thousandths): BasketLine {
  return {
    id: v7(),
    variantId: item.variantId,
    sku: item.sku,
    name: fullName(item),
    unit: item.unit,
    quantity,
    unitPrice: item.price,
    ratePpm: item.ratePpm,
  };
}

function isSame(line: BasketLine, item: CatalogItem): boolean {
  return line.variantId === item.variantId && line.unitPrice === item.price && line.ratePpm === item.ratePpm;
}

/** Takes each changed line out and puts it back with today's price and rate. */
function withPrices(basket: Basket, items: readonly CatalogItem[]): Basket {
  const byVariant = new Map(items.map((item) => [item.variantId, item]));
  return basket.lines.reduce((changed, line, index) => {
    const item = byVariant.get(line.variantId);
    if (item === undefined || isSame(line, item)) return changed;
    const repriced = { ...line, unitPrice: item.price, ratePpm: item.ratePpm };
    const without = reduceBasket(changed, { kind: 'remove', lineId: line.id });
    return reduceBasket(without, { kind: 'restore', line: repriced, index });
  }, basket);
}

/** A basket of its own with what is in it beyond the lines that were paid. */
function withoutPaid(basket: Basket, paid: readonly BasketLine[]): Basket {
  const left = paid.reduce((rest, { id, quantity }) => {
    const now = rest.lines.find((line) => line.id === id)?.quantity ?? 0;
    return reduceBasket(rest, { kind: 'set-quantity', lineId: id, quantity: now - quantity });
  }, basket);
  return reduceBasket(left, { kind: 'renew', nextId: v7() });
}

function withStock(store: StoreApi<CounterState>, items: readonly CatalogItem[]): CounterState['stock'] {
  const stock = new Map(store.getState().stock);
  for (const item of items) stock.set(item.variantId, item.stock);
  return stock;
}
