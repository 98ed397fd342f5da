import { sql } from 'kysely';
import type { Minor } from '#domain/money/money.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { Schema } from './schema.ts';

type AccountKind = Schema['account']['kind'];

/** An account and what is on it, minor units; one that nothing was booked on has a balance of 0. */
export interface AccountBalance {
  readonly id: string;
  readonly balance: Minor;
}

const BALANCE = sql<Minor>`(SELECT coalesce(sum(amount), 0) FROM account_entry WHERE account_id = account.id)`;

const voucherQuery = compiled<{ code: string }, AccountBalance>((db, place) =>
  db
    .selectFrom('account')
    .select(['id', BALANCE.as('balance')])
    .where('kind', '=', sql.lit('voucher'))
    .where('code', '=', place('code')),
);

/** The account of a gift voucher by its code, or null. */
export async function findVoucher(db: Reader, code: string): Promise<AccountBalance | null> {
  const [account] = await voucherQuery(db, { code });
  return account ?? null;
}

const ofCustomerQuery = compiled<{ customer: string }, AccountBalance & { kind: AccountKind }>((db, place) =>
  db
    .selectFrom('account')
    .select(['id', 'kind', BALANCE.as('balance')])
    .where('kind', '!=', sql.lit('voucher'))
    .where('customerId', '=', place('customer')),
);

/** A customer's store credit or what they have on invoice, or null where there never was any. */
export async function findCustomerAccount(
  db: Reader,
  customerId: string,
  kind: 'credit' | 'invoice',
): Promise<AccountBalance | null> {
  const rows = await ofCustomerQuery(db, { customer: customerId });
  return rows.find((row) => row.kind === kind) ?? null;
}

/** What the shop owes a customer (store credit), and what they owe it (on invoice), minor units. */
export async function customerBalances(
  db: Reader,
  customerId: string,
): Promise<{ readonly credit: Minor; readonly owed: Minor }> {
  const rows = await ofCustomerQuery(db, { customer: customerId });
  const balance = (kind: AccountKind): Minor => rows.find((row) => row.kind === kind)?.balance ?? 0;
  return { credit: balance('credit'), owed: 0 - balance('invoice') };
}

/** A new account, of a voucher's code or of a customer. Milliseconds. */
export interface NewAccount {
  readonly id: string;
  readonly kind: AccountKind;
  readonly code: string;
  readonly customerId: string | null;
  readonly openedAt: number;
}

/** Opens an account. */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<void> {
  await tx.insertInto('account').values(account).execute();
}

/** What a document books on an account; a positive amount is added. Milliseconds. */
export interface AccountEntry {
  readonly id: string;
  readonly accountId: string;
  readonly saleId: string;
  readonly amount: Minor;
  readonly at: number;
}

/** Books on an account. @throws when a voucher or a credit would be overdrawn. */
export async function insertAccountEntry(tx: Tx, entry: AccountEntry): Promise<void> {
  await tx.insertInto('accountEntry').values(entry).execute();
}

/** What a document booked. */
export async function bookedBy(
  db: Reader,
  saleId: string,
): Promise<readonly Pick<AccountEntry, 'accountId' | 'amount'>[]> {
  return await db
    .selectFrom('accountEntry')
    .select(['accountId', 'amount'])
    .where('saleId', '=', saleId)
    .orderBy('id')
    .execute();
}
