import { compiled } from './compiled.ts';
import type { Reader } from './database.ts';

/** What the shop owes a customer (store credit), and what they owe it (on invoice), minor units. */
export interface CustomerBalances {
  readonly credit: number;
  readonly owed: number;
}

const balancesQuery = compiled<{ customer: string }, { kind: string; balance: number }>((db, place) =>
  db
    .selectFrom('account')
    .innerJoin('accountEntry', 'accountEntry.accountId', 'account.id')
    .where('account.customerId', '=', place('customer'))
    .where('account.kind', '!=', 'voucher')
    .groupBy('account.kind')
    .select(({ fn }) => ['account.kind', fn.sum<number>('accountEntry.amount').as('balance')]),
);

/** What stands between the shop and a customer. */
export async function customerBalances(db: Reader, customerId: string): Promise<CustomerBalances> {
  const rows = await balancesQuery(db, { customer: customerId });
  const balance = (kind: string): number => rows.find((row) => row.kind === kind)?.balance ?? 0;
  return { credit: balance('credit'), owed: -balance('invoice') };
}
