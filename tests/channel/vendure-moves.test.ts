import { expect, test } from 'vitest';
import { createClient, type VendureClient } from '#main/channel/vendure/client.ts';
import { moveStock } from '#main/channel/vendure/move-stock.ts';

/** A store that takes each write and shows none of them. */
function forgetful(onWrite: () => void): VendureClient {
  const empty = {
    productVariant: {
      stockLevels: [{ stockLocationId: '1', stockOnHand: 10 }],
      stockMovements: { items: [] },
    },
  };
  const address = { url: 'http://localhost', apiKey: 'key', channelToken: 'token' };
  return {
    ...createClient(address, { now: Date.now, timeoutMs: 1000 }, () => undefined),
    read: ({ answer }) =>
      Promise.resolve({ kind: 'read', value: { value: answer.parse(empty), storeTime: null } }),
    write: ({ answer }) => {
      onWrite();
      return Promise.resolve({ kind: 'answered', value: answer.parse({ updateProductVariants: [] }) });
    },
  };
}

test('a movement that the store took but does not show is not written again', async () => {
  let writes = 0;
  const client = forgetful(() => (writes += 1));
  const move = { id: 'm1', variantRemoteId: '7', locationRemoteId: '1', pieces: 5 };
  expect(await moveStock(client, move)).toMatchObject({ kind: 'unknown' });
  expect(writes).toBe(1);
});
