import { sum, type Minor } from '#domain/money/money.ts';
import type { Basket } from '#domain/sale/basket.ts';
import { discountConcession, exemptionConcession, priceConcession } from '#domain/sale/concession.ts';
import type { Settlement } from '#domain/sale/settlement.ts';
import { needRight, type NeededRight } from './authority.ts';
import type { CommandContext } from './context.ts';

/**
 * Goes on where the actor may do everything that the basket asks for, or where it was allowed for this basket:
 * goods back by receipt, goods back without, other prices, no tax, discounts beyond the role's ceiling.
 * @throws Refusal `override-needed`.
 */
export async function needBasketRights(
  basket: Basket,
  settlement: Settlement,
  context: CommandContext,
): Promise<void> {
  const lines = basket.lines.map((line, index) => ({ line, settled: settlement.lines[index] }));
  const back = (isByReceipt: boolean): Minor[] =>
    lines.flatMap(({ line, settled }) =>
      line.kind === 'return' && (line.origin !== null) === isByReceipt ? [Math.abs(settled?.total ?? 0)] : [],
    );
  const ask = { subject: basket.id, grants: basket.grants };
  const price = priceConcession(basket.lines);
  const tax = exemptionConcession(settlement);
  const wanted: [NeededRight['permission'], readonly Minor[]][] = [
    ['sale.refund', back(true)],
    ['sale.refund-free', back(false)],
    ['sale.price', price === null ? [] : [price]],
    ['sale.exempt', tax === null ? [] : [tax]],
  ];
  for (const [permission, amounts] of wanted) {
    if (amounts.length > 0) await needRight(context, { permission, amount: sum(amounts), ...ask });
  }
  const discount = discountConcession(settlement, context.actor.role.discountPpm);
  // Within the ceiling the right itself is enough; what goes beyond it has to be allowed as a whole.
  if (discount !== null) await needRight(context, { permission: 'sale.discount', ...discount, ...ask });
}
