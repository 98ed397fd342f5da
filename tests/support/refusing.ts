import type { RefusalCode } from '#main/channel/connector.ts';
import type { RefusalDetail, SaleDocument } from '#main/channel/document.ts';
import type { PostingTill } from './posting-till.ts';

/** What a store says of goods that its no is about. */
export const about = (variantRemoteId: string, more: Partial<RefusalDetail['items'][number]> = {}) => ({
  variantRemoteId,
  storeTotal: null,
  available: null,
  isUnknown: false,
  ...more,
});

/** A no to every sale of which `isBad` is true, in the form as it would go up. */
export interface SaleNo {
  readonly code: RefusalCode;
  readonly isBad?: (sale: SaleDocument) => boolean;
  readonly detail?: RefusalDetail;
}

/** Sells two mugs that the store refuses, and gives the id of the sale. */
export async function refusedSale(
  world: PostingTill,
  { code, isBad = () => true, detail = { storeTotal: null, items: [] } }: SaleNo,
): Promise<string> {
  world.store.refusal = (document) =>
    document.kind === 'sale' && isBad(document) ? { code, message: `no: ${code}`, detail } : null;
  const sale = await world.sell({ variantId: world.goods.mug, pieces: 2 });
  await world.sendAll();
  if (world.state(sale.id) !== 'refused') throw new Error('the store took it');
  return sale.id;
}
