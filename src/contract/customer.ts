import { z } from 'zod';
import { idSchema, instantSchema, nothingSchema, signedAmountSchema } from './amounts.ts';
import { command, query } from './procedure.ts';

const customerSchema = z.strictObject({
  customerId: idSchema,
  name: z.string().trim().min(1).max(200),
  phone: z.string().trim().max(60),
  mail: z.union([z.literal(''), z.email().max(200)]),
  card: z.string().trim().max(60),
  address: z.string().trim().max(500),
  taxNumber: z.string().trim().max(60),
  note: z.string().trim().max(1000),
  /** All groups, whoever said so. */
  groupIds: z.array(z.string().trim().min(1).max(100)).max(50).readonly(),
  /** Those of them that the online store says; they stay, whatever is saved here. */
  storeGroupIds: z.array(z.string()).max(50).readonly(),
  /** May pay on invoice. */
  mayPayLater: z.boolean(),
});

export type Customer = z.output<typeof customerSchema>;

export const customer = {
  /** Finds by name, phone, mail or card as it is typed; empty text lists by name. */
  search: query({
    permission: 'customer.read',
    input: z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(100) }),
    output: z.strictObject({ customers: z.array(customerSchema) }),
  }),
  /** One customer with what the shop owes them, what they owe, and what they bought, newest first. Refuses `customer-unknown`. */
  view: query({
    permission: 'customer.read',
    input: z.strictObject({ customerId: idSchema }),
    output: z.strictObject({
      customer: customerSchema,
      /** Store credit and unpaid invoices, minor units. */
      credit: signedAmountSchema,
      owed: signedAmountSchema,
      sales: z.array(
        z.strictObject({
          saleId: idSchema,
          receiptNumber: z.string(),
          soldAt: instantSchema,
          total: signedAmountSchema,
        }),
      ),
    }),
  }),
  /**
   * Makes a customer (a new id) or changes one. Groups and paying later stay as they were, for new ones none, where who
   * asks may not change the shop's rules. Refuses `card-taken`, `card-number`.
   */
  save: command({
    permission: 'customer.edit',
    input: z.strictObject({ customer: customerSchema }),
    output: nothingSchema,
  }),
} as const;
