import { Refusal } from '#contract/errors.ts';
import { buildCashSlip, type CashMovement } from '#domain/receipt/build-cash-slip.ts';
import { buildOpening, type OpeningReport } from '#domain/receipt/build-opening.ts';
import { buildPickupSlips } from '#domain/receipt/build-pickup-slips.ts';
import { buildReceipt } from '#domain/receipt/build-receipt.ts';
import { buildReport } from '#domain/receipt/build-report.ts';
import type { ReceiptDocument } from '#domain/receipt/document.ts';
import type { ReceiptSetting, ReceiptShop } from '#domain/receipt/frame.ts';
import type { Words } from '#domain/receipt/writer.ts';
import { formatReceiptNumber } from '#domain/sale/sale.ts';
import type { Reader } from '#main/data/database.ts';
import { findOpeningCheck } from '#main/data/opening.ts';
import { findSale } from '#main/data/sale.ts';
import { findCashMovement } from '#main/data/shift.ts';
import { findShop, type ShopRow } from '#main/data/shop.ts';
import { findShopRules } from '#main/data/shop-rules.ts';
import type { Clock } from './context.ts';
import { packedOrder } from './pickup-slips.ts';
import { xPaper, zReport } from './shift-report.ts';

/**
 * A paper: the receipt of a document, a shift's report of now (x) or of its end (z), the slip of a movement of cash,
 * what was found before the shop opened, the slips of a packed order.
 */
export interface Paper {
  readonly subject: 'sale' | 'x' | 'z' | 'cash' | 'opening' | 'pickup';
  /** Of the sale, the shift, the movement, the check or the step that packed an order. */
  readonly id: string;
  readonly isCopy: boolean;
}

/** What papers ask of the PC that they are made on. */
export interface PaperSource {
  readonly locale: string;
  readonly words: Words;
  /** The picture of a QR code, or null for a printer, which draws codes itself. */
  readonly drawCode: ReceiptSetting['drawCode'];
}

/**
 * A paper as one document, for printer, screen and file.
 * @throws Refusal `sale-unknown`, `shift-unknown`, `movement-unknown`, `order-unknown`, `not-set-up`; Error for an unknown check.
 */
export async function paperOf(
  db: Reader,
  { subject, id, isCopy }: Paper,
  source: PaperSource,
  clock: Clock,
): Promise<ReceiptDocument> {
  const shop = await findShop(db);
  if (shop === null) throw new Refusal('not-set-up');
  const setting = { ...source, shop: await onPaper(db, shop), isCopy };
  switch (subject) {
    case 'sale':
      return await saleReceipt(db, id, setting);
    case 'x':
      return buildReport(await xPaper(db, id, clock), setting);
    case 'z':
      return buildReport(await zReport(db, id), setting);
    case 'cash':
      return buildCashSlip(await movementOf(db, id, shop, clock), setting);
    case 'opening':
      return buildOpening(await checkOf(db, id, shop), setting);
    case 'pickup':
      return buildPickupSlips(await packedOrder(db, id, clock), setting);
  }
}

async function saleReceipt(db: Reader, id: string, setting: ReceiptSetting): Promise<ReceiptDocument> {
  const sale = await findSale(db, id);
  if (sale === null) throw new Refusal('sale-unknown');
  const voided = sale.voids === null ? null : await findSale(db, sale.voids);
  const number = voided === null ? null : formatReceiptNumber(voided.registerCode, voided.number);
  return buildReceipt(sale, setting, number);
}

async function movementOf(
  db: Reader,
  id: string,
  { currency }: ShopRow,
  clock: Clock,
): Promise<CashMovement> {
  const movement = await findCashMovement(db, id);
  if (movement === null) throw new Refusal('movement-unknown');
  return { ...movement, currency, utcOffsetMinutes: clock.utcOffsetMinutes(movement.at) };
}

async function checkOf(db: Reader, id: string, { currency }: ShopRow): Promise<OpeningReport> {
  const check = await findOpeningCheck(db, id);
  if (check === null) throw new Error(`no check before opening ${id}`);
  return { ...check, currency };
}

/** The shop's name and address, its tax number, and what the manager wants above and below. */
async function onPaper(db: Reader, shop: ShopRow): Promise<ReceiptShop> {
  const { head, foot, logo } = (await findShopRules(db)).receipt;
  const details = [...shop.address.split('\n'), shop.taxNumber, ...head].filter((line) => line.trim() !== '');
  return { name: shop.name, details, foot, logo };
}
