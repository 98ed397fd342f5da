import { sum, type Minor } from '#domain/money/money.ts';
import type { Basket } from '#domain/sale/basket.ts';
import { discountConcession, exemptionConcession, priceConcession } from '#domain/sale/concession.ts';
import type { TenderPlan } from '#domain/sale/plan-tenders.ts';
import type { Settlement } from '#domain/sale/settlement.ts';
import { strayed, type PaidDocument } from '#domain/sale/way-back.ts';
import { needRight, type NeededRight } from './authority.ts';
import type { CommandContext } from './context.ts';

/** A basket that is settled and paid. */
export interface PaidBasket {
  readonly basket: Basket;
  readonly settlement: Settlement;
  readonly plan: TenderPlan;
  /** The payments of all that its goods come back of. */
  readonly related: readonly PaidDocument[];
}

/**
 * Goes on where the actor may do everything that the basket asks for, or where it was allowed for this basket:
 * goods back by receipt, goods back without and money that does not go back as it came, other prices, no tax, orders
 * handed over or taken back, discounts beyond the role's ceiling.
 * @throws Refusal `override-needed`.
 */
export async function needBasketRights(paid: PaidBasket, context: CommandContext): Promise<void> {
  const { basket, settlement } = paid;
  const lines = basket.lines.map((line, index) => ({ line, settled: settlement.lines[index] }));
  const back = (isByReceipt: boolean): Minor[] =>
    lines.flatMap(({ line, settled }) =>
      'origin' in line && (line.origin !== null) === isByReceipt ? [Math.abs(settled?.total ?? 0)] : [],
    );
  const ask = { subject: basket.id, grants: basket.grants };
  const price = priceConcession(basket.lines);
  const tax = exemptionConcession(settlement);
  const free = back(false);
  const elsewhere = strayedOf(paid, sum(free));
  const wanted: [NeededRight['permission'], readonly Minor[]][] = [
    ['sale.refund', back(true)],
    ['sale.refund-free', elsewhere === 0 ? free : [...free, elsewhere]],
    ['sale.price', price === null ? [] : [price]],
    ['sale.exempt', tax === null ? [] : [tax]],
    ['pickup.work', basket.lines.flatMap((line) => (line.kind === 'order' ? [line.due.total] : []))],
    [
      'pickup.settle',
      basket.lines.flatMap((line) => (line.kind === 'order-back' ? [line.credit.total] : [])),
    ],
  ];
  for (const [permission, amounts] of wanted) {
    if (amounts.length > 0) await needRight(context, { permission, amount: sum(amounts), ...ask });
  }
  const discount = discountConcession(settlement, context.actor.role.discountPpm);
  // Within the ceiling the right itself is enough; what goes beyond it has to be allowed as a whole.
  if (discount !== null) await needRight(context, { permission: 'sale.discount', ...discount, ...ask });
}

/** What of the money that goes out does not go the way it came, minor units. */
function strayedOf({ basket, settlement, plan, related }: PaidBasket, free: Minor): Minor {
  if (settlement.total >= 0) return 0;
  const { tenders, rounding } = plan;
  const document = { tenders, rounding, customerId: basket.customer?.id ?? null };
  return strayed(related, { document, free });
}
