// Generated from the migrations by `npm run schema`; never edited by hand.

import type { Generated } from 'kysely';

interface AccountTable {
  id: string;
  kind: 'voucher' | 'credit' | 'invoice';
  code: Generated<string>;
  customerId: string | null;
  openedAt: number;
}

interface AccountEntryTable {
  id: string;
  accountId: string;
  saleId: string;
  amount: number;
  at: number;
}

interface BarcodeTable {
  code: string;
  variantId: number;
}

interface BarcodeRuleTable {
  prefix: string;
  kind: 'price' | 'weight';
  itemDigits: number;
  valueDigits: number;
  valueDecimals: number;
  hasValueCheck: number;
}

interface CashMovementTable {
  id: string;
  shiftId: string;
  kind: 'pay-in' | 'pay-out' | 'safe-drop' | 'no-sale';
  amount: number;
  reason: string;
  at: number;
  by: string;
}

interface CategoryTable {
  id: Generated<number>;
  remoteId: string;
  parentId: number | null;
  name: string;
  position: number;
}

interface CountEntryTable {
  seq: Generated<number>;
  id: string;
  countId: string;
  variantId: number;
  mode: 'add' | 'set';
  quantity: number;
  expected: number;
  knownAt: number | null;
  movementSeq: number;
  at: number;
  clerk: string;
}

interface CountLineTable {
  countId: string;
  variantId: number;
  counted: number;
  expected: number;
  knownAt: number | null;
  difference: number;
  worth: number;
  firstMovementSeq: number;
  movementSeq: number;
  entrySeq: number;
  lastAt: number;
  isStray: number;
}

interface CustomerTable {
  id: string;
  remoteId: string | null;
  name: string;
  phone: Generated<string>;
  mail: Generated<string>;
  card: Generated<string>;
  address: Generated<string>;
  taxNumber: Generated<string>;
  note: Generated<string>;
  groupIds: Generated<string>;
  storeGroupIds: Generated<string>;
  mayPayLater: Generated<number>;
  searchText: string;
  createdAt: number;
  changedAt: number;
}

interface DeliveryTable {
  id: string;
  supplier: string;
  reference: Generated<string>;
  dueOn: string | null;
  createdAt: number;
  clerk: string;
  closedAt: number | null;
}

interface DeliveryLineTable {
  deliveryId: string;
  variantId: number;
  quantity: number;
}

interface DeskDeviceTable {
  id: string;
  name: string;
  tokenHash: string;
  pairedAt: number;
  lastSeenAt: number;
  revokedAt: number | null;
  barredAt: number | null;
}

interface DeskPinTable {
  deskId: string;
  staffId: string;
  failures: number;
  lockedUntil: number;
}

interface DeviceJobTable {
  id: string;
  kind: 'receipt' | 'drawer';
  subject: 'sale' | 'x' | 'z' | 'cash' | 'opening' | 'pickup';
  subjectId: string;
  isCopy: Generated<number>;
  state: Generated<'queued' | 'sent' | 'confirmed' | 'unknown' | 'failed'>;
  attempts: Generated<number>;
  errorCode: string | null;
  createdAt: number;
  updatedAt: number;
}

interface HandOverCheckTable {
  categoryId: Generated<number>;
  note: string;
}

interface InboxDecisionTable {
  id: string;
  outboxId: string;
  refusedAt: number;
  errorCode: string;
  errorMessage: string;
  errorDetail: string | null;
  decision: string;
  at: number;
  clerk: string;
  staffId: string | null;
  undoneAt: number | null;
  undoneBy: string | null;
}

interface JournalTable {
  seq: Generated<number>;
  at: number;
  kind: string;
  actor: string;
  payload: string;
  previousHash: string;
  hash: string;
  keyId: string | null;
  signature: string | null;
}

interface OpenBasketTable {
  id: string;
  basket: string;
  state: 'open' | 'parked';
  isActive: Generated<number>;
  name: Generated<string>;
  note: Generated<string>;
  by: string;
  since: number;
  savedAt: number;
}

interface OpeningCheckTable {
  id: string;
  at: number;
  utcOffsetMinutes: number;
  by: string;
  findings: string;
}

interface OutboxTable {
  id: string;
  kind: 'sale' | 'return' | 'stock' | 'customer' | 'pickup';
  document: string;
  state: Generated<'waiting' | 'uncertain' | 'refused' | 'done' | 'dropped'>;
  memory: string | null;
  attempts: Generated<number>;
  unclear: Generated<number>;
  dueAt: number;
  leaseOwner: string | null;
  leaseUntil: Generated<number>;
  errorCode: string | null;
  errorMessage: string | null;
  errorDetail: string | null;
  refusedAt: number | null;
  remoteId: string | null;
  remoteCode: string | null;
  remoteTotal: number | null;
  toldTotal: number | null;
  createdAt: number;
  doneAt: number | null;
  doneSeq: number | null;
}

interface OutboxNeedTable {
  outboxId: string;
  needsId: string;
}

interface OverrideGrantTable {
  id: string;
  permission: string;
  amount: number;
  subject: string;
  reason: string;
  grantedBy: string;
  grantedAt: number;
  usedAt: number | null;
}

interface PickupEventTable {
  id: string;
  orderId: string;
  seq: number;
  at: number;
  registerCode: string;
  clerk: string;
  step: string;
}

interface PickupRulesTable {
  id: Generated<number>;
  rules: string;
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

interface PromotionTable {
  id: string;
  remoteId: string | null;
  name: string;
  isEnabled: Generated<number>;
  rule: string;
  useLimit: number | null;
  customerLimit: number | null;
  changedAt: number;
}

interface PromotionUseTable {
  promotionId: string;
  saleId: string;
  customerId: string | null;
}

interface RegisterTable {
  id: Generated<number>;
  code: string;
  name: string;
}

interface RoleTable {
  id: string;
  name: string;
  permissions: string;
  discountPpm: number;
  freeRefund: number;
  isBuiltIn: Generated<number>;
}

interface SaleTable {
  id: string;
  kind: 'sale' | 'refund' | 'exchange' | 'void';
  registerCode: string;
  number: number;
  shiftId: string;
  soldAt: number;
  utcOffsetMinutes: number;
  clerk: string;
  staffId: string | null;
  customerId: string | null;
  customerName: Generated<string>;
  currency: string;
  total: number;
  rounding: Generated<number>;
  saved: Generated<number>;
  promotions: Generated<string>;
  exemption: string | null;
  note: Generated<string>;
  voids: string | null;
}

interface SaleLineTable {
  saleId: string;
  position: number;
  kind: 'goods' | 'misc' | 'voucher' | 'return' | 'order' | 'order-back';
  variantId: number | null;
  sku: string;
  name: string;
  unit: 'piece' | 'kg' | 'm';
  quantity: number;
  unitPrice: number;
  total: number;
  tax: number;
  saved: Generated<number>;
  taxes: string;
  steps: string;
  taxCategoryId: number | null;
  note: Generated<string>;
  voucherCode: Generated<string>;
  webOrderId: string | null;
  originSaleId: string | null;
  originPosition: number | null;
  reason: Generated<string>;
  condition: 'restock' | 'damaged' | null;
}

interface SaleTaxTable {
  saleId: string;
  position: number;
  name: string;
  ratePpm: number;
  net: number;
  tax: number;
  gross: number;
}

interface ShiftTable {
  id: string;
  registerCode: string;
  number: number;
  openedAt: number;
  openedBy: string;
  float: number;
  floatCounts: string;
}

interface ShiftCloseTable {
  shiftId: string;
  closedAt: number;
  closedBy: string;
  counted: number;
  counts: string;
  expected: number;
  difference: number;
  leftFloat: number;
  note: string;
  report: string;
}

interface ShopTable {
  id: Generated<number>;
  kind: 'vendure' | 'medusa' | 'sample' | 'empty';
  name: string;
  currency: string;
  address: Generated<string>;
  taxNumber: Generated<string>;
  locationRemoteId: string;
  locationCode: string;
  storeUrl: Generated<string>;
  storeChannel: Generated<string>;
}

interface ShopRulesTable {
  id: Generated<number>;
  rules: string;
}

interface StaffTable {
  id: string;
  name: string;
  roleId: string;
  pinHash: string;
  isActive: Generated<number>;
  failures: Generated<number>;
  lockedUntil: Generated<number>;
  createdAt: number;
}

interface StockBufferTable {
  id: string;
  variantId: number | null;
  categoryId: number | null;
  quantity: number;
}

interface StockCountTable {
  id: string;
  name: string;
  scope: string;
  isBlind: number;
  state: Generated<'open' | 'booking' | 'booked' | 'dropped'>;
  openedAt: number;
  openedBy: string;
  closedAt: number | null;
  total: number;
  counted: Generated<number>;
  booking: string | null;
  booked: Generated<number>;
}

interface StockDocumentTable {
  id: string;
  kind: 'receipt' | 'count' | 'adjustment' | 'transfer-out' | 'transfer-in';
  locationCode: string;
  at: number;
  clerk: string;
  staffId: string | null;
  reason: Generated<string>;
  note: Generated<string>;
  reference: Generated<string>;
  supplier: Generated<string>;
  otherLocationCode: string | null;
  sourceId: string | null;
}

interface StockDocumentLineTable {
  documentId: string;
  position: number;
  variantId: number;
  sku: string;
  name: string;
  quantity: number;
  expected: number | null;
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
  seq: Generated<number>;
  id: string;
  variantId: number;
  locationCode: string;
  quantity: number;
  held: Generated<number>;
  after: number | null;
  reason: 'sale' | 'return' | 'damage' | 'void' | 'receipt' | 'count' | 'adjustment' | 'transfer-out' | 'transfer-in' | 'pickup' | 'pickup-hold' | 'pickup-release' | 'pickup-return';
  saleId: string | null;
  stockDocumentId: string | null;
  pickupEventId: string | null;
  at: number;
}

interface StockTransferTable {
  id: string;
  closedAt: number | null;
}

interface SubstitutePairTable {
  variantId: number;
  substituteId: number;
  position: number;
}

interface SyncAbsentTable {
  entity: 'product' | 'variant';
  remoteId: string;
}

interface SyncCursorTable {
  stream: string;
  cursor: string | null;
  completeAt: number | null;
  readAt: number;
  isWantedAnew: Generated<number>;
}

interface SyncExchangeTable {
  id: Generated<number>;
  at: number;
  direction: 'down' | 'up';
  subject: string;
  name: Generated<string>;
  items: number;
  tookMs: number;
  outcome: 'done' | 'refused' | 'later' | 'uncertain';
  message: Generated<string>;
}

interface SyncStateTable {
  id: Generated<number>;
  pausedAt: number | null;
  pausedBy: string | null;
  offlineSince: number | null;
  rewoundAt: number | null;
  rewoundTo: Generated<number>;
  holdBackAfter: Generated<number>;
}

interface SyncTroubleTable {
  stream: string;
  code: string;
  message: string;
  at: number;
}

interface TaxCategoryTable {
  id: Generated<number>;
  remoteId: string;
  name: string;
  ratePpm: number;
}

interface TaxDetailTable {
  taxCategoryId: Generated<number>;
  rates: string;
  charges: string;
}

interface TenderTable {
  saleId: string;
  position: number;
  kind: 'cash' | 'card' | 'voucher' | 'credit' | 'invoice' | 'transfer' | 'other';
  name: Generated<string>;
  amount: number;
  given: number;
  change: number;
  reference: Generated<string>;
  foreignCurrency: string | null;
  foreignGiven: number | null;
  foreignWorth: number | null;
  foreignPer: number | null;
}

interface UnseenMovementTable {
  movementId: string;
  variantId: number;
  documentId: string;
  quantity: number;
  held: Generated<number>;
  postedAt: number | null;
}

interface UnsureOrderTable {
  id: string;
  why: 'untold' | 'unread';
  message: string;
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

interface WebOrderTable {
  id: string;
  code: string;
  state: 'open' | 'given' | 'cancelled';
  locationCode: string | null;
  placedAt: number;
  promisedAt: number | null;
  pickupCode: string;
  stage: string;
  isOpen: number;
  seq: Generated<number>;
  seenAt: number | null;
  touchedAt: number;
  card: string;
  search: string;
  snapshot: string;
}

export interface Schema {
  readonly account: AccountTable;
  readonly accountEntry: AccountEntryTable;
  readonly barcode: BarcodeTable;
  readonly barcodeRule: BarcodeRuleTable;
  readonly cashMovement: CashMovementTable;
  readonly category: CategoryTable;
  readonly countEntry: CountEntryTable;
  readonly countLine: CountLineTable;
  readonly customer: CustomerTable;
  readonly delivery: DeliveryTable;
  readonly deliveryLine: DeliveryLineTable;
  readonly deskDevice: DeskDeviceTable;
  readonly deskPin: DeskPinTable;
  readonly deviceJob: DeviceJobTable;
  readonly handOverCheck: HandOverCheckTable;
  readonly inboxDecision: InboxDecisionTable;
  readonly journal: JournalTable;
  readonly openBasket: OpenBasketTable;
  readonly openingCheck: OpeningCheckTable;
  readonly outbox: OutboxTable;
  readonly outboxNeed: OutboxNeedTable;
  readonly overrideGrant: OverrideGrantTable;
  readonly pickupEvent: PickupEventTable;
  readonly pickupRules: PickupRulesTable;
  readonly picture: PictureTable;
  readonly product: ProductTable;
  readonly productCategory: ProductCategoryTable;
  readonly promotion: PromotionTable;
  readonly promotionUse: PromotionUseTable;
  readonly register: RegisterTable;
  readonly role: RoleTable;
  readonly sale: SaleTable;
  readonly saleLine: SaleLineTable;
  readonly saleTax: SaleTaxTable;
  readonly shift: ShiftTable;
  readonly shiftClose: ShiftCloseTable;
  readonly shop: ShopTable;
  readonly shopRules: ShopRulesTable;
  readonly staff: StaffTable;
  readonly stockBuffer: StockBufferTable;
  readonly stockCount: StockCountTable;
  readonly stockDocument: StockDocumentTable;
  readonly stockDocumentLine: StockDocumentLineTable;
  readonly stockLevel: StockLevelTable;
  readonly stockLocation: StockLocationTable;
  readonly stockMovement: StockMovementTable;
  readonly stockTransfer: StockTransferTable;
  readonly substitutePair: SubstitutePairTable;
  readonly syncAbsent: SyncAbsentTable;
  readonly syncCursor: SyncCursorTable;
  readonly syncExchange: SyncExchangeTable;
  readonly syncState: SyncStateTable;
  readonly syncTrouble: SyncTroubleTable;
  readonly taxCategory: TaxCategoryTable;
  readonly taxDetail: TaxDetailTable;
  readonly tender: TenderTable;
  readonly unseenMovement: UnseenMovementTable;
  readonly unsureOrder: UnsureOrderTable;
  readonly variant: VariantTable;
  readonly variantOption: VariantOptionTable;
  readonly variantTrigram: VariantTrigramTable;
  readonly variantWord: VariantWordTable;
  readonly webOrder: WebOrderTable;
}
