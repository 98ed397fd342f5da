import type { OutputOf } from '#contract/procedure.ts';
import type { ParkedBasket } from '#contract/basket.ts';
import type { CatalogItem, Category } from '#contract/catalog.ts';
import type { Customer } from '#contract/customer.ts';
import type { PrinterStatus } from '#contract/device.ts';
import type { SessionState } from '#contract/people.ts';
import type { KeptPromotion } from '#contract/promotion.ts';
import type { CommittedSale, sale, SaleSummary } from '#contract/sale.ts';
import type { Shop } from '#contract/setup.ts';
import type { OpenShift } from '#contract/shift.ts';
import type { SyncStatus } from '#contract/sync.ts';
import { OWNER, type Role } from '#domain/party/role.ts';
import type { Basket } from '#domain/sale/basket.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';

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
  storeUrl: 'https://garden.example',
};

/** The tax categories of the fake shop: 19 % and 7 %. */
const STANDARD = 1;
export const REDUCED = 2;

/** A variant with what a test does not care about filled in. */
export function item(given: Partial<CatalogItem> & { readonly variantId: number }): CatalogItem {
  return {
    productId: given.variantId,
    sku: `SKU-${given.variantId}`,
    name: `Goods ${given.variantId}`,
    options: '',
    unit: 'piece',
    price: 1000,
    taxCategoryId: STANDARD,
    categoryIds: [],
    pictureId: null,
    stock: { here: 20_000, held: 0, knownAt: KNOWN_AT },
    ...given,
  };
}

type SaleRules = OutputOf<typeof sale.rules>;

/** Prices with tax at 19 % and 7 %, no promotions, nothing rounded, no asking. */
export const plainRules: SaleRules = {
  taxes: {
    pricesIncludeTax: true,
    rounding: 'document',
    mode: 'half-up',
    categories: [
      { id: STANDARD, name: 'Standard', rates: [rate(190_000)], charges: [] },
      { id: REDUCED, name: 'Reduced', rates: [rate(70_000)], charges: [] },
    ],
  },
  promotions: [],
  tenders: { cashRounding: null, foreign: [], others: [], refused: [] },
  discountPpm: 1_000_000,
  freeRefund: 99_999_999_999,
};

function rate(ratePpm: number) {
  return { name: '', ratePpm, isCompound: false };
}

/** Everything in step, the catalog read. */
export const onlineStatus: SyncStatus = {
  state: 'online',
  storeName: 'Garden & Desk',
  offlineSince: null,
  pausedSince: null,
  lastReadAt: KNOWN_AT,
  unsent: 0,
  uncertain: 0,
  refused: 0,
  progress: null,
  pace: { kind: 'normal', until: null },
  catalogComplete: true,
  isRewound: false,
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

export const MIRA_ID = '0192f5a8-0000-7000-8000-00000000a001';
export const SHIFT_ID = '0192f5a8-0000-7000-8000-00000000b001';

/** Who is signed in, in a role of the shop's own; the owner unless said otherwise. */
export function signedIn(role: Partial<Role> = {}): SessionState {
  return {
    hasStaff: true,
    actor: { staffId: MIRA_ID, name: 'Mira', role: { ...OWNER, ...role } },
    lockAfterMinutes: 0,
  };
}

export const openShift: OpenShift = {
  shiftId: SHIFT_ID,
  number: 1,
  openedAt: KNOWN_AT,
  openedBy: 'Mira',
  float: 20_000,
};

/** A basket put aside. */
export interface Parked {
  readonly about: ParkedBasket;
  readonly basket: Basket;
}

/** What the fake shop holds; tests change it and touch the topic. */
export interface FakeShop {
  shop: Shop | null;
  items: CatalogItem[];
  /** Codes on goods; several may share one. */
  codes: Map<string, number[]>;
  /** What some codes say besides: the rest of the answer to `catalog.byCode`. */
  said: Map<string, object>;
  categories: Category[];
  status: SyncStatus;
  printer: PrinterStatus;
  rules: SaleRules;
  promotions: KeptPromotion[];
  /** Names of the store's promotions that this till does not apply. */
  notApplied: string[];
  session: SessionState;
  shift: OpenShift | null;
  /** Open baskets, the one in front last. */
  open: Basket[];
  unreadable: number;
  parked: Parked[];
  customers: Customer[];
  /** What is left on gift vouchers, by code. */
  vouchers: Map<string, number>;
  sales: SaleSummary[];
  records: Map<string, SaleRecord>;
  committed: Map<string, CommittedSale>;
}

export function createFakeShop(given: Partial<FakeShop> = {}): FakeShop {
  return {
    shop: vendureShop,
    items: [],
    codes: new Map(),
    said: new Map(),
    categories: [],
    status: onlineStatus,
    printer: noPrinter,
    rules: plainRules,
    promotions: [],
    notApplied: [],
    session: signedIn(),
    shift: openShift,
    open: [],
    unreadable: 0,
    parked: [],
    customers: [],
    vouchers: new Map(),
    sales: [],
    records: new Map(),
    committed: new Map(),
    ...given,
  };
}
