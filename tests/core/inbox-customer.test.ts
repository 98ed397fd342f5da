import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SettledItem } from '#contract/inbox.ts';
import { customerOf } from '#tests/support/customer.ts';
import { valueOf } from '#tests/support/desk.ts';
import { openPostingTill, type PostingTill } from '#tests/support/posting-till.ts';

let world: PostingTill;

beforeEach(async () => {
  world = await openPostingTill();
});
afterEach(async () => {
  expect(world.till.bugs).toEqual([]);
  await world.close();
});

const ada = customerOf('Ada', { mail: 'ada@example.com', phone: '1' });
const rows = (sql: string): unknown[] => world.till.sqlite.prepare(sql).raw().all();
const texts = (): unknown[] =>
  rows("SELECT document ->> 'name', document ->> 'mail', state FROM outbox ORDER BY rowid");
const remoteId = (): unknown => world.till.sqlite.prepare('SELECT remote_id FROM customer').pluck().get();
const sent = (id: string): unknown => world.store.documents.get(id)?.[0];
const settled = async (): Promise<SettledItem[]> =>
  (await valueOf<{ items: SettledItem[] }>(world.till.ask('inbox.settled', { limit: 50 }))).items;
const customerNo = (isBad: (mail: string) => boolean): void => {
  world.store.refusal = (document) =>
    document.kind === 'customer' && isBad(document.mail) ? { code: 'other', message: 'no mail' } : null;
};

describe('a customer that is saved', () => {
  it('goes to the store, and is known by its id from then on', async () => {
    await world.saveCustomer(ada);
    await world.sendAll();
    expect(remoteId()).toBe('c1');
    await world.saveCustomer({ ...ada, name: 'Ada L.' });
    await world.sendAll();
    expect([...world.store.documents.values()].flat()).toMatchObject([
      { kind: 'customer', name: 'Ada', remoteId: null },
      { kind: 'customer', name: 'Ada L.', remoteId: 'c1' },
    ]);
  });

  it('goes once however often they changed before, and not for what the store is not told', async () => {
    await world.saveCustomer(ada);
    await world.saveCustomer({ ...ada, name: 'Ada L.' });
    await world.saveCustomer({ ...ada, name: 'Ada L.', note: 'likes blue', card: 'C-1' });
    expect(texts()).toEqual([['Ada L.', 'ada@example.com', 'waiting']]);
    await world.sendAll();
    await world.saveCustomer({ ...ada, name: 'Ada L.', note: 'likes red' });
    expect(texts()).toEqual([['Ada L.', 'ada@example.com', 'done']]);
  });

  it('stays here without a mail to be known by', async () => {
    await world.saveCustomer({ ...ada, mail: '' });
    expect(texts()).toEqual([]);
  });

  it('goes after what of them is under way', async () => {
    await world.saveCustomer(ada);
    world.fault = (call) => (call === 'post' ? 'lost' : 'none');
    await world.send();
    await world.saveCustomer({ ...ada, name: 'Ada L.' });
    expect(texts()).toEqual([
      ['Ada', 'ada@example.com', 'uncertain'],
      ['Ada L.', 'ada@example.com', 'waiting'],
    ]);
    world.fault = () => 'none';
    await world.sendAll();
    expect([...world.store.documents.values()].flat()).toMatchObject([{ name: 'Ada' }, { name: 'Ada L.' }]);
  });

  it('takes the place of what the store refused, also for the sales that wait for it', async () => {
    customerNo((mail) => mail === 'ada@example');
    await world.saveCustomer({ ...ada, mail: 'ada@example.co' });
    world.till.sqlite.exec("UPDATE outbox SET document = json_set(document, '$.mail', 'ada@example')");
    const sale = await world.sell({ variantId: world.goods.mug, customer: ada });
    await world.sendAll();
    expect(world.state(sale.id)).toBe('waiting');
    await world.saveCustomer(ada);
    await world.sendAll();
    expect(texts()).toEqual([
      ['Ada', 'ada@example', 'dropped'],
      [null, null, 'done'],
      ['Ada', 'ada@example.com', 'done'],
    ]);
    expect([...world.store.documents.values()].flat().map(({ kind }) => kind)).toEqual(['customer', 'sale']);
    expect(await world.inbox()).toEqual([]);
  });
});

describe('a sale that names a customer', () => {
  it('goes after them, with the id that the store gave them meanwhile', async () => {
    await world.saveCustomer(ada);
    const sale = await world.sell({ variantId: world.goods.mug, customer: ada });
    await world.sendAll();
    expect([...world.store.documents.values()].flat().map(({ kind }) => kind)).toEqual(['customer', 'sale']);
    expect(sent(sale.id)).toMatchObject({ customer: { customerId: ada.customerId, remoteId: 'c1' } });
  });

  it('goes without a name when somebody decided that the store never gets them', async () => {
    customerNo(() => true);
    await world.saveCustomer(ada);
    const sale = await world.sell({ variantId: world.goods.mug, customer: ada });
    await world.sendAll();
    const [item] = await world.inbox();
    expect(await world.decide(item?.id ?? '', { kind: 'write-off', reason: 'asked for it' })).toBe('ok');
    await world.sendAll();
    expect(sent(sale.id)).toMatchObject({ customer: null });
  });
});

describe('a customer that the store refused', () => {
  it('goes with another mail, which is theirs from then on, and theirs no more when that is undone', async () => {
    customerNo((mail) => mail === ada.mail);
    await world.saveCustomer(ada);
    await world.sendAll();
    const [item] = await world.inbox();
    const id = item?.id ?? '';
    expect(await world.decide(id, { kind: 'correct-mail', mail: 'ada@example.org' })).toBe('ok');
    expect(rows('SELECT mail FROM customer')).toEqual([['ada@example.org']]);
    expect(await world.undo(id)).toBeNull();
    expect(rows('SELECT mail FROM customer')).toEqual([['ada@example.com']]);
    expect(await world.decide(id, { kind: 'correct-mail', mail: 'ada@example.net' })).toBe('ok');
    await world.sendAll();
    expect(sent(id)).toMatchObject({ mail: 'ada@example.net' });
    const told = rows("SELECT payload FROM journal WHERE kind = 'refusal-settled'");
    expect(JSON.stringify(told)).not.toContain('example');
  });
});

describe('what of a customer a newer one took the place of', () => {
  const replace = async (decide: (id: string) => Promise<unknown>): Promise<string> => {
    customerNo((mail) => mail.startsWith('bad'));
    await world.saveCustomer({ ...ada, mail: 'bad@example.com' });
    await world.sendAll();
    const [item] = await world.inbox();
    const id = item?.id ?? '';
    expect(await decide(id)).toBe('ok');
    await world.sendAll();
    await world.saveCustomer({ ...ada, name: 'Ada L.' });
    await world.sendAll();
    expect(world.state(id)).toBe('dropped');
    return id;
  };

  it('is not brought back to life by taking back an earlier decision', async () => {
    const id = await replace((refused) =>
      world.decide(refused, { kind: 'correct-mail', mail: 'bad@example.org' }),
    );
    expect(await world.undo(id)).toBe('too-late');
    expect(world.state(id)).toBe('dropped');
    expect(await settled()).toMatchObject([{ id, canUndo: false }]);
  });

  it('is not either when it was written off before', async () => {
    const id = await replace((refused) => world.decide(refused, { kind: 'write-off', reason: 'a test' }));
    expect(await world.undo(id)).toBe('too-late');
    expect(await settled()).toMatchObject([{ id, canUndo: false }]);
    expect([...world.store.documents.values()].flat()).toMatchObject([{ name: 'Ada L.' }]);
  });
});

describe('a sale whose customer the store does not know', () => {
  beforeEach(async () => {
    await world.saveCustomer(ada);
    await world.sendAll();
    world.till.sqlite.exec("UPDATE customer SET remote_id = 'gone'");
    world.store.refusal = (document) =>
      document.kind === 'sale' && document.customer?.remoteId === 'gone'
        ? { code: 'unknown-customer', message: 'no such customer' }
        : null;
  });

  it('goes after them when their mail is put right, with the id that they have now', async () => {
    const sale = await world.sell({ variantId: world.goods.mug, customer: ada });
    await world.sendAll();
    expect(await world.inbox()).toMatchObject([
      { code: 'unknown-customer', answers: ['correct-mail', 'without-customer', 'retry', 'write-off'] },
    ]);
    expect(await world.decide(sale.id, { kind: 'correct-mail', mail: 'ada@example.org' })).toBe('ok');
    await world.sendAll();
    expect(sent(sale.id)).toMatchObject({ customer: { mail: 'ada@example.org', remoteId: 'c2' } });
  });

  it('goes without them when somebody says so', async () => {
    const sale = await world.sell({ variantId: world.goods.mug, customer: ada });
    await world.sendAll();
    expect(await world.decide(sale.id, { kind: 'without-customer' })).toBe('ok');
    await world.sendAll();
    expect(sent(sale.id)).toMatchObject({ customer: null });
  });
});
