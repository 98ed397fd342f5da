import { v7 } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CatalogItem } from '#contract/catalog.ts';
import type { CommittedSale } from '#contract/sale.ts';
import { emptyBasket, MAX_LINES, type Basket, type BasketLine } from '#domain/sale/basket.ts';
import { reduceBasket, type BasketAction, type LineChange } from '#domain/sale/reduce-basket.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import {
  beyondPaid,
  lineOf,
  NOTHING_SAID,
  quantityOf,
  withDues,
  withPrices,
  type Dues,
  type Said,
} from './counter-lines.ts';
import { fullName } from '#domain/sale/item-name.ts';

/** What needs the clerk's eye before the next thing is rung up. */
export type CounterNotice =
  | { readonly kind: 'unknown-code'; readonly code: string; readonly isMisread: boolean }
  | { readonly kind: 'lookup-failed'; readonly code: string; readonly error: unknown }
  | { readonly kind: 'which-one'; readonly items: readonly CatalogItem[]; readonly said: Said }
  | { readonly kind: 'how-much'; readonly item: CatalogItem; readonly said: Said }
  | { readonly kind: 'expired'; readonly name: string; readonly expiredOn: string }
  | { readonly kind: 'coupon-taken' | 'customer-taken'; readonly name: string }
  | { readonly kind: 'too-many-lines' | 'too-many-pieces' | 'too-much-money' };

/** The line that a scan made or raised, and when the scan's last key was pressed. */
export interface ScanMark {
  readonly lineId: string;
  readonly at: number;
}

/** What is happening at the counter now. */
export interface CounterState {
  /** The open ones in the order of their tabs; none until the kept ones were read. */
  readonly baskets: readonly Basket[];
  /** The one in front. */
  readonly activeId: string | null;
  /** Baskets that were kept and can't be read any more. */
  readonly unreadable: number;
  readonly selectedId: string | null;
  /** The line removed last, until the basket changes otherwise. */
  readonly removed: { readonly line: BasketLine; readonly index: number } | null;
  /** What was known of each variant's stock when it was rung up. */
  readonly stock: ReadonlyMap<number, CatalogItem['stock']>;
  /** How much the clerk typed before the goods that come next. */
  readonly nextQuantity: Thousandths | null;
  readonly notice: CounterNotice | null;
  readonly scanned: ScanMark | null;
  /** What was paid last, for the change that was forgotten. */
  readonly lastSale: CommittedSale | null;
}

/** The basket in front; null until the kept ones were read. */
export function activeBasket({ baskets, activeId }: CounterState): Basket | null {
  return baskets.find((basket) => basket.id === activeId) ?? null;
}

/** Whether nothing would be lost with a basket. */
export function isBlank({ lines, customer, coupons, discount, exemption, note }: Basket): boolean {
  const isBare = customer === null && discount === null && exemption === null;
  return lines.length === 0 && coupons.length === 0 && isBare && note === '';
}

/** A sale, and the lines as they were paid. */
interface Paid {
  readonly sale: CommittedSale;
  readonly lines: readonly BasketLine[];
}

interface Kept {
  readonly baskets: readonly Basket[];
  readonly activeId: string | null;
  readonly unreadable: number;
}

/** The counter: its state, and what can be done. */
export interface Counter {
  readonly store: StoreApi<CounterState>;
  /** Goes on with what was kept, as far as it is in the shop's currency. */
  readonly open: (kept: Kept, currency: string) => void;
  /** Rings up; `scannedAt` when a scan did it. What has no quantity yet is asked for it first. */
  readonly ringUp: (item: CatalogItem, said?: Said, scannedAt?: number) => void;
  /** Puts any line into the basket in front; false when it does not go in, which the notice says. */
  readonly addLine: (line: BasketLine, scannedAt?: number) => boolean;
  readonly change: (lineId: string, change: LineChange) => void;
  /** Does what is not about one line: discount, coupons, customer, exemption, note, grants. */
  readonly act: (action: BasketAction) => void;
  readonly remove: (lineId: string) => void;
  readonly undoRemove: () => void;
  /** Takes goods as the catalog has them now, and what is due for orders by their ids. */
  readonly reprice: (items: readonly CatalogItem[], dues?: Dues) => void;
  readonly learnStock: (items: readonly CatalogItem[]) => void;
  readonly select: (lineId: string | null) => void;
  /** What was typed before the goods that come next. */
  readonly expect: (quantity: Thousandths | null) => void;
  /** Opens one more basket, in front. */
  readonly openTab: (basket?: Basket) => void;
  /** Brings an open basket to the front. */
  readonly show: (basketId: string) => void;
  /** Takes an open basket off the counter; an empty one comes where none is left. */
  readonly close: (basketId: string) => void;
  /** The next customer: the paid basket's place is taken by an empty one, or by what came after the payment's lines. */
  readonly startNext: (paid: Paid) => void;
  /** Keeps the lines, to be paid as a sale of their own. */
  readonly renew: () => void;
  readonly notify: (notice: CounterNotice | null) => void;
}

/** What belongs to the basket in front and not to the next one. */
const FRESH = { selectedId: null, removed: null, nextQuantity: null, notice: null, scanned: null } as const;

const CLOSED: CounterState = {
  ...FRESH,
  baskets: [],
  activeId: null,
  unreadable: 0,
  stock: new Map(),
  lastSale: null,
};

type Store = StoreApi<CounterState>;

/**
 * Opens the counter. Baskets change only through the reducer of the domain; what they would come to must be
 * payable, or nothing changes and the notice says so.
 */
export function createCounter(isPayable: (basket: Basket) => boolean = () => true): Counter {
  const store = createStore<CounterState>(() => CLOSED);
  const apply = (action: BasketAction, rest: Partial<CounterState> = {}): boolean => {
    const before = activeBasket(store.getState());
    if (before === null) return false;
    const basket = reduceBasket(before, action);
    if (!isPayable(basket) && isPayable(before)) {
      store.setState({ notice: { kind: 'too-much-money' } });
      return false;
    }
    replace(store, before.id, basket, rest);
    return true;
  };
  const lines = createLineActs(store, apply);
  return {
    store,
    ...lines,
    ...createTabActs(store),
    act: (action) => void apply(action),
    ringUp: (item, said = NOTHING_SAID, scannedAt) => {
      const { nextQuantity } = store.getState();
      const isBare = said.quantity === null && said.total === null;
      const quantity = quantityOf(item, isBare ? { quantity: nextQuantity, total: null } : said);
      store.setState({ nextQuantity: null, stock: withStock(store, [item]) });
      if (quantity === null) return store.setState({ notice: { kind: 'how-much', item, said } });
      const isIn = lines.addLine(lineOf(item, quantity, said), scannedAt);
      const { expiredOn } = said;
      if (isIn && expiredOn !== null) {
        store.setState({ notice: { kind: 'expired', name: fullName(item), expiredOn } });
      }
    },
    reprice: (items, dues = new Map()) => {
      const basket = activeBasket(store.getState());
      if (basket === null) return;
      const repriced = withDues(withPrices(basket, items), dues);
      replace(store, basket.id, repriced, { stock: withStock(store, items) });
    },
    learnStock: (items) => store.setState({ stock: withStock(store, items) }),
    select: (selectedId) => store.setState({ selectedId }),
    expect: (nextQuantity) => store.setState({ nextQuantity }),
    notify: (notice) => store.setState({ notice }),
  };
}

type LineActs = Pick<Counter, 'addLine' | 'change' | 'remove' | 'undoRemove'>;

function createLineActs(
  store: Store,
  apply: (action: BasketAction, rest?: Partial<CounterState>) => boolean,
): LineActs {
  const linesNow = (): readonly BasketLine[] => activeBasket(store.getState())?.lines ?? [];
  return {
    addLine: (line, scannedAt) => {
      const before = linesNow();
      if (!apply({ kind: 'add', line }, { removed: null, notice: null })) return false;
      const added = linesNow().find((one) => !before.includes(one));
      if (added === undefined) {
        if (before.length >= MAX_LINES) store.setState({ notice: { kind: 'too-many-lines' } });
        return false;
      }
      const scanned = scannedAt === undefined ? null : { lineId: added.id, at: scannedAt };
      store.setState({ selectedId: added.id, scanned });
      const had = before.find((one) => one.id === added.id)?.quantity ?? 0;
      if (added.quantity < had + line.quantity) store.setState({ notice: { kind: 'too-many-pieces' } });
      return true;
    },
    change: (lineId, change) =>
      void apply({ kind: 'change', lineId, change }, { removed: null, selectedId: lineId }),
    remove: (lineId) => {
      const lines = linesNow();
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
  };
}

type TabActs = Pick<Counter, 'open' | 'openTab' | 'show' | 'close' | 'startNext' | 'renew'>;

function createTabActs(store: Store): TabActs {
  const front = (baskets: readonly Basket[], activeId: string | null): void => {
    const basket = baskets.find((one) => one.id === activeId) ?? baskets.at(-1);
    const selectedId = basket?.lines.at(-1)?.id ?? null;
    store.setState({ ...FRESH, baskets, activeId: basket?.id ?? null, selectedId });
  };
  return {
    open: ({ baskets, activeId, unreadable }, currency) => {
      const own = baskets.filter((basket) => basket.currency === currency);
      store.setState({ ...CLOSED, unreadable: unreadable + baskets.length - own.length });
      front(own.length === 0 ? [emptyBasket(v7(), currency)] : own, activeId);
    },
    openTab: (basket) => {
      const { baskets } = store.getState();
      const [first] = baskets;
      if (first === undefined) return;
      const next = basket ?? emptyBasket(v7(), first.currency);
      const others = baskets.filter((one) => !isBlank(one) && one.id !== next.id);
      front([...others, next], next.id);
    },
    show: (basketId) => {
      const { baskets, activeId } = store.getState();
      if (basketId !== activeId) front(baskets, basketId);
    },
    close: (basketId) => {
      const { baskets, activeId } = store.getState();
      const at = baskets.findIndex((one) => one.id === basketId);
      const closed = baskets[at];
      if (closed === undefined) return;
      const left = baskets.toSpliced(at, 1);
      const next = basketId === activeId ? (left[at] ?? left.at(-1))?.id : activeId;
      front(left.length === 0 ? [emptyBasket(v7(), closed.currency)] : left, next ?? null);
    },
    startNext: ({ sale, lines }) => {
      const { baskets } = store.getState();
      const paid = baskets.find((basket) => basket.id === sale.saleId);
      store.setState({ lastSale: sale });
      if (paid === undefined) return;
      const next = beyondPaid(paid, lines);
      front(
        baskets.map((basket) => (basket === paid ? next : basket)),
        next.id,
      );
    },
    renew: () => {
      const basket = activeBasket(store.getState());
      if (basket === null) return;
      const renewed = reduceBasket(basket, { kind: 'renew', nextId: v7() });
      replace(store, basket.id, renewed, { activeId: renewed.id });
    },
  };
}

function replace(store: Store, basketId: string, basket: Basket, rest: Partial<CounterState>): void {
  const baskets = store.getState().baskets.map((one) => (one.id === basketId ? basket : one));
  store.setState({ ...rest, baskets });
}

function withStock(store: Store, items: readonly CatalogItem[]): CounterState['stock'] {
  const stock = new Map(store.getState().stock);
  for (const item of items) stock.set(item.variantId, item.stock);
  return stock;
}
