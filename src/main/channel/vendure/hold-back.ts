import { z } from 'zod';
import { PIECE, type Thousandths } from '#domain/stock/quantity.ts';
import type { Outcome } from '../connector.ts';
import type { HoldBack } from '../hold-back.ts';
import type { VendureClient } from './client.ts';

const HOLD = 'mutation ($input: PosHoldBackInput!) { setPosHoldBack(input: $input) }';

const answer = z.object({ setPosHoldBack: z.boolean() });

/** Items of one request: Vendure takes 100 kB at most. */
const PART = 1000;

/**
 * Tells the plugin what not to sell while this register is silent: rather one piece more than one too little. When it
 * fails half-way the wish counts as not told, and the next try begins it anew.
 */
export async function holdBack(client: VendureClient, wish: HoldBack): Promise<Outcome<null>> {
  const { registerCode: register, locationRemoteId: locationId, afterMs } = wish;
  client.introduce(register);
  const rest = toPieces(wish.rest);
  const items = wish.items.map(({ variantRemoteId, quantity }) => ({
    productVariantId: variantRemoteId,
    quantity: toPieces(quantity),
  }));
  for (let from = 0; from === 0 || from < items.length; from += PART) {
    const part = items.slice(from, from + PART);
    const input = { register, locationId, afterMs, rest, items: part, isMore: from > 0 };
    const written = await client.write({ query: HOLD, variables: { input }, answer });
    if (written.kind !== 'answered') return written;
  }
  return { kind: 'done', value: null, repeated: false };
}

function toPieces(quantity: Thousandths): number {
  return Math.ceil(quantity / PIECE);
}
