import { sql, type Selectable } from 'kysely';
import { searchTextOf } from './customer.ts';
import type { Tx } from './database.ts';
import type { Schema } from './schema.ts';

/** A customer as the store has them. */
export interface ImportedCustomer {
  readonly remoteId: string;
  readonly name: string;
  readonly mail: string;
  readonly phone: string;
  readonly groups: readonly string[];
}

/** The till's id for a customer that it does not know yet, and when that is (ms). */
export interface NewCustomers {
  readonly newId: () => string;
  readonly at: number;
}

type CustomerRow = Selectable<Schema['customer']>;

const LONGEST = 200;

/**
 * Writes customers of the store, each at most once in `customers`: known by the store's id, else by their mail among those
 * that the store was not known to have. What only the till knows stays (card, address, tax number, note, the shop's own
 * groups), and so does all but the store's groups of somebody whose change here still waits for the store. The count of
 * those that changed.
 */
export async function importCustomers(
  tx: Tx,
  customers: readonly ImportedCustomer[],
  about: NewCustomers,
): Promise<number> {
  if (customers.length === 0) return 0;
  const items = JSON.stringify(customers.map(({ remoteId, mail }) => [remoteId, mail.toLowerCase()]));
  const byRemoteId = await knownByRemoteId(tx, items);
  const byMail = await strangersByMail(tx, items);
  const waiting = await waitingForStore(tx);
  const rows = customers.flatMap((customer) => {
    const mail = customer.mail.toLowerCase();
    const before = byRemoteId.get(customer.remoteId) ?? byMail.get(mail);
    if (!byRemoteId.has(customer.remoteId)) byMail.delete(mail);
    const row = merged(customer, before, about);
    if (before === undefined) return [row];
    const { remoteId, storeGroupIds } = row;
    const kept = waiting.has(before.id) ? { ...before, remoteId, storeGroupIds } : row;
    return isSame(before, kept) ? [] : [kept];
  });
  for (const row of rows) {
    await tx
      .insertInto('customer')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  }
  return rows.length;
}

/** The store does not have them any more: the till keeps them and their groups, as its own. The count of those. */
export async function unlinkCustomers(tx: Tx, remoteIds: readonly string[], at: number): Promise<number> {
  if (remoteIds.length === 0) return 0;
  const { numAffectedRows } = await sql`
    UPDATE customer SET remote_id = NULL, changed_at = ${at}, store_group_ids = '[]',
      group_ids = (SELECT json_group_array(value) FROM (
        SELECT value FROM json_each(store_group_ids) UNION SELECT value FROM json_each(group_ids)))
    WHERE remote_id IN (SELECT value FROM json_each(${JSON.stringify(remoteIds)}))`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

async function knownByRemoteId(tx: Tx, items: string): Promise<ReadonlyMap<string, CustomerRow>> {
  const rows = await tx
    .selectFrom('customer')
    .selectAll()
    .where(sql<boolean>`remote_id IN (SELECT value ->> 0 FROM json_each(${items}))`)
    .execute();
  return new Map(rows.flatMap((row) => (row.remoteId === null ? [] : [[row.remoteId, row] as const])));
}

/** Of several with one mail the one who was here first. */
async function strangersByMail(tx: Tx, items: string): Promise<Map<string, CustomerRow>> {
  const rows = await tx
    .selectFrom('customer')
    .selectAll()
    .where('remoteId', 'is', null)
    .where('mail', '<>', '')
    .where(sql<boolean>`lower(mail) IN (SELECT value ->> 1 FROM json_each(${items}))`)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.mail.toLowerCase(), row]));
}

/** Those whose change has not reached the store. */
async function waitingForStore(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT document ->> 'customerId' AS id FROM outbox
    WHERE kind = 'customer' AND state IN ('waiting', 'uncertain', 'refused')`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

function merged(
  { remoteId, name, mail, phone, groups }: ImportedCustomer,
  before: CustomerRow | undefined,
  { newId, at }: NewCustomers,
): CustomerRow {
  const told = {
    remoteId,
    name: name.trim().slice(0, LONGEST) || mail.slice(0, LONGEST) || remoteId,
    mail,
    phone: phone || (before?.phone ?? ''),
    storeGroupIds: JSON.stringify(groups),
    changedAt: at,
  };
  const row = {
    ...(before ?? {
      id: newId(),
      card: '',
      address: '',
      taxNumber: '',
      note: '',
      groupIds: '[]',
      mayPayLater: 0,
      createdAt: at,
    }),
    ...told,
  };
  return { ...row, searchText: searchTextOf(row) };
}

function isSame(a: CustomerRow, b: CustomerRow): boolean {
  return (
    a.remoteId === b.remoteId &&
    a.name === b.name &&
    a.mail === b.mail &&
    a.phone === b.phone &&
    a.storeGroupIds === b.storeGroupIds
  );
}
