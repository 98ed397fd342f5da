import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Outcome, Read } from '../connector.ts';
import type { MedusaClient } from './client.ts';
import { CLAIM } from './sale-order.ts';
import { isLogged } from './stock-log.ts';
import { refusalOf } from './refusals.ts';

/** A waiting till asks less and less often, as it keeps the store from those that work. Milliseconds. */
const POLLS = { firstMs: 250, mostMs: 2500, count: 30 };

const DOUBT_EVERY = 4;

const tagSchema = z.object({
  id: z.string(),
  value: z.string(),
  created_at: z.string(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

type Tag = z.output<typeof tagSchema>;

const FIELDS = 'id,value,created_at,metadata';

/**
 * Works alone on the stock of a location among all tills. Medusa has no locks for its guests, but no two product tags
 * of one name: who makes the tag goes first and takes it away again. One that was left behind, by a till that died or
 * a request that came late, is taken away by the next.
 */
export async function withStockLock<T>(
  client: MedusaClient,
  { locationId, documentId }: { readonly locationId: string; readonly documentId: string },
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const value = `countertop-stock-${locationId}`;
  let waiting: Tag | null = null;
  for (let polls = 0; polls < POLLS.count; polls += 1) {
    const taken = await take(client, value, { documentId, waiting });
    if (taken.kind !== 'done') return taken;
    const holder = taken.value;
    if (holder?.metadata?.[CLAIM] === documentId) {
      const outcome = await work();
      await remove(client, holder.id);
      return outcome;
    }
    if (holder === null) continue;
    // Who works is not slowed down by questions whether it still does.
    const isDoubted = holder.id === waiting?.id && polls % DOUBT_EVERY === DOUBT_EVERY - 1;
    await waitFor(client, holder, { polls, isDoubted });
    waiting = holder;
  }
  return { kind: 'later', afterMs: client.settleMs, message: 'Other tills are at work on the stock.' };
}

/** Lets the holder work, or takes its tag away where nobody works under it any more. */
async function waitFor(
  client: MedusaClient,
  holder: Tag,
  { polls, isDoubted }: { readonly polls: number; readonly isDoubted: boolean },
): Promise<void> {
  if (isDoubted && (await isLeft(client, holder))) await remove(client, holder.id);
  else await delay(Math.min(POLLS.firstMs * 2 ** polls, POLLS.mostMs));
}

/** The tag as it is now: looked at first by who waits already, made where there is none. */
async function take(
  client: MedusaClient,
  value: string,
  { documentId, waiting }: { readonly documentId: string; readonly waiting: Tag | null },
): Promise<Outcome<Tag | null>> {
  const seen = waiting === null ? null : await find(client, value);
  if (seen !== null && seen.kind !== 'read') return seen;
  return seen?.value
    ? { kind: 'done', value: seen.value, repeated: true }
    : await make(client, value, documentId);
}

/** The tag, made by us or by who was faster; null when it went away meanwhile. */
async function make(client: MedusaClient, value: string, documentId: string): Promise<Outcome<Tag | null>> {
  const written = await client.write({
    method: 'POST',
    path: '/product-tags',
    query: { fields: FIELDS },
    body: { value, metadata: { [CLAIM]: documentId } },
    answer: z.object({ product_tag: tagSchema }),
  });
  if (written.kind === 'answered') return { kind: 'done', value: written.value.product_tag, repeated: false };
  if (written.kind !== 'rejected') return written;
  if (!/already exists/i.test(written.message)) return refusalOf(written);
  const found: Read<Tag | null> = await find(client, value);
  return found.kind === 'read' ? { kind: 'done', value: found.value, repeated: true } : found;
}

async function find(client: MedusaClient, value: string): Promise<Read<Tag | null>> {
  const answer = z.object({ product_tags: z.array(tagSchema) });
  const read = await client.read({ path: '/product-tags', query: { value, fields: FIELDS }, answer });
  if (read.kind !== 'read') return read;
  const tag = read.value.value.product_tags.find((one) => one.value === value);
  return { kind: 'read', value: tag ?? null };
}

/** Whether nobody works under a tag any more: its document is written, or it is older than any request lives. */
async function isLeft(client: MedusaClient, { metadata, created_at }: Tag): Promise<boolean> {
  const documentId = metadata?.[CLAIM];
  if (typeof documentId !== 'string') return true;
  const logged = await isLogged(client, documentId);
  if (logged.kind !== 'read') return false;
  const { isWritten, storeTime } = logged.value;
  return isWritten || (storeTime ?? client.surroundings.now()) - Date.parse(created_at) > 2 * client.settleMs;
}

/** Whether it is heard or not: what is left behind is noticed. */
async function remove(client: MedusaClient, id: string): Promise<void> {
  await client.write({ method: 'DELETE', path: `/product-tags/${id}`, answer: z.unknown() });
}
