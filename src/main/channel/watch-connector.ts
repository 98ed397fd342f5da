import type { SyncExchange } from '#contract/sync.ts';
import type { Outcome, Page, Read, StoreConnector } from './connector.ts';

/** A question to the store and how it was answered. */
export interface Watched {
  readonly direction: SyncExchange['direction'];
  readonly subject: SyncExchange['subject'];
  readonly items: number;
  readonly tookMs: number;
  readonly outcome: SyncExchange['outcome'];
  /** The store's words when it gave nothing. */
  readonly message: string;
  /** Milliseconds that it asked to be left alone. */
  readonly afterMs: number;
}

/** What watching works with. */
export interface WatchOptions {
  /** Milliseconds that only grow. */
  readonly elapsed: () => number;
  /** Takes out of a text what nobody may read. */
  readonly conceal: (text: string) => string;
  readonly onAnswer: (watched: Watched) => void;
}

/** The same store, with an eye on each answer; its words are free of secrets. */
export function watchConnector(connector: StoreConnector, options: WatchOptions): StoreConnector {
  const read = readWatcher(options);
  const post = outcomeWatcher(options);
  return {
    ...connector,
    check: () => read('check', () => connector.check(), one),
    settings: () =>
      read(
        'settings',
        () => connector.settings(),
        () => 0,
      ),
    promotions: () =>
      read(
        'promotions',
        () => connector.promotions(),
        (all) => all.length,
      ),
    catalog: (cursor) => read('catalog', () => connector.catalog(cursor), itemsOf),
    stock: (cursor) => read('stock', () => connector.stock(cursor), itemsOf),
    orders: (cursor) => read('orders', () => connector.orders(cursor), itemsOf),
    ordersById: (orderIds) =>
      read(
        'orders',
        () => connector.ordersById(orderIds),
        (told) => told.length,
      ),
    customers: (cursor) => read('customers', () => connector.customers(cursor), itemsOf),
    ids: (entity) =>
      read(
        `${entity}-ids`,
        () => connector.ids(entity),
        ({ remoteIds }) => remoteIds.length,
      ),
    post: (document, memory) => post(document.kind, () => connector.post(document, memory)),
    find: (document, memory) => read(document.kind, () => connector.find(document, memory), one, 'up'),
    holdBack: (wish) => post('hold-back', () => connector.holdBack(wish)),
  };
}

function one(): number {
  return 1;
}

function itemsOf({ items }: Page<unknown>): number {
  return items.length;
}

type Subject = Watched['subject'];

function readWatcher({ elapsed, conceal, onAnswer }: WatchOptions) {
  return async <T>(
    subject: Subject,
    ask: () => Promise<Read<T>>,
    count: (value: T) => number,
    direction: Watched['direction'] = 'down',
  ): Promise<Read<T>> => {
    const began = elapsed();
    const answer = await ask();
    const tookMs = Math.round(elapsed() - began);
    const about = { direction, subject, tookMs, message: '', items: 0, afterMs: 0 };
    if (answer.kind === 'read') {
      onAnswer({ ...about, outcome: 'done', items: count(answer.value) });
      return answer;
    }
    const message = conceal(answer.message);
    const afterMs = answer.kind === 'later' ? answer.afterMs : 0;
    onAnswer({ ...about, outcome: answer.kind, message, afterMs });
    return { ...answer, message };
  };
}

function outcomeWatcher({ elapsed, conceal, onAnswer }: WatchOptions) {
  return async <T>(subject: Subject, ask: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const began = elapsed();
    const answer = await ask();
    const tookMs = Math.round(elapsed() - began);
    const about = { direction: 'up', subject, tookMs, message: '', items: 1, afterMs: 0 } as const;
    if (answer.kind === 'done') {
      onAnswer({ ...about, outcome: 'done' });
      return answer;
    }
    const message = conceal(answer.message);
    const afterMs = answer.kind === 'later' ? answer.afterMs : 0;
    onAnswer({ ...about, outcome: answer.kind === 'unknown' ? 'uncertain' : answer.kind, message, afterMs });
    return { ...answer, message };
  };
}
