import { sql, type Selectable } from 'kysely';
import type { Customer } from '#contract/customer.ts';
import { foldText } from '#domain/party/fold.ts';
import { formatReceiptNumber } from '#domain/sale/sale.ts';
import type { Reader, Tx } from './database.ts';
import { keptList } from './kept-json.ts';
import type { Schema } from './schema.ts';

type CustomerRow = Selectable<Schema['customer']>;

/** As many as a message may hold. */
const MOST_GROUPS = 50;

/** Customers that have every one of the folded words in name, mail, card or phone; by name. No words: all. */
export async function searchCustomers(
  db: Reader,
  words: readonly string[],
  limit: number,
): Promise<Customer[]> {
  const rows = await db
    .selectFrom('customer')
    .selectAll()
    .where((where) => where.and(words.map((word) => sql<boolean>`instr(search_text, ${word}) > 0`)))
    .orderBy(sql`name COLLATE NOCASE`)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toCustomer);
}

/** A customer, or null. */
export async function findCustomer(db: Reader, customerId: string): Promise<Customer | null> {
  const row = await db.selectFrom('customer').selectAll().where('id', '=', customerId).executeTakeFirst();
  return row === undefined ? null : toCustomer(row);
}

/** A customer as a store is told of them, or null. `remoteId` is null until the store has them. */
export async function findStoreCustomer(
  db: Reader,
  customerId: string,
): Promise<{ customerId: string; remoteId: string | null; name: string; mail: string } | null> {
  const row = await db
    .selectFrom('customer')
    .select(['id as customerId', 'remoteId', 'name', 'mail'])
    .where('id', '=', customerId)
    .executeTakeFirst();
  return row ?? null;
}

/** Who has a card, or null. An empty card belongs to nobody. */
export async function findCustomerByCard(db: Reader, card: string): Promise<Customer | null> {
  if (card === '') return null;
  const row = await db.selectFrom('customer').selectAll().where('card', '=', card).executeTakeFirst();
  return row === undefined ? null : toCustomer(row);
}

/** Writes a customer, new or changed. What the store says of their groups stays. `at` in milliseconds. */
export async function saveCustomer(tx: Tx, customer: Customer, at: number): Promise<void> {
  const { customerId, groupIds, storeGroupIds: _, mayPayLater, ...texts } = customer;
  const row = {
    ...texts,
    groupIds: JSON.stringify(await ownGroups(tx, customerId, groupIds)),
    mayPayLater: mayPayLater ? 1 : 0,
    searchText: searchTextOf(customer),
    changedAt: at,
  };
  await tx
    .insertInto('customer')
    .values({ id: customerId, remoteId: null, createdAt: at, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Those of the groups that are the shop's own: what the store says is so only if the shop had said it too. */
async function ownGroups(tx: Tx, id: string, groupIds: readonly string[]): Promise<readonly string[]> {
  const before = await tx
    .selectFrom('customer')
    .select(['groupIds', 'storeGroupIds'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (before === undefined) return groupIds;
  const own = keptList<string>(before.groupIds);
  const told = keptList<string>(before.storeGroupIds);
  return groupIds.filter((group) => own.includes(group) || !told.includes(group));
}

/** The store does not know a customer by the id that the till has. */
export async function forgetRemoteCustomer(tx: Tx, customerId: string): Promise<void> {
  await tx.updateTable('customer').set({ remoteId: null }).where('id', '=', customerId).execute();
}

/** What a customer bought, newest first. */
export async function salesOfCustomer(
  db: Reader,
  customerId: string,
  limit: number,
): Promise<{ saleId: string; receiptNumber: string; soldAt: number; total: number }[]> {
  const rows = await db
    .selectFrom('sale')
    .select(['id as saleId', 'registerCode', 'number', 'soldAt', 'total'])
    .where('customerId', '=', customerId)
    .orderBy('soldAt', 'desc')
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ registerCode, number, ...row }) => ({
    ...row,
    receiptNumber: formatReceiptNumber(registerCode, number),
  }));
}

/** What search looks through. */
export function searchTextOf({
  name,
  mail,
  card,
  phone,
}: Pick<Customer, 'name' | 'mail' | 'card' | 'phone'>): string {
  return [foldText(name), foldText(mail), foldText(card), phone.replaceAll(/\D/g, '')].join('\n');
}

function toCustomer(row: CustomerRow): Customer {
  const { id, name, phone, mail, card, address, taxNumber, note } = row;
  const storeGroupIds = keptList<string>(row.storeGroupIds).slice(0, MOST_GROUPS);
  const groupIds = new Set([...storeGroupIds, ...keptList<string>(row.groupIds)]);
  return {
    customerId: id,
    name,
    phone,
    mail,
    card,
    address,
    taxNumber,
    note,
    groupIds: [...groupIds].slice(0, MOST_GROUPS),
    storeGroupIds,
    mayPayLater: row.mayPayLater === 1,
  };
}
