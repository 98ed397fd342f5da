import { z } from 'zod';
import type { Read } from '../connector.ts';
import type { VendureClient } from './client.ts';

const customerSchema = z.object({
  id: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  emailAddress: z.string(),
  phoneNumber: z.string().nullable(),
});

/** A customer as Vendure has it. */
export type FoundCustomer = z.output<typeof customerSchema>;

const FIELDS = 'id firstName lastName emailAddress phoneNumber';
const BY_ID = `query ($id: ID!) { customer(id: $id) { ${FIELDS} } }`;
const BY_MAIL = `query ($options: CustomerListOptions) { customers(options: $options) { items { ${FIELDS} } } }`;

/** The customer with this id; null when there is none any more. */
export async function customerById(client: VendureClient, id: string): Promise<Read<FoundCustomer | null>> {
  const answer = z.object({ customer: customerSchema.nullable() });
  const read = await client.read({ query: BY_ID, variables: { id }, answer });
  return read.kind === 'read' ? { kind: 'read', value: read.value.value.customer } : read;
}

/** The customer with this mail address; of several the first one made. */
export async function customerByMail(
  client: VendureClient,
  mail: string,
): Promise<Read<FoundCustomer | null>> {
  const options = {
    filter: { emailAddress: { in: [mail, normalMail(mail)] } },
    sort: { id: 'ASC' },
    take: 1,
  };
  const answer = z.object({ customers: z.object({ items: z.array(customerSchema) }) });
  const read = await client.read({ query: BY_MAIL, variables: { options }, answer });
  return read.kind === 'read' ? { kind: 'read', value: read.value.value.customers.items[0] ?? null } : read;
}

/** As Vendure keeps addresses. */
export function normalMail(mail: string): string {
  return mail.trim().toLowerCase();
}

/** Vendure has two names, a till has one: the last word is the family's. */
export function namesOf(name: string): { readonly firstName: string; readonly lastName: string } {
  const words = name.trim().split(/\s+/);
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '' };
}

export function nameOf({ firstName, lastName }: Pick<FoundCustomer, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`.trim();
}
