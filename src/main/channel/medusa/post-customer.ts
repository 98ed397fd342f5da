import { z } from 'zod';
import type { Outcome, Read } from '../connector.ts';
import type { CustomerDocument, Posted } from '../document.ts';
import type { MedusaClient, Written } from './client.ts';
import { nameOf } from './read-customers.ts';
import { refusalOf } from './refusals.ts';
import { CLAIM } from './sale-order.ts';

const customerSchema = z.object({
  id: z.string(),
  email: z.string().nullable(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  phone: z.string().nullable(),
  has_account: z.boolean(),
});

type Customer = z.output<typeof customerSchema>;

const FIELDS = 'id,email,first_name,last_name,phone,has_account';

const listSchema = z.object({ customers: z.array(customerSchema) });
const oneSchema = z.object({ customer: customerSchema });

/**
 * Makes a customer, or changes the one that the till knows. The mail is what people are known by: one that the store
 * has already is the same person, whose name and number are left as the web shop has them.
 */
export async function postCustomer(
  client: MedusaClient,
  document: CustomerDocument,
): Promise<Outcome<Posted>> {
  const found = await lookUp(client, document);
  if (found.kind !== 'read') return found;
  const customer = found.value;
  if (customer !== null && isAsWanted(customer, document)) {
    return { kind: 'done', value: postedOf(customer), repeated: true };
  }
  if (customer === null && document.remoteId !== null) {
    return { kind: 'refused', code: 'unknown-customer', message: 'The store does not know this customer.' };
  }
  const written = await client.write({
    method: 'POST',
    path: customer === null ? '/customers' : `/customers/${customer.id}`,
    query: { fields: FIELDS },
    body: bodyOf(document, customer),
    answer: oneSchema,
  });
  if (written.kind === 'rejected') return await unlessThere(client, document, written);
  if (written.kind !== 'answered') return written;
  return { kind: 'done', value: postedOf(written.value.customer), repeated: false };
}

/** Perhaps it was rejected because it is there by now. */
async function unlessThere(
  client: MedusaClient,
  document: CustomerDocument,
  rejected: Extract<Written<never>, { readonly kind: 'rejected' }>,
): Promise<Outcome<Posted>> {
  const found = await findCustomer(client, document);
  if (found.kind !== 'read') return found;
  return found.value === null ? refusalOf(rejected) : { kind: 'done', value: found.value, repeated: true };
}

/** The customer, once nothing has to be written any more; else null. */
export async function findCustomer(
  client: MedusaClient,
  document: CustomerDocument,
): Promise<Read<Posted | null>> {
  const found = await lookUp(client, document);
  if (found.kind !== 'read') return found;
  const customer = found.value;
  return {
    kind: 'read',
    value: customer !== null && isAsWanted(customer, document) ? postedOf(customer) : null,
  };
}

/** By the store's id where it is known, else by the mail: one with an account goes before a guest. */
async function lookUp(
  client: MedusaClient,
  { remoteId, mail }: CustomerDocument,
): Promise<Read<Customer | null>> {
  const query = { fields: FIELDS, limit: 10, ...(remoteId === null ? { q: mail } : { id: remoteId }) };
  const read = await client.read({ path: '/customers', query, answer: listSchema });
  if (read.kind !== 'read') return read;
  const isMeant = (one: Customer) =>
    remoteId === null ? one.email?.toLowerCase() === mail.toLowerCase() : one.id === remoteId;
  const [best] = read.value.value.customers
    .filter(isMeant)
    .toSorted((a, b) => Number(b.has_account) - Number(a.has_account));
  return { kind: 'read', value: best ?? null };
}

/** Whether nothing has to be written. What is new at the till may not overwrite what is older in the store. */
function isAsWanted(customer: Customer, { remoteId, name, mail, phone }: CustomerDocument): boolean {
  if (remoteId === null) return true;
  return (
    nameOf(customer) === name.trim() &&
    customer.email?.toLowerCase() === mail.toLowerCase() &&
    (customer.phone ?? '') === phone
  );
}

function bodyOf(
  { id, name, mail, phone }: CustomerDocument,
  customer: Customer | null,
): Readonly<Record<string, unknown>> {
  const [first = '', ...rest] = name.trim().split(/\s+/);
  const isOwnMail = customer?.email?.toLowerCase() === mail.toLowerCase();
  return {
    first_name: first,
    last_name: rest.join(' '),
    phone,
    // The mail that somebody signs in with is only touched where it is another.
    ...(isOwnMail ? {} : { email: mail }),
    ...(customer === null ? { metadata: { [CLAIM]: id } } : {}),
  };
}

function postedOf({ id, email }: Customer): Posted {
  return { remoteId: id, code: email ?? '', total: null };
}
