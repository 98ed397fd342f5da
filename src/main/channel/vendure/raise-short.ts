import { wholePieces } from '#domain/stock/quantity.ts';
import type { Outcome } from '../connector.ts';
import type { RefusalDetail, SaleDocument } from '../document.ts';
import type { VendureClient } from './client.ts';
import { moveStock } from './move-stock.ts';
import { unpricedLines } from './sale-lines.ts';

/** Raises the stock where the goods were sold by what the store lacks of them: they left the shop all the same. */
export async function raiseShort(
  client: VendureClient,
  sale: SaleDocument,
  { items }: RefusalDetail,
): Promise<Outcome<null>> {
  for (const { variantRemoteId, available } of items) {
    const sold = unpricedLines(sale)?.find((line) => line.variantRemoteId === variantRemoteId)?.quantity ?? 0;
    const pieces = sold - Math.max(0, wholePieces(available ?? 0) ?? 0);
    if (pieces <= 0) continue;
    const raised = await moveStock(client, {
      id: `${sale.id} lacks ${variantRemoteId} ${pieces}`,
      variantRemoteId,
      locationRemoteId: sale.locationRemoteId,
      pieces,
    });
    if (raised.kind !== 'done') return raised;
  }
  return { kind: 'done', value: null, repeated: false };
}
