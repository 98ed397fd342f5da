import type { Insertable, Selectable } from 'kysely';
import type { Reader, Tx } from './database.ts';
import type { Schema } from './schema.ts';

/** The shop and its register, as this till knows them. */
export type ShopRow = Selectable<Schema['shop']> & {
  readonly registerCode: string;
  readonly registerName: string;
};

/** The shop, or null before the till was set up. */
export async function findShop(db: Reader): Promise<ShopRow | null> {
  const row = await db
    .selectFrom('shop')
    .innerJoin('register', 'register.id', 'shop.id')
    .selectAll('shop')
    .select(['register.code as registerCode', 'register.name as registerName'])
    .executeTakeFirst();
  return row ?? null;
}

/** Makes this till one of a shop, with its register. */
export async function insertShop(
  tx: Tx,
  shop: Omit<Insertable<Schema['shop']>, 'id'>,
  register: { readonly code: string; readonly name: string },
): Promise<void> {
  await tx
    .insertInto('shop')
    .values({ id: 1, ...shop })
    .execute();
  await tx
    .insertInto('register')
    .values({ id: 1, ...register })
    .execute();
}

/** Changes how the shop is called on its receipts. */
export async function changeShop(
  tx: Tx,
  shop: Pick<Insertable<Schema['shop']>, 'name' | 'address' | 'taxNumber'>,
): Promise<void> {
  await tx.updateTable('shop').set(shop).where('id', '=', 1).execute();
}

/** Whether a shop of this kind has an online store. */
export function hasStore(kind: ShopRow['kind']): kind is 'vendure' | 'medusa' {
  return kind === 'vendure' || kind === 'medusa';
}
