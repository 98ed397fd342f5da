import type { InboxItem } from '#contract/inbox.ts';
import type { Minor } from '#domain/money/money.ts';
import { drawnOf } from '#domain/pickup/given.ts';
import type { PickupDocument, StoreDocument } from '#main/channel/document.ts';
import type { Reader } from '#main/data/database.ts';
import type { RefusedRow } from '#main/data/inbox.ts';
import { findOrder } from '#main/data/web-order.ts';

type RefusedStep = NonNullable<InboxItem['pickup']>;

/** What a refused step with an order means; null for any other document. */
export async function refusedStep(
  db: Reader,
  document: StoreDocument,
  { unseenHeld }: RefusedRow,
): Promise<RefusedStep | null> {
  if (document.kind !== 'pickup') return null;
  const { kind: step } = document.event.step;
  return { step, heldEffect: 0 - unseenHeld, ...(await moneyIn(db, document)) };
}

/** Money that the store has not booked, drawn or given back yet. */
async function moneyIn(
  db: Reader,
  { effect, orderRemoteId }: PickupDocument,
): Promise<Pick<RefusedStep, 'money' | 'amount'>> {
  switch (effect?.kind) {
    case 'hand-over':
      return moneyOf('collected', effect.collected);
    case 'refund':
      return backOf(effect.amount - effect.paidBack, effect.paidBack);
    case 'settle':
      return { money: 'new-total', amount: effect.total };
    case 'cancel':
      return moneyOf('to-refund', (await findOrder(db, orderRemoteId))?.order.paid ?? 0);
    case 'ready':
      return moneyOf('to-draw', await toDraw(db, orderRemoteId));
    default:
      return moneyOf('none', 0);
  }
}

async function toDraw(db: Reader, orderId: string): Promise<Minor> {
  const known = await findOrder(db, orderId);
  return known === null ? 0 : drawnOf(known.order, known.pickup.given.total);
}

/** What still has to go back online counts before what a till has given back. */
function backOf(online: number, paidBack: number): Pick<RefusedStep, 'money' | 'amount'> {
  return online === 0 ? moneyOf('paid-back', paidBack) : moneyOf('to-refund', online);
}

function moneyOf(money: RefusedStep['money'], amount: number): Pick<RefusedStep, 'money' | 'amount'> {
  return amount === 0 ? { money: 'none', amount } : { money, amount };
}
