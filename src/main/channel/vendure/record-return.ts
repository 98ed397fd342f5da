import { countedPieces } from '#domain/stock/quantity.ts';
import type { Outcome } from '../connector.ts';
import type { Posted, ReturnDocument, ReturnedLine } from '../document.ts';
import type { VendureClient } from './client.ts';
import { record } from './plugin-outcome.ts';
import { toAllowances, toBuyer } from './record-sale.ts';
import { soldParts } from './sold-parts.ts';

/** Posts a return to a store with the plugin, with what was sold beside it. */
export async function recordReturn(
  client: VendureClient,
  document: ReturnDocument,
): Promise<Outcome<Posted>> {
  const parts = await soldParts(client, document);
  if (parts.kind !== 'parts') return parts;
  const { lines, surcharges } = parts;
  const sold = [
    ...document.lines.map(({ total }) => total),
    ...document.surcharges.map(({ amount }) => amount),
  ];
  const input = {
    returnId: document.id,
    kind: document.of.toUpperCase(),
    register: document.registerCode,
    receiptNumber: document.receiptNumber,
    returnedAt: new Date(document.soldAt).toISOString(),
    locationId: document.locationRemoteId,
    returned: document.returned.map(toReturned),
    soldTotalWithTax: sold.reduce((sum, amount) => sum + amount, 0),
    tenders: document.tenders,
    lines,
    surcharges,
    ...toBuyer(document.customer),
    ...toAllowances(document),
  };
  return await record(client, { mutation: 'recordPosReturn', type: 'PosReturnInput', input });
}

/** What was weighed, or was no goods of the store, is only money. */
function toReturned(line: ReturnedLine) {
  const { origin, variantRemoteId, total, name, reason, condition } = line;
  const pieces = countedPieces(line);
  return {
    saleId: origin?.saleId ?? null,
    productVariantId: pieces === null ? null : variantRemoteId,
    quantity: pieces ?? 1,
    amountWithTax: total,
    restock: condition === 'restock',
    description: name,
    reason,
  };
}
