import type { Minor } from '#domain/money/money.ts';
import type { HandOver } from '#domain/pickup/step.ts';
import type { CommandContext } from './context.ts';
import { takeStep } from './pickup-step.ts';

/** An order that is handed over with a sale that takes what was to be paid for it. Amounts in minor units. */
export interface PaidHandOver {
  readonly eventId: string;
  readonly orderId: string;
  readonly handOver: HandOver;
  readonly saleId: string;
  /** What the sale took for the order: all that was due. */
  readonly collected: Minor;
  readonly receiptNumber: string;
  readonly tenders: readonly { readonly kind: string; readonly amount: Minor }[];
}

/**
 * Hands an order over, in the transaction of the sale that takes what was to be paid; once for `eventId`.
 * @throws Refusal `order-unknown`, `order-elsewhere`, `step-unfit`, also when another amount is due by now.
 */
export async function handOver(context: CommandContext, given: PaidHandOver): Promise<void> {
  const { eventId, orderId, handOver: to, saleId, collected, receiptNumber, tenders } = given;
  const step = { kind: 'hand-over', handOver: to, saleId, collected } as const;
  await takeStep({ eventId, orderId, step, receipt: { receiptNumber, tenders } }, context, NOTHING_TOLD);
}

/** Nothing is told or printed with a hand-over but what the sale itself prints. */
export const NOTHING_TOLD = { words: (id: string) => id, hasPrinter: () => false };
