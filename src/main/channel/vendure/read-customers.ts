import { partsOf } from './read-list.ts';
import { z } from 'zod';
import type { CustomerChange, Page, Read } from '../connector.ts';
import { changedSince } from './begin-walk.ts';
import { nextSince } from './catalog-cursor.ts';
import type { VendureClient } from './client.ts';
import { readCursor } from '../cursor-text.ts';
import { customerRow } from './feed-rows.ts';
import { nameOf } from './find-customer.ts';
import type { StoreShape } from './store-shape.ts';
import { walkFeed } from './walk-feed.ts';
import { LIST_START, positionSchema, walkList } from '../offset-list.ts';

const PAGE = 200;

/** Addresses that nobody can have: Vendure's orders need a customer, and for a till's it is nobody. */
const NOBODY = /\.invalid$/;

const customerSchema = z.object({
  id: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  emailAddress: z.string(),
  phoneNumber: z.string().nullable(),
  groups: z.array(z.object({ name: z.string() })),
});

const LIST = {
  list: 'customers',
  fields: 'id firstName lastName emailAddress phoneNumber groups { name }',
  item: customerSchema,
};

const cursorSchema = z.object({
  way: z.literal('lists'),
  /** What this walk reads: what changed after this moment, all when null; store time, milliseconds. */
  since: z.int().nullable(),
  /** Where the next walk begins; null until this one has had its first answer. */
  next: z.int().nullable(),
  position: positionSchema,
});

/** One page of customers, new and changed. Vendure's own list does not tell of deleted ones. */
export async function readCustomers(
  client: VendureClient,
  { hasFeed }: StoreShape,
  { cursor, pageSize }: { readonly cursor: string | null; readonly pageSize: number },
): Promise<Read<Page<CustomerChange>>> {
  if (!hasFeed) return await readLists(client, cursor);
  const read = await walkFeed<CustomerChange>(
    client,
    {
      parts: [{ list: 'customers', kind: 'customer', row: customerRow }],
      gone: (_, remoteId) => ({ kind: 'deleted', remoteId }),
      pageSize,
    },
    cursor,
  );
  if (read.kind !== 'read') return read;
  return { kind: 'read', value: { ...read.value, items: read.value.items.filter(isSomebody) } };
}

async function readLists(client: VendureClient, text: string | null): Promise<Read<Page<CustomerChange>>> {
  const kept: z.output<typeof cursorSchema> = readCursor(text, cursorSchema) ?? {
    way: 'lists',
    since: null,
    next: null,
    position: LIST_START,
  };
  const question = { ...LIST, filter: changedSince(kept.since) };
  const step = await walkList(partsOf(client, question), kept.position, PAGE);
  if (step.kind !== 'read') return step;
  const { items, position, storeTime, total } = step.value;
  const next = kept.next ?? nextSince(storeTime ?? client.surroundings.now());
  const further =
    position === null
      ? { ...kept, since: next, next: null, position: LIST_START }
      : { ...kept, next, position };
  return {
    kind: 'read',
    value: {
      items: items.map(toChange).filter(isSomebody),
      cursor: JSON.stringify(further),
      complete: position === null,
      ...(kept.since === null ? { progress: { done: position?.skip ?? total, total } } : {}),
    },
  };
}

function toChange(customer: z.output<typeof customerSchema>): CustomerChange {
  return {
    kind: 'customer',
    remoteId: customer.id,
    name: nameOf(customer),
    mail: customer.emailAddress,
    phone: customer.phoneNumber ?? '',
    groups: customer.groups.map(({ name }) => name),
  };
}

function isSomebody(change: CustomerChange): boolean {
  return change.kind === 'deleted' || (change.mail !== '' && !NOBODY.test(change.mail));
}
