import { z } from 'zod';
import { idSchema, nothingSchema, signedAmountSchema } from './amounts.ts';
import { query } from './procedure.ts';

export const account = {
  /** What is left on a gift voucher, minor units. Refuses `account-unknown`. */
  voucher: query({
    permission: 'sale.make',
    input: z.strictObject({ code: z.string().trim().min(1).max(60) }),
    output: z.strictObject({ code: z.string(), balance: signedAmountSchema }),
  }),
  /** A code for a new gift voucher: random, with a check character, not in use. */
  newVoucher: query({
    permission: 'sale.make',
    input: nothingSchema,
    output: z.strictObject({ code: z.string() }),
  }),
  /** What the shop owes a customer, and what they owe it, minor units. */
  ofCustomer: query({
    permission: 'sale.make',
    input: z.strictObject({ customerId: idSchema }),
    output: z.strictObject({
      credit: signedAmountSchema,
      owed: signedAmountSchema,
      mayPayLater: z.boolean(),
    }),
  }),
} as const;
