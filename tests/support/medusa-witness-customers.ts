import { z } from 'zod';
import type { RunningMedusa } from './medusa.ts';
import type { StoreWitness } from './witness.ts';

const customerSchema = z.object({
  id: z.string(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  email: z.string(),
  phone: z.string().nullable(),
});

const listSchema = z.object({ customers: z.array(customerSchema) });
const oneSchema = z.object({ customer: customerSchema });
const groupSchema = z.object({ customer_group: z.object({ id: z.string() }) });

/** The customers of a Medusa, as its owner sees and changes them. */
export function witnessMedusaCustomers({
  admin,
}: RunningMedusa): Pick<
  StoreWitness,
  'customers' | 'makeCustomer' | 'nameCustomer' | 'deleteCustomer' | 'groupCustomer'
> {
  return {
    customers: async (mail) => {
      const path = `/customers?limit=50&email=${encodeURIComponent(mail)}`;
      const { customers } = listSchema.parse(await admin('GET', path));
      return customers.map(({ id, first_name, last_name, email, phone }) => ({
        id,
        name: `${first_name ?? ''} ${last_name ?? ''}`.trim(),
        mail: email,
        phone: phone ?? '',
      }));
    },
    makeCustomer: async ({ name, mail, phone }) => {
      const made = await admin('POST', '/customers', { ...namesOf(name), email: mail, phone });
      return oneSchema.parse(made).customer.id;
    },
    nameCustomer: async (id, name) => {
      await admin('POST', `/customers/${id}`, namesOf(name));
    },
    deleteCustomer: async (id) => {
      await admin('DELETE', `/customers/${id}`);
    },
    groupCustomer: async (id, name) => {
      const { customer_group: group } = groupSchema.parse(await admin('POST', '/customer-groups', { name }));
      await admin('POST', `/customer-groups/${group.id}/customers`, { add: [id] });
    },
  };
}

function namesOf(name: string): { readonly first_name: string; readonly last_name: string } {
  const [first_name = '', ...rest] = name.split(' ');
  return { first_name, last_name: rest.join(' ') };
}
