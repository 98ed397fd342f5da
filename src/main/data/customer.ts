import { sql, type Selectable } from 'kysely';
import type { Customer } from '#contract/customer.ts';
import { foldText } from '#domain/party/fold.ts';
import { formatReceiptNumber } from '#domain/sale/sale.ts';
import type { Reader, Tx } from './database.ts';
import { keptList } from './kept-json.ts';
import type { Schema } from './schema.ts';

type CustomerRow = Selectable<Schema['customer']>;

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

/** Writes a customer, new or changed. `at` in milliseconds. */
export async function saveCustomer(tx: Tx, customer: Customer, at: number): Promise<void> {
  const { customerId, groupIds, mayPayLater, ...texts } = customer;
  const row = {
    ...texts,
    groupIds: JSON.stringify(groupIds),
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
  return {
    customerId: id,
    name,
    phone,
    mail,
    card,
    address,
    taxNumber,
    note,
    groupIds: keptList<string>(row.groupIds),
    mayPayLater: row.mayPayLater === 1,
  };
}
