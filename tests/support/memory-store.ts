import type {
  Capabilities,
  CustomerChange,
  Outcome,
  ProductChange,
  Read,
  RemotePromotion,
  StoreConnector,
  StoreSettings,
  VariantChange,
} from '#main/channel/connector.ts';
import type { Posted, SaleDocument, StoreDocument } from '#main/channel/document.ts';
import type { HoldBack } from '#main/channel/hold-back.ts';
import { MemoryBooks } from './memory-books.ts';
import { MemoryList } from './memory-list.ts';
import { MemoryOrders, type MemoryNo } from './memory-orders.ts';
import { MemoryShelf, type LevelVersion } from './memory-shelf.ts';

/**
 * What goes wrong with one call. `busy`: the store asks for a rest. `lost`: done, but no answer. `late`: done after the
 * caller gave up. `hang`: done, and the caller dies.
 */
export type Fault = 'none' | 'later' | 'busy' | 'credential' | 'lost' | 'late' | 'hang' | 'hang-before';

/** The calls of the port. */
export type Call = keyof StoreConnector;

/** What a memory store can be told. */
export interface MemoryStoreOptions {
  readonly capabilities?: Partial<Capabilities>;
  readonly pageSize?: number;
  /** Milliseconds. */
  readonly now?: () => number;
  /** Asked for each call. */
  readonly fault?: (call: Call) => Fault | Promise<Fault>;
  /** A second post of one document is booked a second time, as in a store without any guard. */
  readonly isNaive?: boolean;
}

/** How long a busy store wants to be left alone (ms). */
export const BUSY_MS = 30_000;

/** How long a late request is on its way (ms), and how long the till is told to wait before it looks. */
const LATE_MS = 3000;
const SETTLE_MS = 5000;

/** The till's location in a memory store. */
export const LOCATION = { remoteId: '7', code: 'S1', name: 'Shop One' } as const;

const WAREHOUSE = { remoteId: '8', code: 'W', name: 'Warehouse' } as const;

const CAPABILITIES: Capabilities = {
  deletions: 'listed',
  stock: 'feed',
  saleOnce: 'look',
  settleMs: SETTLE_MS,
  priceAsSold: true,
  locations: true,
  returns: true,
  stockWrite: 'once',
  pickup: 'shared',
  notices: true,
  holdBack: false,
  push: false,
  weaknesses: [],
};

/** An online store in memory, with faults at will. */
export class MemoryStore {
  readonly calls: Call[] = [];
  readonly customers = new MemoryList<CustomerChange>();
  /** What shoppers ordered. */
  readonly shoppers: MemoryOrders;
  /** What the till wanted held back, in its order. */
  readonly wishes: HoldBack[] = [];
  /** What the store says no to; null takes the document. */
  refusal: (document: StoreDocument) => MemoryNo | null = () => null;
  settings: StoreSettings;
  promotions: readonly RemotePromotion[] = [];
  readonly #options: Required<Omit<MemoryStoreOptions, 'capabilities'>>;
  readonly #capabilities: Capabilities;
  readonly #shelf: MemoryShelf;
  readonly #books: MemoryBooks;
  readonly #underWay: { readonly at: number; readonly document: StoreDocument }[] = [];
  readonly #pictures = new Map<string, Uint8Array>();
  #onHang: () => void = () => undefined;

  constructor({ capabilities, ...options }: MemoryStoreOptions = {}) {
    this.#capabilities = { ...CAPABILITIES, ...capabilities };
    this.#options = { pageSize: 3, now: () => 0, fault: () => 'none', isNaive: true, ...options };
    this.#shelf = new MemoryShelf(this.#capabilities, this.#options.pageSize);
    this.shoppers = new MemoryOrders(this.#shelf, this.#capabilities.pickup, LOCATION.remoteId);
    this.#books = new MemoryBooks(this.#shelf, this.shoppers, this.#options.isNaive);
    this.settings = {
      storeName: 'Memory Shop',
      currency: 'EUR',
      taxCategories: [{ remoteId: 't1', name: 'Standard', ratePpm: 190_000 }],
      locations: [LOCATION, WAREHOUSE],
      categories: [{ remoteId: 'c1', parentRemoteId: null, name: 'All', position: 1 }],
    };
  }

  /** What was booked, by the id of its document; more than one is a doubled one. */
  get documents(): ReadonlyMap<string, readonly StoreDocument[]> {
    return this.#books.documents;
  }

  /** The orders made of each sale; more than one is a doubled sale. */
  get orders(): ReadonlyMap<string, readonly SaleDocument[]> {
    return this.#books.orders();
  }

  /** Puts a product into the catalog, or changes it. */
  putProduct(remoteId: string, more: Partial<ProductChange> = {}): void {
    this.#shelf.put({
      kind: 'product',
      remoteId,
      name: `Product ${remoteId}`,
      enabled: true,
      categoryRemoteIds: ['c1'],
      picture: null,
      ...more,
    });
  }

  /** Puts a variant into the catalog, or changes it. */
  putVariant(remoteId: string, more: Partial<VariantChange> = {}): void {
    this.#shelf.put({
      kind: 'variant',
      remoteId,
      productRemoteId: 'p1',
      sku: `SKU-${remoteId}`,
      name: `Goods ${remoteId}`,
      enabled: true,
      price: 1000,
      taxCategoryRemoteId: 't1',
      barcodes: [],
      options: [],
      picture: null,
      ...more,
    });
  }

  /** Deletes; the catalog lists it only where the store's capabilities say so. */
  remove(entity: 'product' | 'variant', remoteId: string): void {
    this.#shelf.remove(entity, remoteId);
  }

  /** Adds to what is on hand, in thousandths; a web order takes away. */
  moveStock(variantRemoteId: string, by: number, locationRemoteId: string = LOCATION.remoteId): void {
    this.#shelf.move(variantRemoteId, locationRemoteId, by, null);
  }

  /** Copies what the store has now; the function that it gives makes the store that again. */
  backUp(): () => void {
    const restores = [this.#shelf.backUp(), this.shoppers.backUp(), this.#books.backUp()];
    return () => {
      for (const restore of restores) restore();
    };
  }

  /** From now on the store knows nothing of the cursors of before: it was restored, or so much changed. */
  beginLife(): void {
    this.#shelf.beginLife();
    this.shoppers.beginLife();
  }

  /** Bytes that `picture` gives for a url. */
  putPicture(url: string, body: Uint8Array): void {
    this.#pictures.set(url, body);
  }

  /** What is on hand, in thousandths. */
  onHand(variantRemoteId: string, locationRemoteId: string = LOCATION.remoteId): number {
    this.#arrive();
    return this.#shelf.history(variantRemoteId, locationRemoteId).at(-1)?.onHand ?? 0;
  }

  /** The state of a level that a till has read. */
  levelVersion(variantRemoteId: string, version: number): LevelVersion | undefined {
    return this.#shelf.history(variantRemoteId, LOCATION.remoteId).find((level) => level.version === version);
  }

  /** Called when a call hangs: the till that made it is dead. */
  onHang(listener: () => void): void {
    this.#onHang = listener;
  }

  /** A connector; several tills may have one each. */
  connect(): StoreConnector {
    return {
      check: () => this.#read('check', () => this.#checked()),
      settings: () => this.#read('settings', () => this.settings),
      promotions: () => this.#read('promotions', () => this.promotions),
      catalog: (cursor) => this.#read('catalog', () => this.#shelf.catalogPage(cursor)),
      stock: (cursor) => this.#read('stock', () => this.#shelf.stockPage(cursor, this.#options.now())),
      orders: (cursor) => this.#read('orders', () => this.shoppers.page(cursor, this.#options.pageSize)),
      ordersById: (orderIds) => this.#read('ordersById', () => this.shoppers.byId(orderIds)),
      ids: (entity) => this.#read('ids', () => ({ remoteIds: this.#shelf.ids(entity), isWhole: true })),
      customers: (cursor) =>
        this.#read('customers', () => this.customers.page(cursor, this.#options.pageSize)),
      post: (document) => this.#post(document),
      find: ({ id }) => this.#read('find', () => this.#books.find(id)),
      holdBack: (wish) => {
        this.wishes.push(wish);
        return Promise.resolve({ kind: 'done', value: null, repeated: false });
      },
      listen: () => this.#read('listen', () => false),
      picture: (url) => this.#picture(url),
    };
  }

  #checked() {
    const { storeName, currency, locations } = this.settings;
    return {
      storeName,
      currency,
      locations,
      capabilities: this.#capabilities,
      channels: [{ token: '', name: 'default' }],
      shippingMethods: [],
      missingRights: [],
      clockSkewMs: 0,
    };
  }

  #picture(url: string): ReturnType<StoreConnector['picture']> {
    const body = this.#pictures.get(url);
    if (body !== undefined) return this.#read('picture', () => ({ body, type: 'image/png' }));
    this.calls.push('picture');
    return Promise.resolve({ kind: 'refused', code: 'other', message: 'no such picture' });
  }

  async #read<T>(call: Call, value: () => T): Promise<Read<T>> {
    this.calls.push(call);
    this.#arrive();
    switch (await this.#options.fault(call)) {
      case 'later':
        return { kind: 'later', afterMs: 0, message: 'no line' };
      case 'busy':
        return { kind: 'later', afterMs: BUSY_MS, message: 'too many requests' };
      case 'credential':
        return { kind: 'refused', code: 'credential', message: 'the key is dead' };
      case 'hang':
      case 'hang-before':
        return await this.#hang();
      case 'none':
      case 'lost':
      case 'late':
        return { kind: 'read', value: value() };
    }
  }

  async #post(document: StoreDocument): Promise<Outcome<Posted>> {
    this.calls.push('post');
    this.#arrive();
    switch (await this.#options.fault('post')) {
      case 'later':
        return { kind: 'later', afterMs: 0, message: 'no line' };
      case 'busy':
        return { kind: 'later', afterMs: BUSY_MS, message: 'too many requests' };
      case 'credential':
        return { kind: 'refused', code: 'credential', message: 'the key is dead' };
      case 'none':
        return this.#answer(document);
      case 'lost':
        this.#answer(document);
        return { kind: 'unknown', lookAfterMs: SETTLE_MS, message: 'no answer' };
      case 'late':
        this.#underWay.push({ at: this.#options.now() + LATE_MS, document });
        return { kind: 'unknown', lookAfterMs: SETTLE_MS, message: 'no answer' };
      case 'hang':
        this.#answer(document);
        return await this.#hang();
      case 'hang-before':
        return await this.#hang();
    }
  }

  #answer(document: StoreDocument): Outcome<Posted> {
    const no = this.refusal(document) ?? this.#books.refusal(document);
    if (no !== null) return { kind: 'refused', ...no };
    return { kind: 'done', ...this.#books.book(document) };
  }

  #hang(): Promise<never> {
    this.#onHang();
    return new Promise(() => undefined);
  }

  /** Requests that were on their way reach the store when their time has come. */
  #arrive(): void {
    const due = this.#underWay.filter(({ at }) => at <= this.#options.now());
    for (const one of due) {
      this.#underWay.splice(this.#underWay.indexOf(one), 1);
      this.#answer(one.document);
    }
  }
}
