import type { account } from '#contract/account.ts';
import { Refusal } from '#contract/errors.ts';
import { couponKey } from '#domain/promotion/coupon.ts';
import { voucherCode } from '#domain/sale/voucher-code.ts';
import { customerBalances, findVoucher } from '#main/data/account.ts';
import { findCustomer } from '#main/data/customer.ts';
import type { Reader } from '#main/data/database.ts';
import type { Clock, FeatureHandlers } from './context.ts';

/** What stands on vouchers, store credit and invoices; only documents change it. */
export const accountHandlers: FeatureHandlers<typeof account> = {
  voucher: async (input, { db }) => {
    const code = couponKey(input.code);
    const found = await findVoucher(db, code);
    if (found === null) throw new Refusal('account-unknown', { code });
    return { code, balance: found.balance };
  },
  newVoucher: async (_, { db, clock }) => ({ code: await unusedCode(db, clock) }),
  ofCustomer: async ({ customerId }, { db }) => {
    const customer = await findCustomer(db, customerId);
    if (customer === null) throw new Refusal('customer-unknown');
    return { ...(await customerBalances(db, customerId)), mayPayLater: customer.mayPayLater };
  },
};

async function unusedCode(db: Reader, clock: Clock): Promise<string> {
  for (;;) {
    const code = voucherCode(randomOf(clock));
    if ((await findVoucher(db, code)) === null) return code;
  }
}

/** Chance comes with ids: the last forty bits of one are random. */
function randomOf(clock: Clock): bigint {
  return BigInt(`0x${clock.newId().slice(-10)}${clock.newId().slice(-10)}`);
}
