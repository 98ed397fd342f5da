import { eventsOf, type Printout } from '#tests/support/printer/printout.ts';

/**
 * More receipts of a sale than one, or more pulses than drawer jobs may have left. One that is missing is none of it:
 * after a kill nobody knows whether a job got through, and then it is not sent again by itself.
 */
export function doubledOnPaper(printout: Printout, drawersLeft: number): string[] {
  const receipts = [...receiptsIn(printout)]
    .filter(([, count]) => count > 1)
    .map(([saleId, count]) => `${saleId} is on paper ${count} times`);
  const surplus = Math.max(0, eventsOf(printout, 'pulse').length - drawersLeft);
  return [
    ...receipts,
    ...Array.from({ length: surplus }, () => 'the drawer opened once more than it was told'),
  ];
}

/** Receipts that a customer holds of sales that the till does not know. */
export function strangersOnPaper(printout: Printout, sales: ReadonlySet<string>): string[] {
  return [...receiptsIn(printout).keys()]
    .filter((saleId) => !sales.has(saleId))
    .map((saleId) => `${saleId} is on paper and not in the till`);
}

/** How many receipts of each sale are on the paper: their QR codes carry the sale's id. */
export function receiptsIn(printout: Printout): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { payload } of eventsOf(printout, 'symbol')) counts.set(payload, (counts.get(payload) ?? 0) + 1);
  return counts;
}
