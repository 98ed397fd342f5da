import { z } from 'zod';
import { PIECE } from '#domain/stock/quantity.ts';
import type { HoldBack, Outcome } from '../connector.ts';
import type { VendureClient } from './client.ts';

const HOLD = 'mutation ($input: PosHoldBackInput!) { setPosHoldBack(input: $input) }';

/** Tells the plugin what not to sell while this register is silent: rather one piece more than one too little. */
export async function holdBack(client: VendureClient, wish: HoldBack): Promise<Outcome<null>> {
  const { registerCode: register, locationRemoteId: locationId, afterMs } = wish;
  client.introduce(register);
  const items = wish.items.map(({ variantRemoteId, quantity }) => ({
    productVariantId: variantRemoteId,
    quantity: Math.ceil(quantity / PIECE),
  }));
  const answer = z.object({ setPosHoldBack: z.boolean() });
  const variables = { input: { register, locationId, afterMs, items } };
  const written = await client.write({ query: HOLD, variables, answer });
  return written.kind === 'answered' ? { kind: 'done', value: null, repeated: false } : written;
}
