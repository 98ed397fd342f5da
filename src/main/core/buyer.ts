import type { Buyer } from '#main/channel/document.ts';
import { findStoreCustomer } from '#main/data/customer.ts';
import type { Reader } from '#main/data/database.ts';

/** Who bought, as the store is told; null for nobody in particular and for whom the till no longer knows. */
export async function buyerOf(db: Reader, customer: { readonly id: string } | null): Promise<Buyer | null> {
  return customer === null ? null : await findStoreCustomer(db, customer.id);
}
