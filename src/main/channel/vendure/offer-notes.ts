const OFFER = /goods (\S+) stand in by ([0-9a-f-]{36})/g;

/** What the store keeps with a change of an order by which goods came in for others: by it the till knows its offer again. */
export function offerNote(variantId: string, offerId: string): string {
  return `goods ${variantId} stand in by ${offerId}`;
}

/** The offers by which goods came into an order, by the goods' id, from what is noted with its changes. */
export function offersIn(notes: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    notes.flatMap((note) =>
      [...note.matchAll(OFFER)].map(([, goods = '', offer = '']) => [goods, offer] as const),
    ),
  );
}
