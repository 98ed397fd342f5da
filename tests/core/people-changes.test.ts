import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '#contract/errors.ts';
import { contract } from '#contract/index.ts';
import { OWNER, PERMISSIONS, type Role } from '#domain/party/role.ts';
import type { Actor } from '#main/core/context.ts';
import { findUsableGrants, markUsed } from '#main/data/grant.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let mira: Actor;

beforeEach(async () => {
  till = await openTestTill();
  await till.askAsPage('people.createOwner', { name: 'Mira', pin: '2468' });
  mira = await till.session.actor(till.db);
});

afterEach(async () => {
  expect(till.bugs).toEqual([]);
  await till.close();
});

/** Null when it was done, else why not. */
async function ask(procedure: string, input: object, actor = mira): Promise<ErrorCode | null> {
  const reply = await till.ask(procedure, input, actor);
  return reply.ok ? null : reply.error.code;
}

interface Wanted {
  readonly staffId?: string;
  readonly name: string;
  readonly roleId: string;
  readonly isActive?: boolean;
  readonly pin?: string | null;
}

function save({ staffId = v7(), name, roleId, isActive = true, pin = '1111' }: Wanted, actor = mira) {
  return ask('people.save', { staff: { staffId, name, roleId, isActive }, pin }, actor);
}

/** Somebody new, as they ask. */
async function hire(name: string, roleId: string, pin = '1111'): Promise<Actor & { staffId: string }> {
  const staffId = v7();
  expect(await save({ staffId, name, roleId, pin })).toBeNull();
  const roles = (await list()).roles;
  const role = roles.find(({ id }) => id === roleId);
  if (role === undefined) throw new Error(`no role ${roleId}`);
  return { staffId, name, role };
}

async function list() {
  const reply = await till.ask('people.list', {}, mira);
  return contract.people.list.output.parse(reply.ok ? reply.value : null);
}

const lead: Role = {
  id: 'lead',
  name: 'Lead',
  permissions: ['catalog.read', 'sale.make', 'sale.read', 'people.edit'],
  discountPpm: 200_000,
  freeRefund: 1000,
};

describe('people', () => {
  it('are made, changed and leave; who left is listed, but not asked for at the till', async () => {
    const ben = await hire('Ben', 'clerk');
    expect(await save({ staffId: ben.staffId, name: 'Benno', roleId: 'manager', pin: null })).toBeNull();
    expect(
      await save({ staffId: ben.staffId, name: 'Benno', roleId: 'manager', isActive: false, pin: null }),
    ).toBeNull();
    expect((await list()).staff.map(({ name, roleId, isActive }) => [name, roleId, isActive])).toEqual([
      ['Benno', 'manager', false],
      ['Mira', 'owner', true],
    ]);
    const names = await till.askAsPage('people.names', {});
    expect(names).toMatchObject({ value: { people: [{ name: 'Mira' }] } });
  });

  it('get a new PIN, which ends the wait for the old one', async () => {
    const ben = await hire('Ben', 'clerk', '1111');
    const signIn = (pin: string) => ask('people.signIn', { staffId: ben.staffId, pin });
    for (let attempt = 0; attempt < 3; attempt += 1) await signIn('9999');
    expect(await signIn('1111')).toBe('pin-locked');
    expect(await save({ staffId: ben.staffId, name: 'Ben', roleId: 'clerk', pin: '3333' })).toBeNull();
    expect(await signIn('1111')).toBe('pin-wrong');
    expect(await signIn('3333')).toBeNull();
  });

  it.each([
    ['a new person without a PIN', { name: 'Ben', roleId: 'clerk', pin: null }, 'pin-needed'],
    ['a role that is not there', { name: 'Ben', roleId: 'pope' }, 'role-unknown'],
    ['a name that somebody has, written otherwise', { name: 'mIRA', roleId: 'clerk' }, 'name-taken'],
  ] as const)('refuses %s', async (_, wanted, code) => {
    expect(await save(wanted)).toBe(code);
    expect((await list()).staff).toHaveLength(1);
  });

  it('keep one owner who can sign in', async () => {
    const own = { staffId: mira.staffId ?? '', name: 'Mira', pin: null };
    expect(await save({ ...own, roleId: 'manager' })).toBe('last-owner');
    expect(await save({ ...own, roleId: 'owner', isActive: false })).toBe('last-owner');
    await hire('Otto', 'owner');
    expect(await save({ ...own, roleId: 'manager' })).toBeNull();
  });

  it('make nobody who may do more than they may, and take no such place', async () => {
    const manager = await hire('Ben', 'manager');
    expect(await save({ name: 'Otto', roleId: 'owner' }, manager)).toBe('may-not-grant');
    expect(await save({ staffId: manager.staffId, name: 'Ben', roleId: 'owner', pin: null }, manager)).toBe(
      'may-not-grant',
    );
    expect(
      await save({ staffId: mira.staffId ?? '', name: 'Mira', roleId: 'owner', pin: '1234' }, manager),
    ).toBe('may-not-grant');
    expect(
      await save({ staffId: mira.staffId ?? '', name: 'Mira', roleId: 'clerk', pin: '1234' }, manager),
    ).toBe('may-not-grant');
    expect(await save({ name: 'Cleo', roleId: 'clerk' }, manager)).toBeNull();
  });
});

describe('roles', () => {
  it('are made and changed; the built-in ones keep their place without a name', async () => {
    expect(await ask('people.saveRole', { role: lead })).toBeNull();
    expect(
      await ask('people.saveRole', { role: { ...lead, name: 'Shift lead', discountPpm: 0 } }),
    ).toBeNull();
    const clerk = (await list()).roles.find(({ id }) => id === 'clerk');
    const { isBuiltIn: _, ...rest } = clerk ?? { ...lead, isBuiltIn: false };
    expect(
      await ask('people.saveRole', { role: { ...rest, name: 'Sales', permissions: ['sale.make'] } }),
    ).toBeNull();
    expect((await list()).roles.map(({ id, name, isBuiltIn }) => [id, name, isBuiltIn])).toEqual([
      ['owner', '', true],
      ['manager', '', true],
      ['clerk', '', true],
      ['fulfilment', '', true],
      ['lead', 'Shift lead', false],
    ]);
    expect((await list()).roles.find(({ id }) => id === 'clerk')?.permissions).toEqual(['sale.make']);
  });

  it('of the owner stay as they are', async () => {
    expect(await ask('people.saveRole', { role: { ...OWNER, permissions: [] } })).toBe('role-fixed');
    expect((await list()).roles.find(({ id }) => id === 'owner')?.permissions).toEqual(PERMISSIONS);
  });

  it.each([
    ['without a name', { ...lead, name: '' }, 'bad-request'],
    ['with a name that another one has', { ...lead, id: 'other', name: 'LEAD' }, 'name-taken'],
  ] as const)('are refused %s', async (_, role, code) => {
    await ask('people.saveRole', { role: lead });
    expect(await ask('people.saveRole', { role })).toBe(code);
  });

  it('get no right and no limit that the one who asks has not', async () => {
    await ask('people.saveRole', { role: lead });
    const ben = await hire('Ben', 'lead');
    const role: Role = { ...lead, id: 'helper', name: 'Helper' };
    expect(await ask('people.saveRole', { role: { ...role, permissions: ['sale.void'] } }, ben)).toBe(
      'may-not-grant',
    );
    expect(await ask('people.saveRole', { role: { ...role, discountPpm: 200_001 } }, ben)).toBe(
      'may-not-grant',
    );
    expect(await ask('people.saveRole', { role: { ...role, freeRefund: 1001 } }, ben)).toBe('may-not-grant');
    expect(await ask('people.saveRole', { role }, ben)).toBeNull();
  });

  it('are changed by nobody who may do less: neither stripped nor given back', async () => {
    await ask('people.saveRole', { role: lead });
    const ben = await hire('Ben', 'lead');
    const manager = (await list()).roles.find(({ id }) => id === 'manager');
    const { isBuiltIn: _, ...rest } = manager ?? { ...lead, isBuiltIn: true };
    const fewer = { ...rest, permissions: rest.permissions.filter((right) => right !== 'setup') };
    expect(await ask('people.saveRole', { role: fewer }, ben)).toBe('may-not-grant');
    expect(await ask('people.saveRole', { role: fewer })).toBeNull();
    expect(await ask('people.saveRole', { role: rest }, ben)).toBe('may-not-grant');
  });
});

describe('a right at the spot', () => {
  const subject = v7();
  const wish = { permission: 'sale.void', amount: 1500, subject, reason: 'rung up twice' } as const;

  async function authorise(staffId: string | null, pin: string, wanted: object = {}) {
    const clerk: Actor = { staffId: null, name: 'Cleo', role: { ...lead, permissions: ['sale.make'] } };
    return await till.ask('people.authorise', { staffId, pin, ...wish, ...wanted }, clerk);
  }

  it('is given by PIN for one subject and amount, told to the journal, and used once', async () => {
    const reply = await authorise(mira.staffId, '2468');
    const { grantId, grantedBy } = contract.people.authorise.output.parse(reply.ok ? reply.value : null);
    expect(grantedBy).toBe('Mira');
    const told = till.sqlite.prepare("SELECT actor, payload FROM journal WHERE kind = 'right-granted'").get();
    expect(told).toEqual({
      actor: 'Cleo',
      payload: JSON.stringify({
        amount: 1500,
        grantId,
        grantedBy: mira.staffId,
        grantedByName: 'Mira',
        permission: 'sale.void',
        reason: 'rung up twice',
        subject,
      }),
    });
    const shown = { ids: [grantId], subject, at: till.clock.at };
    expect(await findUsableGrants(till.db, { ...shown, ids: [grantId, v7()] })).toMatchObject([
      { id: grantId, permission: 'sale.void', amount: 1500, grantedBy: mira.staffId },
    ]);
    expect(await findUsableGrants(till.db, { ...shown, subject: v7() })).toEqual([]);
    await till.db.transaction().execute((tx) => markUsed(tx, [grantId], till.clock.at));
    expect(await findUsableGrants(till.db, shown)).toEqual([]);
    await expect(
      till.db.transaction().execute((tx) => markUsed(tx, [grantId], till.clock.at)),
    ).rejects.toThrow('twice');
  });

  it('is given by nobody who has it not, or not so far', async () => {
    const cleo = await hire('Cleo', 'clerk', '1111');
    const ben = await hire('Ben', 'manager', '2222');
    expect(await authorise(cleo.staffId, '1111')).toMatchObject({
      error: { code: 'may-not-grant', details: { name: 'Cleo' } },
    });
    const free = { permission: 'sale.refund-free', amount: 50_001 };
    expect(await authorise(ben.staffId, '2222', free)).toMatchObject({ error: { code: 'may-not-grant' } });
    expect(await authorise(ben.staffId, '2222', { ...free, amount: 50_000 })).toMatchObject({ ok: true });
    expect(till.sqlite.prepare('SELECT count(*) AS grants FROM override_grant').get()).toEqual({ grants: 1 });
  });

  it('waits after wrong PINs like a sign-in', async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(await authorise(mira.staffId, '9999')).toMatchObject({ error: { code: 'pin-wrong' } });
    }
    expect(await authorise(mira.staffId, '2468')).toMatchObject({ error: { code: 'pin-locked' } });
    expect(await ask('people.signIn', { staffId: mira.staffId, pin: '2468' })).toBe('pin-locked');
  });
});
