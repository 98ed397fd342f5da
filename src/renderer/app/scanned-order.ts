import type { Client } from '#contract/index.ts';

/** An order by a code that was scanned; each scan makes one anew. */
export interface ScannedOrder {
  readonly orderId: string;
  /** What the shopper showed; null where it was the number of the order, which every slip tells and proves nothing. */
  readonly code: string | null;
}

/** The order that a code stands for. @throws RequestFailed, `order-unknown` where none has it. */
export async function scannedOrder(api: Client, code: string): Promise<ScannedOrder> {
  const { orderId, by } = await api.pickup.byCode({ code });
  return { orderId, code: by === 'code' ? code : null };
}
