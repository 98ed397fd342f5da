import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeDocumentSchema } from '#main/channel/document-schema.ts';
import { effectiveDocument } from '#main/core/effective-document.ts';
import { importCustomers } from '#main/data/customer-import.ts';
import { customerOf } from '#tests/support/customer.ts';
import { openPostingTill, type PostingTill } from '#tests/support/posting-till.ts';

const MAIL = 'zoe@example.com';

let world: PostingTill;

beforeEach(async () => {
  world = await openPostingTill();
});
afterEach(() => world.close());

/** What would go up now of the last customer that was written. */
async function goingUp() {
  const text = world.till.sqlite
    .prepare<[], string>('SELECT document FROM outbox ORDER BY rowid DESC LIMIT 1')
    .pluck()
    .get();
  return await effectiveDocument(world.till.db, storeDocumentSchema.parse(JSON.parse(text ?? '')));
}

/** The store tells a customer with the mail. */
async function importFrom(remoteId: string): Promise<void> {
  const told = { remoteId, name: 'Zoe Webshopper', mail: MAIL, phone: '+49', groups: [] };
  await world.till.db
    .transaction()
    .execute((tx) => importCustomers(tx, [told], { newId: () => 'new', at: world.till.clock.at }));
}

describe('a customer on the way to the store', () => {
  it('stays new when the store tells one with the same mail: it does not change that one', async () => {
    await world.saveCustomer(customerOf('Z', { mail: MAIL, phone: '' }));
    await importFrom('k7');
    expect(await goingUp()).toMatchObject({ remoteId: null });
  });

  it('is a change of the one in the store once an earlier document has brought it there', async () => {
    const zoe = customerOf('Zoe', { mail: MAIL });
    world.fault = (call) => (call === 'post' ? 'lost' : 'none');
    await world.saveCustomer(zoe);
    await world.send();
    await world.saveCustomer({ ...zoe, name: 'Zoe Z' });
    expect(await goingUp()).toMatchObject({ remoteId: null, name: 'Zoe Z' });
    world.fault = () => 'none';
    await world.sendAll();
    expect(await goingUp()).toMatchObject({ remoteId: 'c1', name: 'Zoe Z' });
    expect([...world.store.documents.values()].flat()).toMatchObject([
      { name: 'Zoe', remoteId: null },
      { name: 'Zoe Z', remoteId: 'c1' },
    ]);
  });
});
