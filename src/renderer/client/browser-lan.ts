import { DESK_PATHS, replySchema } from '#contract/desk-wire.ts';
import type { LanParts } from './lan-line.ts';

/** The line to the till that this page came from. */
export function browserLan(): LanParts {
  return {
    open: () => new WebSocket(`wss://${location.host}${DESK_PATHS.socket}`),
    isPaired: async () => (await fetch(DESK_PATHS.paired, { cache: 'no-store' })).status !== 401,
    pair: async (code, name) => {
      const response = await fetch(DESK_PATHS.pair, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code, name }),
      });
      return replySchema.parse(await response.json());
    },
  };
}
