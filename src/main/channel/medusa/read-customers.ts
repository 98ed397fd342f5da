import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { CustomerChange, Page, Read } from '../connector.ts';
import { readCursor } from '../cursor-text.ts';
import { nextSince } from './catalog-cursor.ts';
import type { MedusaClient } from './client.ts';
import { partsOf, readList, type ListQuestion } from './read-list.ts';
import { LIST_START, positionSchema, walkList } from '../offset-list.ts';

const cursorSchema = z.object({
  /** What changed after this moment, or everybody when null. Store time, milliseconds. */
  since: z.int().nullable(),
  /** Where the next walk begins; null until this one has begun. */
  next: z.int().nullable(),
  /** Who is in which group, as a mark: being put into one moves nobody's time. */
  mark: z.string(),
  everybody: z.boolean(),
  position: positionSchema,
});

type Cursor = z.output<typeof cursorSchema>;

const START: Cursor = {
  since: null,
  next: null,
  mark: '',
  everybody: true,
  position: LIST_START,
};

const groupSchema = z.object({
  id: z.string(),
  name: z.string(),
  customers: z.array(z.object({ id: z.string() })).nullish(),
});

const customerSchema = z.object({
  id: z.string(),
  email: z.string().nullable(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  phone: z.string().nullable(),
  groups: z.array(z.object({ name: z.string() })).nullish(),
});

/** One page of customers: those that changed since shortly before the last walk began. Nobody tells who was deleted. */
export async function readCustomers(
  client: MedusaClient,
  pageSize: number,
  text: string | null,
): Promise<Read<Page<CustomerChange>>> {
  const begun = await beginWalk(client, readCursor(text, cursorSchema) ?? START);
  if (begun.kind !== 'read') return begun;
  const cursor = begun.value;
  const question = changedSince(cursor.everybody ? null : cursor.since);
  const step = await walkList(partsOf(client, question), cursor.position, pageSize);
  if (step.kind !== 'read') return step;
  const { items, position } = step.value;
  const next =
    position === null ? { ...START, since: cursor.next, mark: cursor.mark } : { ...cursor, position };
  return {
    kind: 'read',
    value: {
      items: items.flatMap(toChange),
      cursor: JSON.stringify(next),
      complete: position === null,
    },
  };
}

async function beginWalk(client: MedusaClient, cursor: Cursor): Promise<Read<Cursor>> {
  if (cursor.next !== null) return { kind: 'read', value: cursor };
  const clock = await client.read({
    path: '/stores',
    query: { fields: 'id', limit: 1 },
    answer: z.unknown(),
  });
  if (clock.kind !== 'read') return clock;
  const groups = await readList(client, {
    path: '/customer-groups',
    name: 'customer_groups',
    fields: 'id,name,customers.id',
    item: groupSchema,
  });
  if (groups.kind !== 'read') return groups;
  const mark = createHash('sha256').update(JSON.stringify(groups.value)).digest('hex').slice(0, 16);
  const next = nextSince(clock.value.storeTime ?? client.surroundings.now());
  return { kind: 'read', value: { ...cursor, next, mark, everybody: cursor.mark !== mark } };
}

function changedSince(since: number | null): ListQuestion<z.output<typeof customerSchema>> {
  return {
    path: '/customers',
    name: 'customers',
    fields: 'id,email,first_name,last_name,phone,groups.name',
    item: customerSchema,
    query: since === null ? {} : { 'updated_at[$gt]': new Date(since).toISOString() },
  };
}

function toChange({ id, email, phone, groups, ...names }: z.output<typeof customerSchema>): CustomerChange[] {
  if (email === null || email === '') return [];
  return [
    {
      kind: 'customer',
      remoteId: id,
      name: nameOf(names) || email,
      mail: email,
      phone: phone ?? '',
      groups: (groups ?? []).map(({ name }) => name),
    },
  ];
}

/** The names of a customer as one. */
export function nameOf({
  first_name,
  last_name,
}: {
  readonly first_name: string | null;
  readonly last_name: string | null;
}): string {
  return `${first_name ?? ''} ${last_name ?? ''}`.trim();
}
