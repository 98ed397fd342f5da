import { signedAmountSchema } from '#contract/amounts.ts';
import { Refusal } from '#contract/errors.ts';
import type { InputOf } from '#contract/procedure.ts';
import type { CommittedSale, sale } from '#contract/sale.ts';
import { sum } from '#domain/money/money.ts';
import type { Moment } from '#domain/promotion/promotion.ts';
import type { Basket, BasketLine, ReturnLine } from '#domain/sale/basket.ts';
import { couponKey } from '#domain/promotion/coupon.ts';
import { planTenders, type TenderPlan, type TenderShop } from '#domain/sale/plan-tenders.ts';
import { documentKind, type SaleLine } from '#domain/sale/sale.ts';
import { settle } from '#domain/sale/settle.ts';
import type { SettledLine, Settlement } from '#domain/sale/settlement.ts';
import type { Given, Tender } from '#domain/sale/tender.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import type { TaxCategory } from '#domain/tax/rules.ts';
import { cashBackOf } from '#domain/sale/way-back.ts';
import { dropBasket } from '#main/data/open-basket.ts';
import { relatedPayments } from '#main/data/related-sale.ts';
import { insertUses } from '#main/data/promotion-use.ts';
import { findSale, nextNumber } from '#main/data/sale.ts';
import { findOpenShift } from '#main/data/shift.ts';
import { findShop, type ShopRow } from '#main/data/shop.ts';
import type { Movement } from '#main/data/stock-movement.ts';
import type { Clock, CommandContext } from './context.ts';
import { refuseCardsInBasket } from './no-card-number.ts';
import { ownBasket, type OwnBasket } from './own-basket.ts';
import { paidBefore } from './paid-before.ts';
import { takeOrderSteps } from './own-orders.ts';
import { bookAccounts } from './sale-accounts.ts';
import { needBasketRights } from './sale-rights.ts';
import { committed, saveDocument, type SalePorts } from './save-document.ts';

type Commit = InputOf<typeof sale.commit>;

/** The longest that a total shown to a customer holds (ms). */
const SHOWN_FOR = 15 * 60_000;

/** How far a moment may lie ahead (ms): a clock that was set back meanwhile, no promotion that is still to come. */
const AHEAD = 60_000;

/** Makes a paid basket a sale, a refund or an exchange, once, with all that follows from it. */
export async function commit(
  input: Commit,
  context: CommandContext,
  ports: SalePorts,
): Promise<CommittedSale> {
  const { tx } = context;
  const before = await findSale(tx, input.basket.id);
  if (before !== null) return await paidBefore(tx, before, input);
  const shop = await findShop(tx);
  if (shop === null) throw new Refusal('not-set-up');
  const shift = await findOpenShift(tx);
  if (shift === null) throw new Refusal('no-shift');
  const own = await ownBasket(input.basket, shop, { db: tx, ...context, ...ports });
  refuseCardsInBasket(own.basket);
  const settlement = settleAsShown(input, own, context.clock);
  const related = settlement.total < 0 ? await relatedPayments(tx, originsOf(own.basket)) : [];
  const plan = payWith(input.given, settlement.total, {
    currency: shop.currency,
    rules: own.rules.tenders,
    cashBack: cashBackOf(related),
  });
  await needBasketRights({ ...own, settlement, plan, related }, context);
  const head = await headOf(own, shop, shift.shiftId, context);
  const record = { ...head, ...amountsOf(own.basket, settlement, plan) };
  const movements = record.lines.flatMap((line) => movementsOf(line, context.clock));
  await saveDocument({ record, movements, shop }, context, ports);
  await takeOrderSteps(record, own.basket, context);
  await bookAccounts(record, own.customer, context);
  await insertUses(
    tx,
    record,
    settlement.promotions.map((promotion) => promotion.promotionId),
  );
  await dropBasket(tx, record.id);
  return committed(record, false);
}

/** @throws Refusal when the total is not, or no longer, the one that the customer saw. */
function settleAsShown({ settledAt, shownTotal }: Commit, own: OwnBasket, clock: Clock): Settlement {
  const age = clock.now() - settledAt;
  if (age > SHOWN_FOR || age < -AHEAD) throw new Refusal('price-changed');
  const spent = own.basket.coupons.find((code) => own.rules.spentCoupons.has(couponKey(code)));
  if (spent !== undefined) throw new Refusal('coupon-spent', { code: spent });
  const moment = { at: settledAt, utcOffsetMinutes: clock.utcOffsetMinutes(settledAt) };
  const settlement = settleCountable(own, moment);
  if (settlement.total !== shownTotal) throw new Refusal('price-changed');
  return settlement;
}

/** @throws Refusal for amounts beyond what a till counts; no screen of ours asks to have them paid. */
function settleCountable({ basket, rules }: OwnBasket, moment: Moment): Settlement {
  const uncountable = new Refusal('bad-request', { at: 'basket' });
  if (!basket.lines.every((line) => isCountable(atMost(line, rules.taxes.categories)))) throw uncountable;
  const settlement = settle(basket, rules, moment);
  const amounts = [settlement.total, ...settlement.lines.map((line) => line.total)];
  if (!amounts.every(isCountable)) throw uncountable;
  return settlement;
}

/** What a line costs before anything comes off it, charges included; coarse, but whole. */
function atMost(line: BasketLine, categories: readonly TaxCategory[]): number {
  const { kind, quantity, unitPrice } = line;
  const price = Math.max(unitPrice, kind === 'goods' ? (line.override?.unitPrice ?? 0) : 0);
  const taxCategoryId = 'taxCategoryId' in line ? line.taxCategoryId : null;
  const category = categories.find(({ id }) => id === taxCategoryId);
  const charges = (category?.charges ?? []).reduce((all, { perUnit }) => all + perUnit, 0);
  return Math.ceil((price + charges) * (quantity / PIECE));
}

function isCountable(amount: number): boolean {
  return signedAmountSchema.safeParse(amount).success;
}

function payWith(given: readonly Given[], total: number, shop: TenderShop): TenderPlan {
  const plan = planTenders(total, given, shop);
  for (const { index, kind } of plan.faults) {
    if (kind === 'card-number') throw new Refusal('card-number');
    throw new Refusal('tender-not-taken', { name: nameOf(given[index]) });
  }
  if (plan.missing > 0) throw new Refusal('tender-short', { missing: plan.missing });
  const isTooMuch = !isCountable(sum(plan.tenders.map((tender) => tender.given)));
  if (plan.over > 0 || isTooMuch)
    throw new Refusal('tender-over', { over: plan.over > 0 ? plan.over : plan.change });
  return plan;
}

/** The documents that goods come back of. */
function originsOf({ lines }: Basket): string[] {
  const ids = lines.flatMap((line) => ('origin' in line && line.origin ? [line.origin.saleId] : []));
  return [...new Set(ids)];
}

function nameOf(given: Given | undefined): string {
  if (given === undefined) return '';
  return given.name === '' ? given.kind : given.name;
}

async function headOf(own: OwnBasket, shop: ShopRow, shiftId: string, { tx, actor, clock }: CommandContext) {
  const soldAt = clock.now();
  const { id, customer, exemption, note, lines } = own.basket;
  return {
    id,
    kind: documentKind(lines),
    registerCode: shop.registerCode,
    number: await nextNumber(tx, shop.registerCode),
    shiftId,
    soldAt,
    utcOffsetMinutes: clock.utcOffsetMinutes(soldAt),
    clerk: actor.name,
    staffId: actor.staffId,
    customer: customer && { id: customer.id, name: customer.name },
    currency: shop.currency,
    exemption,
    note,
    voids: null,
  };
}

function amountsOf({ lines }: Basket, settlement: Settlement, { tenders, rounding }: TenderPlan) {
  const { taxes, promotions, total, saved } = settlement;
  return {
    lines: settlement.lines.flatMap((settled, index) => {
      const line = lines[index];
      return line === undefined ? [] : [toSaleLine(line, settled, index + 1)];
    }),
    taxes,
    promotions,
    total,
    rounding,
    saved,
    tenders: tenders.map(known),
  };
}

function variantOf(line: BasketLine): number | null {
  return line.kind === 'goods' || line.kind === 'return' ? line.variantId : null;
}

/** A voucher is kept by the code that its account has. */
function known(tender: Tender): Tender {
  return tender.kind === 'voucher' ? { ...tender, reference: couponKey(tender.reference) } : tender;
}

function toSaleLine(line: BasketLine, settled: SettledLine, position: number): SaleLine {
  const { total, tax, saved, taxes, steps } = settled;
  const { kind, sku, name, unit, unitPrice, note, quantity } = line;
  const base = { position, sku, name, unit, unitPrice, note, total, tax, saved, taxes, steps };
  const plain = { ...base, kind, quantity, variantId: variantOf(line), taxCategoryId: null, voucherCode: '' };
  const sold = { ...plain, webOrderId: null, origin: null, reason: '', condition: null };
  switch (line.kind) {
    case 'goods':
      return { ...sold, unitPrice: line.override?.unitPrice ?? unitPrice, taxCategoryId: line.taxCategoryId };
    case 'misc':
      return { ...sold, taxCategoryId: line.taxCategoryId };
    case 'voucher':
      return { ...sold, voucherCode: line.code };
    case 'order':
      return { ...sold, webOrderId: line.orderId };
    case 'order-back': {
      const back = { ...sold, quantity: 0 - quantity, origin: placeOf(line), webOrderId: line.orderId };
      return { ...back, reason: line.giveBack?.reason ?? '' };
    }
    case 'return': {
      const { reason, condition, taxCategoryId } = line;
      return { ...sold, quantity: 0 - quantity, taxCategoryId, origin: placeOf(line), reason, condition };
    }
  }
}

function placeOf({ origin }: Pick<ReturnLine, 'origin'>): SaleLine['origin'] {
  return origin && { saleId: origin.saleId, position: origin.position };
}

/** What a line does to the stock; damaged goods come in and go again. */
function movementsOf({ kind, variantId, quantity, condition }: SaleLine, clock: Clock): Movement[] {
  if (variantId === null) return [];
  const moved = { variantId, quantity: 0 - quantity };
  if (kind === 'goods') return [{ id: clock.newId(), ...moved, reason: 'sale' }];
  const back: Movement = { id: clock.newId(), ...moved, reason: 'return' };
  if (condition !== 'damaged') return [back];
  return [back, { id: clock.newId(), variantId, quantity, reason: 'damage' }];
}
