import { z } from 'zod';
import type { Outcome, Read } from '../connector.ts';
import type { CustomerDocument, Posted } from '../document.ts';
import type { VendureClient } from './client.ts';
import {
  customerById,
  customerByMail,
  nameOf,
  namesOf,
  normalMail,
  type FoundCustomer,
} from './find-customer.ts';
import { refused } from './refusal.ts';

const changedSchema = z.object({
  changed: z.union([z.object({ id: z.string() }), z.object({ errorCode: z.string(), message: z.string() })]),
});

const CREATE = `mutation ($input: CreateCustomerInput!) {
  changed: createCustomer(input: $input) { ... on Customer { id } ... on ErrorResult { errorCode message } }
}`;

const UPDATE = `mutation ($input: UpdateCustomerInput!) {
  changed: updateCustomer(input: $input) { ... on Customer { id } ... on ErrorResult { errorCode message } }
}`;

/**
 * Makes or changes a customer in a store without the plugin. The mail is what Vendure knows people by: one that it has
 * already is the same person, whose name and number are left as the web shop has them.
 */
export async function stepCustomer(
  client: VendureClient,
  document: CustomerDocument,
): Promise<Outcome<Posted>> {
  const looked = await look(client, document);
  if (looked.kind !== 'read') return looked;
  const known = looked.value;
  if (known !== null && isAsWanted(known, document)) return done(known.id, true);
  const input = {
    ...namesOf(document.name),
    emailAddress: normalMail(document.mail),
    phoneNumber: document.phone,
  };
  const question =
    known === null
      ? { query: CREATE, variables: { input } }
      : { query: UPDATE, variables: { input: { id: known.id, ...input } } };
  const written = await client.write({ ...question, answer: changedSchema });
  if (written.kind !== 'answered') return written;
  const { changed } = written.value;
  if ('id' in changed) return done(changed.id, false);
  if (known === null && changed.errorCode === CONFLICT)
    return await sameMail(client, document, changed.message);
  return refused('state', changed.message);
}

/** The customer, once the store has it as the document says; else null. */
export async function findSteppedCustomer(
  client: VendureClient,
  document: CustomerDocument,
): Promise<Read<Posted | null>> {
  const looked = await look(client, document);
  if (looked.kind !== 'read') return looked;
  const known = looked.value;
  const value = known !== null && isAsWanted(known, document) ? toPosted(known.id) : null;
  return { kind: 'read', value };
}

const CONFLICT = 'EMAIL_ADDRESS_CONFLICT_ERROR';

/** Somebody made the same customer meanwhile. */
async function sameMail(
  client: VendureClient,
  { mail }: CustomerDocument,
  message: string,
): Promise<Outcome<Posted>> {
  const found = await customerByMail(client, mail);
  if (found.kind !== 'read') return found;
  return found.value === null ? refused('state', message) : done(found.value.id, true);
}

/** The customer that is meant: by its id as long as it is there, else by its mail. */
async function look(
  client: VendureClient,
  { remoteId, mail }: CustomerDocument,
): Promise<Read<FoundCustomer | null>> {
  if (remoteId !== null) {
    const byId = await customerById(client, remoteId);
    if (byId.kind !== 'read' || byId.value !== null) return byId;
  }
  return await customerByMail(client, mail);
}

/** Whether nothing has to be written. What is new at the till may not overwrite what is older in the store. */
function isAsWanted(known: FoundCustomer, { remoteId, name, mail, phone }: CustomerDocument): boolean {
  if (remoteId !== known.id) return true;
  return (
    nameOf(known) === nameOf(namesOf(name)) &&
    normalMail(known.emailAddress) === normalMail(mail) &&
    (known.phoneNumber ?? '') === phone
  );
}

function done(id: string, repeated: boolean): Outcome<Posted> {
  return { kind: 'done', repeated, value: toPosted(id) };
}

function toPosted(remoteId: string): Posted {
  return { remoteId, code: '', total: null };
}
