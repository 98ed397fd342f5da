import type { Customer } from '#contract/customer.ts';
import { Refusal } from '#contract/errors.ts';
import type { Minor } from '#domain/money/money.ts';
import { couponKey } from '#domain/promotion/coupon.ts';
import { looksLikeCardNumber } from '#domain/sale/card-number.ts';
import type { SaleLine, SaleRecord } from '#domain/sale/sale.ts';
import type { Tender } from '#domain/sale/tender.ts';
import {
  bookedBy,
  findCustomerAccount,
  findVoucher,
  insertAccount,
  insertAccountEntry,
  type AccountBalance,
} from '#main/data/account.ts';
import type { CommandContext } from './context.ts';

/**
 * Books what a document does to vouchers, store credit and invoices. What is paid with comes before what is sold, so
 * that no voucher pays for itself.
 * @throws Refusal `account-unknown`, `account-short`, `customer-needed`, `tender-not-taken`, `voucher-taken`, `card-number`.
 */
export async function bookAccounts(
  record: SaleRecord,
  customer: Customer | null,
  context: CommandContext,
): Promise<void> {
  for (const tender of record.tenders) await bookTender(record, tender, customer, context);
  for (const line of record.lines) await openVoucher(record, line, context);
}

async function bookTender(
  record: SaleRecord,
  tender: Tender,
  customer: Customer | null,
  context: CommandContext,
): Promise<void> {
  const { kind, amount, reference } = tender;
  switch (kind) {
    case 'voucher':
      return await bookVoucher(record, couponKey(reference), amount, context);
    case 'credit':
    case 'invoice':
      return await bookCustomer(record, kind, amount, { customer, context });
    case 'cash':
    case 'card':
    case 'transfer':
    case 'other':
  }
}

async function bookVoucher(
  record: SaleRecord,
  code: string,
  amount: Minor,
  context: CommandContext,
): Promise<void> {
  const account = await findVoucher(context.tx, code);
  if (account === null) throw new Refusal('account-unknown', { code });
  if (amount > account.balance) throw new Refusal('account-short', { balance: account.balance });
  await book(record, account.id, 0 - amount, context);
}

async function bookCustomer(
  record: SaleRecord,
  kind: 'credit' | 'invoice',
  amount: Minor,
  { customer, context }: { readonly customer: Customer | null; readonly context: CommandContext },
): Promise<void> {
  if (customer === null) throw new Refusal('customer-needed');
  const { id, balance } = await accountOf(customer, kind, record.soldAt, context);
  if (kind === 'credit' && amount > balance) throw new Refusal('account-short', { balance });
  if (kind === 'invoice' && amount > 0 && !customer.mayPayLater) {
    throw new Refusal('tender-not-taken', { name: kind });
  }
  await book(record, id, 0 - amount, context);
}

async function accountOf(
  { customerId }: Customer,
  kind: 'credit' | 'invoice',
  openedAt: number,
  { tx, clock }: CommandContext,
): Promise<AccountBalance> {
  const account = await findCustomerAccount(tx, customerId, kind);
  if (account !== null) return account;
  const id = clock.newId();
  await insertAccount(tx, { id, kind, code: '', customerId, openedAt });
  return { id, balance: 0 };
}

async function openVoucher(
  record: SaleRecord,
  { kind, voucherCode, total }: SaleLine,
  context: CommandContext,
): Promise<void> {
  if (kind !== 'voucher') return;
  const code = couponKey(voucherCode);
  if (looksLikeCardNumber(code)) throw new Refusal('card-number');
  if ((await findVoucher(context.tx, code)) !== null) throw new Refusal('voucher-taken', { code });
  const id = context.clock.newId();
  await insertAccount(context.tx, { id, kind, code, customerId: null, openedAt: record.soldAt });
  await book(record, id, total, context);
}

async function book(
  record: SaleRecord,
  accountId: string,
  amount: Minor,
  { tx, clock }: CommandContext,
): Promise<void> {
  if (amount === 0) return;
  const entry = { id: clock.newId(), accountId, saleId: record.id, amount, at: record.soldAt };
  await insertAccountEntry(tx, entry);
}

/** Takes back what a document booked. It is the last one that stands, so nothing it gave has been spent since. */
export async function unbookAccounts(
  record: SaleRecord,
  voidedId: string,
  context: CommandContext,
): Promise<void> {
  for (const { accountId, amount } of await bookedBy(context.tx, voidedId)) {
    await book(record, accountId, 0 - amount, context);
  }
}
