import { fc, test } from '@fast-check/vitest';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customer, type Customer } from '#contract/customer.ts';
import { foldText, searchWords } from '#domain/party/fold.ts';
import type { Role } from '#domain/party/role.ts';
import type { Actor } from '#main/core/context.ts';
import { customerOf } from '#tests/support/customer.ts';
import { addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

const permissions: Role['permissions'] = ['sale.make', 'customer.read', 'customer.edit'];
const CLERK: Actor = {
  staffId: null,
  name: 'Ada',
  role: { id: 'clerk', name: '', permissions, discountPpm: 0, freeRefund: 0 },
};

let till: TestTill;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
});

afterEach(() => till.close());

async function save(given: Customer): Promise<void> {
  expect(await till.ask('customer.save', { customer: given })).toEqual({ ok: true, value: {} });
}

async function seen({ customerId }: Customer): Promise<Customer> {
  const reply = await till.ask('customer.view', { customerId });
  if (!reply.ok) throw new Error(reply.error.code);
  return customer.view.output.parse(reply.value).customer;
}

async function find(text: string): Promise<string[]> {
  const reply = await till.ask('customer.search', { text, limit: 20 });
  if (!reply.ok) throw new Error(reply.error.code);
  return customer.search.output.parse(reply.value).customers.map(({ name }) => name);
}

describe('customers', () => {
  it('are found by name without marks, by phone however it is written, by mail and by card', async () => {
    await save(
      customerOf('Ada Núñez', { phone: '+49 (30) 123-45', mail: 'Ada@Example.com', card: 'C-1001' }),
    );
    await save(customerOf('Bo Weber', { phone: '030 999' }));
    const texts = ['nunez', 'ADA nún', '030 12345', '+49 30 12345', 'ada@ex', 'c-1001'];
    const found = await Promise.all(texts.map(find));
    expect(found).toEqual(texts.map(() => ['Ada Núñez']));
    expect(await find('')).toEqual(['Ada Núñez', 'Bo Weber']);
    expect(await find('nobody')).toEqual([]);
  });

  it('are changed under their id, and the journal keeps no address', async () => {
    const ada = customerOf('Ada', { address: 'Secret Lane 1', phone: '0309876' });
    await save(ada);
    await save({ ...ada, name: 'Ada Lovelace' });
    expect(await find('ada')).toEqual(['Ada Lovelace']);
    const journal = till.sqlite.prepare('SELECT payload FROM journal').pluck().all().join('\n');
    expect(journal).toContain(ada.customerId);
    expect(journal).not.toMatch(/Secret|0309876|Lovelace/);
  });

  it('have a card of their own, never a payment card', async () => {
    await save(customerOf('Ada', { card: 'C-1' }));
    expect(await till.ask('customer.save', { customer: customerOf('Bo', { card: 'C-1' }) })).toMatchObject({
      error: { code: 'card-taken', details: { name: 'Ada' } },
    });
    const paying = customerOf('Bo', { card: '4111 1111 1111 1111' });
    expect(await till.ask('customer.save', { customer: paying })).toMatchObject({
      error: { code: 'card-number' },
    });
  });

  it('are trusted only by who may change the rules of the shop', async () => {
    const trust = { mayPayLater: true, groupIds: ['staff'] };
    const ada = customerOf('Ada', trust);
    const bo = customerOf('Bo');
    await till.ask('customer.save', { customer: ada }, CLERK);
    await save({ ...bo, ...trust });
    await till.ask('customer.save', { customer: { ...bo, name: 'Bob' } }, CLERK);
    expect(await seen(ada)).toMatchObject({ name: 'Ada', mayPayLater: false, groupIds: [] });
    expect(await seen(bo)).toMatchObject({ name: 'Bob', ...trust });
  });

  it('that nobody knows are refused', async () => {
    expect(await till.ask('customer.view', { customerId: v7() })).toMatchObject({
      error: { code: 'customer-unknown' },
    });
  });
});

describe('folding', () => {
  test.prop([fc.string({ unit: 'binary' })])('is the same done twice', (text) => {
    expect(foldText(foldText(text))).toBe(foldText(text));
  });

  test.prop([fc.string({ unit: 'grapheme' })])('finds a text by its own words', (text) => {
    const folded = foldText(text);
    const digits = text.replaceAll(/\D/g, '');
    for (const word of searchWords(text)) expect(`${folded}\n${digits}`).toContain(word);
  });
});
