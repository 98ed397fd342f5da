import type { PickupDetail } from '#contract/pickup.ts';
import { backWays } from '#domain/pickup/give-back.ts';
import type { GiveBack } from '#domain/pickup/step.ts';
import type { OrderBackLine } from '#domain/sale/basket.ts';
import { creditOfAmount } from '#domain/sale/plan-return.ts';
import { orderBackLine } from './basket.ts';
import { valueOf } from './desk.ts';
import type { TestTill } from './till.ts';

/** The line by which the screen gives money for goods of an order back. */
export async function backLine(
  till: TestTill,
  orderId: string,
  giveBack: GiveBack,
  change: Partial<OrderBackLine> = {},
): Promise<OrderBackLine> {
  const { order, pickup, taken } = await valueOf<PickupDetail>(till.ask('pickup.order', { orderId }));
  const { here } = backWays(pickup, giveBack.amount);
  if (taken.handedOver === null) throw new Error(`nothing was taken for ${order.code}`);
  const { origin, credit } = taken.handedOver;
  return lineOf(order, {
    origin,
    credit: creditOfAmount(credit, pickup.paidBack, here),
    giveBack,
    ...change,
  });
}

/** The line by which the screen gives back what was taken for an order in vain. */
export async function twiceLine(till: TestTill, orderId: string): Promise<OrderBackLine> {
  const { order, taken } = await valueOf<PickupDetail>(till.ask('pickup.order', { orderId }));
  const [first] = taken.inVain;
  if (first === undefined) throw new Error(`nothing was taken for ${order.code} in vain`);
  return lineOf(order, { ...first, giveBack: null });
}

function lineOf(
  { orderId, code, customer }: PickupDetail['order'],
  back: Pick<OrderBackLine, 'origin' | 'credit' | 'giveBack'>,
): OrderBackLine {
  return orderBackLine({ orderId, code, name: `Order ${code}`, customerName: customer.name, ...back });
}
