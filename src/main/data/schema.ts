// Generated from the migrations by `npm run schema`; never edited by hand.

import type { Generated } from 'kysely';

interface BarcodeTable {
  code: string;
  variantId: number;
}

interface BasketDraftTable {
  id: Generated<number>;
  basket: string;
  savedAt: number;
}

interface CategoryTable {
  id: Generated<number>;
  remoteId: string;
  parentId: number | null;
  name: string;
  position: number;
}

interface DeviceJobTable {
  id: string;
  kind: 'receipt' | 'drawer';
  saleId: string;
  isCopy: Generated<number>;
  state: Generated<'queued' | 'sent' | 'confirmed' | 'unknown' | 'failed'>;
  attempts: Generated<number>;
  errorCode: string | null;
  createdAt: number;
  updatedAt: number;
}

interface JournalTable {
  seq: Generated<number>;
  at: number;
  kind: string;
  actor: string;
  payload: string;
  previousHash: string;
  hash: string;
}

interface OutboxTable {
  id: string;
  kind: 'sale';
  document: string;
  state: Generated<'waiting' | 'unknown' | 'refused' | 'done'>;
  attempts: Generated<number>;
  dueAt: number;
  leaseOwner: string | null;
  leaseUntil: Generated<number>;
  errorCode: string | null;
  errorMessage: string | null;
  remoteCode: string | null;
  createdAt: number;
  doneAt: number | null;
}

interface PictureTable {
  id: Generated<number>;
  remoteId: string;
  url: string;
  file: string | null;
  size: Generated<number>;
  usedAt: Generated<number>;
}

interface ProductTable {
  id: Generated<number>;
  remoteId: string;
  name: string;
  enabled: Generated<number>;
  deleted: Generated<number>;
  pictureId: number | null;
}

interface ProductCategoryTable {
  productId: number;
  categoryId: number;
}

interface RegisterTable {
  id: Generated<number>;
  code: string;
  name: string;
}

interface SaleTable {
  id: string;
  registerCode: string;
  number: number;
  soldAt: number;
  utcOffsetMinutes: number;
  clerk: string;
  currency: string;
  total: number;
}

interface SaleLineTable {
  saleId: string;
  position: number;
  variantId: number;
  sku: string;
  name: string;
  unit: 'piece' | 'kg' | 'm';
  quantity: number;
  unitPrice: number;
  total: number;
  tax: number;
  taxRatePpm: number;
}

interface SaleTaxTable {
  saleId: string;
  ratePpm: number;
  net: number;
  tax: number;
  gross: number;
}

interface ShopTable {
  id: Generated<number>;
  kind: 'vendure' | 'sample' | 'empty';
  name: string;
  currency: string;
  address: Generated<string>;
  taxNumber: Generated<string>;
  locationRemoteId: string;
  locationCode: string;
  storeUrl: Generated<string>;
  storeChannel: Generated<string>;
}

interface StockLevelTable {
  variantId: number;
  locationId: number;
  onHand: number;
  allocated: number;
  knownAt: number;
}

interface StockLocationTable {
  id: Generated<number>;
  remoteId: string;
  code: string;
  name: string;
}

interface StockMovementTable {
  id: string;
  variantId: number;
  locationCode: string;
  quantity: number;
  reason: 'sale';
  saleId: string;
  at: number;
}

interface SyncAbsentTable {
  entity: 'product' | 'variant';
  remoteId: string;
}

interface SyncCursorTable {
  stream: 'settings' | 'catalog' | 'stock' | 'product-ids' | 'variant-ids';
  cursor: string | null;
  completeAt: number | null;
  readAt: number;
}

interface TaxCategoryTable {
  id: Generated<number>;
  remoteId: string;
  name: string;
  ratePpm: number;
}

interface TenderTable {
  saleId: string;
  position: number;
  kind: 'cash';
  amount: number;
  given: number;
  change: number;
}

interface UnseenMovementTable {
  movementId: string;
  variantId: number;
  saleId: string;
  quantity: number;
  postedAt: number | null;
}

interface VariantTable {
  id: Generated<number>;
  remoteId: string;
  productId: number;
  sku: string;
  name: string;
  unit: Generated<'piece' | 'kg' | 'm'>;
  price: number;
  taxCategoryId: number;
  pictureId: number | null;
  enabled: Generated<number>;
  deleted: Generated<number>;
}

interface VariantOptionTable {
  variantId: number;
  position: number;
  groupName: string;
  value: string;
}

interface VariantTrigramTable {
  rowid: number;
  name: string;
}

interface VariantWordTable {
  rowid: number;
  name: string;
  sku: string;
  codes: string;
}

export interface Schema {
  readonly barcode: BarcodeTable;
  readonly basketDraft: BasketDraftTable;
  readonly category: CategoryTable;
  readonly deviceJob: DeviceJobTable;
  readonly journal: JournalTable;
  readonly outbox: OutboxTable;
  readonly picture: PictureTable;
  readonly product: ProductTable;
  readonly productCategory: ProductCategoryTable;
  readonly register: RegisterTable;
  readonly sale: SaleTable;
  readonly saleLine: SaleLineTable;
  readonly saleTax: SaleTaxTable;
  readonly shop: ShopTable;
  readonly stockLevel: StockLevelTable;
  readonly stockLocation: StockLocationTable;
  readonly stockMovement: StockMovementTable;
  readonly syncAbsent: SyncAbsentTable;
  readonly syncCursor: SyncCursorTable;
  readonly taxCategory: TaxCategoryTable;
  readonly tender: TenderTable;
  readonly unseenMovement: UnseenMovementTable;
  readonly variant: VariantTable;
  readonly variantOption: VariantOptionTable;
  readonly variantTrigram: VariantTrigramTable;
  readonly variantWord: VariantWordTable;
}
