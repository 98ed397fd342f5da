import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { insertGrant } from '#main/data/grant.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { webOrderOf } from '#tests/support/memory-orders.ts';
import { takeSteps, tell, told, tryStep } from '#tests/support/pickup-desk.ts';
import { MIRA, openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let ida: string;
const order = webOrderOf('o1', { 'v-MUG': 2 }, { paid: 2000 });
const cancel = { kind: 'cancel', reason: 'called' } as const;
const clerk = { ...MIRA, role: { ...MIRA.role, permissions: ['pickup.read', 'pickup.work'] as const } };

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1000 });
  await tell(till, [order]);
  await takeSteps(till, 'o1', { kind: 'accept' });
  ida = v7();
  till.sqlite
    .prepare("INSERT INTO staff (id, name, role_id, pin_hash, created_at) VALUES (?, 'Ida', 'owner', '', 0)")
    .run(ida);
});

afterEach(async () => {
  expect(till.bugs).toEqual([]);
  await till.close();
});

/** What Ida allows for one step. */
async function allowed(subject: string, amount: number): Promise<string> {
  const id = v7();
  const given = { id, permission: 'pickup.settle', amount, subject, reason: 'called' } as const;
  await till.db
    .transaction()
    .execute((tx) => insertGrant(tx, { ...given, grantedBy: ida, grantedAt: till.clock.at }));
  return id;
}

it('who may not give back asks somebody who may, by how much goes back', async () => {
  const refused = {
    error: { code: 'override-needed', details: { permission: 'pickup.settle', amount: 2000 } },
  };
  expect(await tryStep(till, 'o1', cancel, { actor: clerk })).toMatchObject(refused);
  const eventId = v7();
  const less = await allowed(eventId, 1999);
  expect(await tryStep(till, 'o1', cancel, { actor: clerk, eventId, grants: [less] })).toMatchObject(refused);
  const other = await allowed(v7(), 2000);
  expect(await tryStep(till, 'o1', cancel, { actor: clerk, eventId, grants: [other] })).toMatchObject(
    refused,
  );
  const grants = [await allowed(eventId, 2000)];
  expect(await tryStep(till, 'o1', cancel, { actor: clerk, eventId, grants })).toMatchObject({ ok: true });
  expect(await tryStep(till, 'o1', cancel, { actor: clerk, eventId, grants })).toMatchObject({ ok: true });
  expect(told(till).at(-1)?.event.clerk).toBe('Mira');
});
