import { scale, sum, type Minor } from '#domain/money/money.ts';
import type { Basket, BasketLine } from '#domain/sale/basket.ts';
import type { SettledLine, Settlement } from '#domain/sale/settlement.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import { needRight, type NeededRight } from './authority.ts';
import type { CommandContext } from './context.ts';

/**
 * Goes on where the actor may do everything that the basket asks for, or where it was allowed for this basket:
 * goods back by receipt, goods back without, other prices, discounts beyond the role's ceiling.
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
  const prices = basket.lines.flatMap(takenOffPrice);
  const excess = settlement.lines.flatMap((line) => excessOf(line, context.actor.role.discountPpm));
  const wanted: [NeededRight['permission'], readonly Minor[]][] = [
    ['sale.refund', back(true)],
    ['sale.refund-free', back(false)],
    ['sale.price', prices],
  ];
  const ask = { subject: basket.id, grants: basket.grants };
  for (const [permission, amounts] of wanted) {
    if (amounts.length > 0) await needRight(context, { permission, amount: sum(amounts), ...ask });
  }
  await needDiscounts(settlement, excess, ask, context);
}

/** Within the ceiling the right itself is enough; what goes beyond it has to be allowed as a whole. */
async function needDiscounts(
  settlement: Settlement,
  excess: readonly Minor[],
  ask: Pick<NeededRight, 'subject' | 'grants'>,
  context: CommandContext,
): Promise<void> {
  const given = settlement.lines.map(discountOf).filter((discount) => discount.off > 0);
  if (given.length === 0) return;
  const isWithinLimit = excess.length === 0;
  const amount = sum(isWithinLimit ? given.map((discount) => discount.off) : excess);
  await needRight(context, { permission: 'sale.discount', amount, isWithinLimit, ...ask });
}

/** What an own price takes off the catalog's; a higher one nothing. */
function takenOffPrice(line: BasketLine): Minor[] {
  if (line.kind !== 'goods' || line.override === null) return [];
  const { unitPrice } = line.override;
  return unitPrice === line.unitPrice
    ? []
    : [scale(Math.max(line.unitPrice - unitPrice, 0), line.quantity, PIECE)];
}

/** What people took off a line, and what they took it off: its price after promotions. */
function discountOf({ steps }: SettledLine): { readonly off: Minor; readonly base: Minor } {
  const of = (...kinds: readonly string[]): Minor =>
    sum(steps.flatMap((step) => (kinds.includes(step.kind) && 'amount' in step ? [step.amount] : [])));
  return { off: 0 - of('discount'), base: of('price', 'stated', 'promotion') };
}

/** All that was taken off a line where it is more than the ceiling lets (parts per million), rounded in the customer's favour. */
function excessOf(line: SettledLine, ceilingPpm: number): Minor[] {
  const { off, base } = discountOf(line);
  return off > scale(base, ceilingPpm, 1_000_000) + 1 ? [off] : [];
}
