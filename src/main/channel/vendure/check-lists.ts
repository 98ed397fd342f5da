import { z } from 'zod';
import type { Read, StoreCheck } from '../connector.ts';
import type { VendureClient } from './client.ts';

const MOST = 100;
const DEFAULT_CHANNEL = '__default_channel__';

const channelsSchema = z.object({
  channels: z.object({ items: z.array(z.object({ token: z.string(), code: z.string() })) }),
});

const methodsSchema = z.object({
  shippingMethods: z.object({
    items: z.array(z.object({ id: z.string(), code: z.string(), name: z.string() })),
  }),
});

/** All channels of the store; null when the key may not read them. Vendure tells a key nothing of its own ones. */
export async function readChannels(client: VendureClient): Promise<Read<StoreCheck['channels'] | null>> {
  const query = `{ channels(options: { take: ${MOST} }) { items { token code } } }`;
  const asked = await client.ask({ query, answer: channelsSchema });
  if (asked.kind === 'silent') return { kind: 'later', afterMs: asked.afterMs, message: asked.message };
  if (asked.kind !== 'answered') return { kind: 'read', value: null };
  const { items } = asked.value.channels;
  return {
    kind: 'read',
    value: items.map(({ token, code }) => ({ token, name: nameOfChannel(code) })),
  };
}

/** The ways to hand over; none when the key may not read them. */
export async function readShippingMethods(
  client: VendureClient,
): Promise<Read<StoreCheck['shippingMethods']>> {
  const query = `{ shippingMethods(options: { take: ${MOST} }) { items { id code name } } }`;
  const asked = await client.ask({ query, answer: methodsSchema });
  if (asked.kind === 'silent') return { kind: 'later', afterMs: asked.afterMs, message: asked.message };
  const items = asked.kind === 'answered' ? asked.value.shippingMethods.items : [];
  return { kind: 'read', value: items.map(({ id: remoteId, ...method }) => ({ remoteId, ...method })) };
}

/** The channel that every store has; it has no name that people gave it. */
export function isDefaultChannel(code: string): boolean {
  return code === DEFAULT_CHANNEL;
}

export function nameOfChannel(code: string): string {
  return isDefaultChannel(code) ? 'Default' : code;
}
