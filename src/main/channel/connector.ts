import type { SyncStatus } from '#contract/sync.ts';
import type { Minor } from '#domain/money/money.ts';
import type { Effect, Validity } from '#domain/promotion/promotion.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import type { RatePpm } from '#domain/tax/rules.ts';
import type { ImportedOrder } from '#main/data/web-order.ts';
import type { Posted, RefusalDetail, StoreDocument } from './document.ts';
import type { HoldBack } from './hold-back.ts';

/** Why a store said no: a person or a rule has to act before another try makes sense. */
export type RefusalCode =
  | 'insufficient-stock'
  | 'total-differs'
  | 'unknown-item'
  | 'unknown-customer'
  // A return of something that the store has not.
  | 'unknown-document'
  | 'not-allowed'
  | 'credential'
  | 'state'
  | 'other';

/** What became of a write. `later`: nothing happened. `unknown`: it may have happened, so look first. */
export type Outcome<T> =
  /** `repeated`: it was there already, from an earlier try. */
  | { readonly kind: 'done'; readonly value: T; readonly repeated: boolean }
  /** `message` holds the store's own words. */
  | {
      readonly kind: 'refused';
      readonly code: RefusalCode;
      readonly message: string;
      readonly detail?: RefusalDetail;
    }
  | { readonly kind: 'later'; readonly afterMs: number; readonly message: string }
  | { readonly kind: 'unknown'; readonly lookAfterMs: number; readonly message: string };

/** What a read gave. `later`: no answer worth reading (no network, throttled, a page of HTML). */
export type Read<T> =
  | { readonly kind: 'read'; readonly value: T }
  | {
      readonly kind: 'refused';
      readonly code: 'credential' | 'not-allowed' | 'other';
      readonly message: string;
    }
  | { readonly kind: 'later'; readonly afterMs: number; readonly message: string };

/** What is weaker at a store than it could be; the till says each in words. */
export type Weakness = SyncStatus['weaknesses'][number];

/** What a store can do, found by asking it. */
export interface Capabilities {
  /** How deletions are learnt: listed by the catalog stream, or by comparing all ids. */
  readonly deletions: 'listed' | 'sweep';
  /** How stock is learnt: what changed since the cursor, or all levels each time. */
  readonly stock: 'feed' | 'sweep';
  /** `atomic`: one transaction in the store. `claim`: a unique field is taken first. `look`: only by looking. */
  readonly saleOnce: 'atomic' | 'claim' | 'look';
  /** Milliseconds to wait after an unknown outcome before looking. */
  readonly settleMs: number;
  readonly priceAsSold: boolean;
  readonly locations: boolean;
  /** Whether refunds, exchanges and voids can be brought there. */
  readonly returns: boolean;
  /**
   * How movements of stock get there. `once`: each movement by its id. `compared`: by writing a level that was read a
   * moment ago and looking afterwards. `none`: not at all.
   */
  readonly stockWrite: 'once' | 'compared' | 'none';
  /**
   * What becomes of pickups. `shared`: the store keeps the steps, so that other tills hear of them. `effects`: it does
   * what they mean, and tells nobody who took them. `none`: it has no orders to collect.
   */
  readonly pickup: 'shared' | 'effects' | 'none';
  /** Whether the store tells the shopper by itself that an order is ready. */
  readonly notices: boolean;
  /** Whether the store can hold stock back while a till is not heard of. */
  readonly holdBack: boolean;
  /** Whether the store says by itself when something is new. */
  readonly push: boolean;
  readonly weaknesses: readonly Weakness[];
}

/** The answer to "are you a store, and may I?". */
export interface StoreCheck {
  readonly storeName: string;
  readonly currency: string;
  readonly capabilities: Capabilities;
  readonly locations: readonly RemoteLocation[];
  /** The channels that the key may use; one at least. `token` names it in the address. */
  readonly channels: readonly { readonly token: string; readonly name: string }[];
  readonly shippingMethods: readonly {
    readonly remoteId: string;
    readonly code: string;
    readonly name: string;
  }[];
  /** Rights that the till needs and the key lacks, in the store's own words. */
  readonly missingRights: readonly string[];
  /** Store clock minus till clock, milliseconds. */
  readonly clockSkewMs: number;
}

/** A place that holds stock. */
export interface RemoteLocation {
  readonly remoteId: string;
  readonly code: string;
  readonly name: string;
}

/** What holds for the whole store; read whole each time. */
export interface StoreSettings {
  readonly storeName: string;
  readonly currency: string;
  /** The rate that applies to a sale in the shop, per tax category. */
  readonly taxCategories: readonly {
    readonly remoteId: string;
    readonly name: string;
    readonly ratePpm: RatePpm;
  }[];
  readonly locations: readonly RemoteLocation[];
  /** In the order to show them, parents before children. */
  readonly categories: readonly {
    readonly remoteId: string;
    readonly parentRemoteId: string | null;
    readonly name: string;
    readonly position: number;
  }[];
}

/** Which goods a promotion is about, by the store's ids. `everything` leaves the lists empty. */
export interface RemoteScope {
  readonly everything: boolean;
  readonly categoryRemoteIds: readonly string[];
  readonly variantRemoteIds: readonly string[];
}

/** A promotion that is switched on in the store. */
export interface RemotePromotion {
  readonly remoteId: string;
  readonly name: string;
  /** Null where the till can't reckon it exactly as the store does: then it does not apply it, and says so. */
  readonly terms: RemoteTerms | null;
}

/** What a promotion of the store does, when and for whom. */
export interface RemoteTerms {
  readonly effect: Effect<RemoteScope>;
  readonly validity: Validity;
  /** Names of customer groups; empty: everybody. */
  readonly groupIds: readonly string[];
  readonly coupon: string | null;
  /** How often it may be used, by anybody and by one customer; null: without limit. */
  readonly useLimit: number | null;
  readonly customerLimit: number | null;
}

/** A picture that can be fetched later; `url` is a small preview (about 300 px). */
export interface RemotePicture {
  readonly remoteId: string;
  readonly url: string;
}

/** One change of the catalog. Products come before their variants wherever the store allows. */
export type CatalogChange = ProductChange | VariantChange | DeletedChange;

export interface ProductChange {
  readonly kind: 'product';
  readonly remoteId: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly categoryRemoteIds: readonly string[];
  readonly picture: RemotePicture | null;
}

export interface VariantChange {
  readonly kind: 'variant';
  readonly remoteId: string;
  readonly productRemoteId: string;
  readonly sku: string;
  readonly name: string;
  readonly enabled: boolean;
  /** Price of one unit, tax included, in minor units. */
  readonly price: Minor;
  readonly taxCategoryRemoteId: string;
  /** As the store has them; the till normalises. */
  readonly barcodes: readonly string[];
  readonly options: readonly { readonly group: string; readonly value: string }[];
  readonly picture: RemotePicture | null;
}

export interface DeletedChange {
  readonly kind: 'deleted';
  readonly entity: 'product' | 'variant';
  readonly remoteId: string;
}

/** What one location has of one variant, in thousandths; `knownAt` is when it was read (ms, till's clock). */
export interface RemoteStockLevel {
  readonly variantRemoteId: string;
  readonly locationRemoteId: string;
  readonly onHand: Thousandths;
  readonly allocated: Thousandths;
  readonly knownAt: number;
}

/**
 * A page of a stream. `cursor` is opaque to the caller, who keeps it in the same transaction as the
 * page's rows: asking with it goes on after this page, or, when `complete`, asks for what is new later.
 */
export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor: string;
  readonly complete: boolean;
  /**
   * The store knows nothing of the cursor that it was asked with, and the page begins anew: all rows may differ, or it is
   * an older store that was restored from a backup.
   */
  readonly isAnew?: boolean;
  /** How far the stream is, for a progress bar; absent when the store does not tell. */
  readonly progress?: { readonly done: number; readonly total: number };
}

/** All ids of one kind, from a sweep that saw the same total at its start and its end. */
export interface IdSweep {
  readonly remoteIds: readonly string[];
  /** False when the total changed while sweeping: then absence proves nothing. */
  readonly isWhole: boolean;
}

/** One change of the orders: as it stands now, with the steps that tills told the store, or gone from the till's sight. */
export type OrderChange =
  | ({ readonly kind: 'order' } & ImportedOrder)
  /** This till does not understand how it stands, as after a step that only newer tills know. */
  | { readonly kind: 'unread'; readonly remoteId: string; readonly message: string }
  | { readonly kind: 'deleted'; readonly remoteId: string };

/** A customer of the store. One without a mail address is not worth knowing at a till. */
export type CustomerChange =
  | {
      readonly kind: 'customer';
      readonly remoteId: string;
      readonly name: string;
      readonly mail: string;
      readonly phone: string;
      /** Names of customer groups. */
      readonly groups: readonly string[];
    }
  | { readonly kind: 'deleted'; readonly remoteId: string };

/**
 * What a connector may remember of a document between two tries, kept by the till: for stores that have to be asked in
 * several steps. `keep` is on the disk when it resolves.
 */
export interface PostMemory {
  readonly kept: string | null;
  readonly keep: (text: string) => Promise<void>;
}

/**
 * An online store, seen from the till. Nothing here throws for what a network or a store can do:
 * every failure is an outcome. A thrown error is a bug of the connector.
 */
export interface StoreConnector {
  /** Asks who is there and what the key may do. */
  check(): Promise<Read<StoreCheck>>;
  settings(): Promise<Read<StoreSettings>>;
  /**
   * All promotions that are switched on, in the order in which the store applies them. Apart from the settings, as
   * they point to goods: the catalog is read in between.
   */
  promotions(): Promise<Read<readonly RemotePromotion[]>>;
  /** Null starts from the beginning. */
  catalog(cursor: string | null): Promise<Read<Page<CatalogChange>>>;
  stock(cursor: string | null): Promise<Read<Page<RemoteStockLevel>>>;
  /**
   * Orders of shoppers in all ways of delivery, never sales of tills: from the beginning all that are open and those of
   * the last 30 days, newest first; then what changed.
   */
  orders(cursor: string | null): Promise<Read<Page<OrderChange>>>;
  /** Some of them as they stand, however old they are; `deleted` for each that the store has not. At most 100. */
  ordersById(orderIds: readonly string[]): Promise<Read<readonly OrderChange[]>>;
  ids(entity: 'product' | 'variant'): Promise<Read<IdSweep>>;
  /** Customers, new and changed since the cursor. */
  customers(cursor: string | null): Promise<Read<Page<CustomerChange>>>;
  /** Brings a document up, or goes on with one half brought; may be called again with the same one at any time. */
  post(document: StoreDocument, memory: PostMemory): Promise<Outcome<Posted>>;
  /** The document as the store has it finished, or null: asked before anything is sent again. */
  find(document: StoreDocument, memory: PostMemory): Promise<Read<Posted | null>>;
  /** Tells the store what to hold back; replaces what it was told before. Refused as `other` where it can't. */
  holdBack(wish: HoldBack): Promise<Outcome<null>>;
  /**
   * Waits until the store has something new, at most `waitMs`: true when it has. A hint, never the data. A store that
   * does not tell gives false at once.
   */
  listen(waitMs: number): Promise<Read<boolean>>;
  /** The bytes of a picture. */
  picture(url: string): Promise<Read<{ readonly body: Uint8Array; readonly type: string }>>;
}
