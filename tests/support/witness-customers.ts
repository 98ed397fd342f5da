import { z } from 'zod';
import type { RunningStore } from './store.ts';
import type { StoreWitness } from './witness.ts';

const customersSchema = z.object({
  customers: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        firstName: z.string(),
        lastName: z.string(),
        emailAddress: z.string(),
        phoneNumber: z.string().nullable(),
      }),
    ),
  }),
});

const madeSchema = z.object({ createCustomer: z.object({ id: z.string() }) });

const CUSTOMERS = `query ($options: CustomerListOptions) {
  customers(options: $options) { items { id firstName lastName emailAddress phoneNumber } }
}`;

/** The customers of a Vendure, as its owner sees and changes them. */
export function witnessCustomers({
  admin,
}: RunningStore): Pick<
  StoreWitness,
  'customers' | 'makeCustomer' | 'nameCustomer' | 'deleteCustomer' | 'groupCustomer'
> {
  return {
    customers: async (mail) => {
      const options = { filter: { emailAddress: { eq: mail } } };
      const { customers } = customersSchema.parse(await admin(CUSTOMERS, { options }));
      return customers.items.map(({ id, firstName, lastName, emailAddress, phoneNumber }) => ({
        id,
        name: `${firstName} ${lastName}`.trim(),
        mail: emailAddress,
        phone: phoneNumber ?? '',
      }));
    },
    makeCustomer: async ({ name, mail, phone }) => {
      const made = await admin(
        `mutation ($input: CreateCustomerInput!) {
          createCustomer(input: $input) { ... on Customer { id } }
        }`,
        { input: { ...namesOf(name), emailAddress: mail, phoneNumber: phone } },
      );
      return madeSchema.parse(made).createCustomer.id;
    },
    nameCustomer: async (id, name) => {
      await admin(
        'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename } }',
        {
          input: { id, ...namesOf(name) },
        },
      );
    },
    deleteCustomer: async (id) => {
      await admin('mutation ($id: ID!) { deleteCustomer(id: $id) { result } }', { id });
    },
    groupCustomer: async (id, name) => {
      await admin(
        'mutation ($input: CreateCustomerGroupInput!) { createCustomerGroup(input: $input) { id } }',
        { input: { name, customerIds: [id] } },
      );
    },
  };
}

function namesOf(name: string): { readonly firstName: string; readonly lastName: string } {
  const [firstName = '', ...rest] = name.split(' ');
  return { firstName, lastName: rest.join(' ') };
}
