import type { HandOver } from '#domain/pickup/step.ts';
import type { Minor } from '#domain/money/money.ts';
import type { CommandContext } from './context.ts';

/** An order that is handed over with a sale that takes what was to be paid for it. Amounts in minor units. */
export interface PaidHandOver {
  readonly eventId: string;
  readonly orderId: string;
  readonly handOver: HandOver;
  readonly saleId: string;
  readonly collected: Minor;
  readonly receiptNumber: string;
  readonly tenders: readonly { readonly kind: string; readonly amount: Minor }[];
}

/**
 * Hands an order over, in the transaction of the sale that takes what was to be paid; once for `eventId`.
 * @throws Refusal `order-unknown`, `order-elsewhere`, `step-unfit`.
 */
export async function handOver(_context: CommandContext, _given: PaidHandOver): Promise<void> {}
