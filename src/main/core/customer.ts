import type { Customer, customer } from '#contract/customer.ts';
import { Refusal } from '#contract/errors.ts';
import { searchWords } from '#domain/party/fold.ts';
import { isAllowed } from '#domain/party/role.ts';
import { customerBalances } from '#main/data/account.ts';
import {
  findCustomer,
  findCustomerByCard,
  salesOfCustomer,
  saveCustomer,
  searchCustomers,
} from '#main/data/customer.ts';
import type { Actor, CommandContext, FeatureHandlers } from './context.ts';
import { concernsStore, sendCustomer } from './customer-document.ts';
import { refuseCardsInCustomer } from './no-card-number.ts';

/** How many of their purchases a customer's page tells. */
const HISTORY = 50;

/** Who buys at the till. */
export const customerHandlers: FeatureHandlers<typeof customer> = {
  search: async ({ text, limit }, { db }) => ({
    customers: await searchCustomers(db, searchWords(text), limit),
  }),
  view: async ({ customerId }, { db }) => {
    const found = await findCustomer(db, customerId);
    if (found === null) throw new Refusal('customer-unknown');
    const balances = await customerBalances(db, customerId);
    return { customer: found, ...balances, sales: await salesOfCustomer(db, customerId, HISTORY) };
  },
  save: async (input, context) => {
    await save(input.customer, context);
    return {};
  },
};

/** The journal keeps that somebody was changed, not their address: it can't be taken out of the chain again. */
async function save(asked: Customer, context: CommandContext): Promise<void> {
  const { tx, actor, clock, record, touch } = context;
  const before = await findCustomer(tx, asked.customerId);
  const given = { ...asked, ...trustOf(actor, before, asked) };
  refuseCardsInCustomer(given);
  const holder = await findCustomerByCard(tx, given.card);
  if (holder !== null && holder.customerId !== given.customerId) {
    throw new Refusal('card-taken', { name: holder.name });
  }
  await saveCustomer(tx, given, clock.now());
  if (concernsStore(before, given)) await sendCustomer(given, context);
  await record('customer-changed', {
    customerId: given.customerId,
    isNew: before === null,
    mayPayLater: given.mayPayLater,
    groupIds: given.groupIds,
  });
  touch('customer', 'sync');
}

type Trust = Pick<Customer, 'mayPayLater' | 'groupIds'>;

/** Who may pay later and who buys cheaper is a rule of the shop; for others it stays as it was. */
function trustOf({ role }: Actor, before: Customer | null, asked: Customer): Trust {
  const { mayPayLater, groupIds } = isAllowed(role, 'shop.edit')
    ? asked
    : (before ?? { mayPayLater: false, groupIds: [] });
  return { mayPayLater, groupIds };
}
