import type { Customer } from '#contract/customer.ts';
import { Refusal } from '#contract/errors.ts';
import type { Basket, BasketLine, GoodsLine, ReturnLine } from '#domain/sale/basket.ts';
import type { Words } from '#domain/receipt/writer.ts';
import { PIECE, wholePieces } from '#domain/stock/quantity.ts';
import { findCustomer } from '#main/data/customer.ts';
import { knownVariants, type KnownVariant } from '#main/data/sellable.ts';
import type { ShopRow } from '#main/data/shop.ts';
import { loadRules, type SellingRules } from './pricing.ts';
import { isOrderLine, ownOrders } from './own-orders.ts';
import { ownReturns } from './own-returns.ts';
import { goodsByCode, type CodeReader } from './read-code.ts';

/** A basket by the till's own facts, and what they are. */
export interface OwnBasket {
  readonly basket: Basket;
  readonly customer: Customer | null;
  readonly variants: ReadonlyMap<number, KnownVariant>;
  readonly rules: SellingRules;
}

/** By what a basket is read. */
export interface BasketReader extends CodeReader {
  /** The shop's language. */
  readonly words: Words;
}

/**
 * The basket as the till itself knows it: catalog, customer, orders and the documents that goods come back of have the
 * last word; the screen's only on what a person said (quantities, overrides, discounts, reasons).
 * @throws Refusal when it is not what the customer saw, or can't be sold or taken back.
 */
export async function ownBasket(given: Basket, shop: ShopRow, reader: BasketReader): Promise<OwnBasket> {
  const { db, words } = reader;
  if (given.lines.length === 0) throw new Refusal('basket-empty');
  const customer = given.customer === null ? null : await findCustomer(db, given.customer.id);
  if (given.customer !== null && customer === null) throw new Refusal('customer-unknown');
  const variants = await knownVariants(db, given.lines.flatMap(variantOf));
  const rules = await loadRules(db, customer?.customerId ?? null);
  const returns = await ownReturns(db, given.lines.filter(isReturn), variants);
  const orders = await ownOrders(db, given.lines.filter(isOrderLine), { shop, rules, words });
  if (given.currency !== shop.currency) throw new Refusal('price-changed');
  await needStated(given.lines, reader);
  const lines = given.lines.map((line): BasketLine => {
    switch (line.kind) {
      case 'goods':
        return ownGoods(line, variants);
      case 'misc':
      case 'voucher':
        return line;
      case 'return':
        return returns.get(line) ?? line;
      case 'order':
      case 'order-back':
        return orders.get(line.orderId) ?? line;
    }
  });
  needTaxes(lines, rules);
  if (lines.some(isBroken)) throw new Refusal('bad-request', { at: 'basket' });
  const known = customer && { id: customer.customerId, name: customer.name, groupIds: customer.groupIds };
  return { basket: { ...given, lines, customer: known }, customer, variants, rules };
}

function isReturn(line: BasketLine): line is ReturnLine {
  return line.kind === 'return';
}

/** Goods that are counted come and go in whole pieces; no screen of ours says anything else. */
function isBroken(line: BasketLine): boolean {
  return variantOf(line).length > 0 && line.unit === 'piece' && wholePieces(line.quantity) === null;
}

function variantOf(line: BasketLine): number[] {
  const variantId = line.kind === 'goods' || line.kind === 'return' ? line.variantId : null;
  return variantId === null ? [] : [variantId];
}

function ownGoods(line: GoodsLine, variants: ReadonlyMap<number, KnownVariant>): GoodsLine {
  const variant = variants.get(line.variantId);
  if (variant === undefined || !variant.isSellable) throw new Refusal('variant-unknown', { name: line.name });
  const { sku, name, unit, price, taxCategoryId, categoryIds } = variant;
  if (price !== line.unitPrice || taxCategoryId !== line.taxCategoryId) {
    throw new Refusal('price-changed', { name: line.name });
  }
  return { ...line, sku, name, unit, categoryIds };
}

/**
 * A total that a label states holds where the shop's own rules read it in the code that was scanned.
 * @throws Refusal `price-changed`.
 */
async function needStated(lines: readonly BasketLine[], reader: CodeReader): Promise<void> {
  for (const line of lines) {
    if (line.kind !== 'goods' || line.statedTotal === null) continue;
    if (!isStated(line, await meaningOf(line.code, reader))) {
      throw new Refusal('price-changed', { name: line.name });
    }
  }
}

/** A label is on one piece; how much goods by weight are is only said by what they cost. */
function isStated(line: GoodsLine, found: Meaning | null): boolean {
  const item = found?.items.find(({ variantId }) => variantId === line.variantId);
  if (item === undefined || found?.measure?.kind !== 'price') return false;
  return found.measure.total === line.statedTotal && (item.unit !== 'piece' || line.quantity === PIECE);
}

type Meaning = Awaited<ReturnType<typeof goodsByCode>>;

/** Null for a code that means no goods, or none any more. */
async function meaningOf(code: string, reader: CodeReader): Promise<Meaning | null> {
  try {
    return await goodsByCode(code, reader);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Nothing is sold or taken back by a tax that the shop does not have. @throws Refusal `price-changed`. */
function needTaxes(lines: readonly BasketLine[], { taxes }: SellingRules): void {
  const known = new Set(taxes.categories.map((category) => category.id));
  const unknown = lines.find(
    (line) => 'taxCategoryId' in line && line.taxCategoryId !== null && !known.has(line.taxCategoryId),
  );
  if (unknown !== undefined) throw new Refusal('price-changed', { name: unknown.name });
}
