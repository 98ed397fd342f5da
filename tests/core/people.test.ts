import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ErrorCode, Reply } from '#contract/errors.ts';
import { contract } from '#contract/index.ts';
import { OWNER } from '#domain/party/role.ts';
import { checkJournal } from '#main/data/journal-check.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;

beforeEach(async () => {
  till = await openTestTill();
});

afterEach(async () => {
  expect(till.bugs).toEqual([]);
  expect(await checkJournal(till.db)).toMatchObject({ broken: null });
  await till.close();
});

const PIN = '2468';

/** What the page gets; fails with the refusal's code. */
async function page(procedure: string, input: object): Promise<unknown> {
  const reply = await till.askAsPage(procedure, input);
  if (!reply.ok) throw new Error(`${procedure}: ${reply.error.code}`);
  return reply.value;
}

function refusal(reply: Reply): ErrorCode | null {
  return reply.ok ? null : reply.error.code;
}

async function refused(procedure: string, input: object): Promise<ErrorCode | null> {
  return refusal(await till.askAsPage(procedure, input));
}

async function session() {
  return contract.people.session.output.parse(await page('people.session', {}));
}

async function idOf(name: string): Promise<string> {
  const { people } = contract.people.names.output.parse(await page('people.names', {}));
  return people.find((person) => person.name === name)?.staffId ?? '';
}

/** Makes an owner, Mira, who is then signed in. */
async function openShop(): Promise<void> {
  await page('people.createOwner', { name: 'Mira', pin: PIN });
}

async function hire(name: string, roleId: string, pin: string): Promise<string> {
  const staffId = v7();
  await page('people.save', { staff: { staffId, name, roleId, isActive: true }, pin });
  return staffId;
}

async function lockedUntil(staffId: string): Promise<number> {
  const { people } = contract.people.names.output.parse(await page('people.names', {}));
  return people.find((person) => person.staffId === staffId)?.lockedUntil ?? 0;
}

async function signIn(staffId: string, pin: string): Promise<void> {
  await page('people.signIn', { staffId, pin });
}

const entrySchema = z.object({ kind: z.string(), actor: z.string(), payload: z.string() });

function journal(kind: string): { actor: string; payload: unknown }[] {
  return z
    .array(entrySchema)
    .parse(till.sqlite.prepare('SELECT * FROM journal WHERE kind = ? ORDER BY seq').all(kind))
    .map(({ actor, payload }) => ({ actor, payload: JSON.parse(payload) as unknown }));
}

describe('a new till', () => {
  it('lets whoever sets it up do everything, until it has an owner', async () => {
    expect(await session()).toMatchObject({
      hasStaff: false,
      actor: { staffId: null, role: { id: 'owner' } },
    });
    await openShop();
    const { hasStaff, actor } = await session();
    expect({ hasStaff, name: actor?.name, role: actor?.role.id }).toEqual({
      hasStaff: true,
      name: 'Mira',
      role: 'owner',
    });
  });

  it('has its first owner made once, also when asked twice at the same time', async () => {
    const replies = await Promise.all([
      till.askAsPage('people.createOwner', { name: 'Mira', pin: PIN }),
      till.askAsPage('people.createOwner', { name: 'Otto', pin: PIN }),
    ]);
    expect(new Set(replies.map(refusal))).toEqual(new Set([null, 'already-set-up']));
    expect(await refused('people.createOwner', { name: 'Ute', pin: PIN })).toBe('already-set-up');
  });

  it('keeps no PIN, not in the tables and not in the journal', async () => {
    await page('people.createOwner', { name: 'Mira', pin: '135791113' });
    const kept = [
      ...till.sqlite.prepare('SELECT * FROM staff').all(),
      ...till.sqlite.prepare('SELECT * FROM journal').all(),
    ];
    expect(JSON.stringify(kept)).not.toContain('135791113');
  });
});

describe('signing in', () => {
  it('ends with a lock; nobody may do more than sign in then', async () => {
    await openShop();
    await page('people.lock', {});
    expect((await session()).actor).toBeNull();
    expect(await refused('people.list', {})).toBe('not-allowed');
    expect(await refused('catalog.categories', {})).toBe('not-allowed');
    await signIn(await idOf('Mira'), PIN);
    expect((await session()).actor?.name).toBe('Mira');
  });

  it('passes from one person to the next without a lock between', async () => {
    await openShop();
    const ben = await hire('Ben', 'clerk', '1111');
    await signIn(ben, '1111');
    expect((await session()).actor).toMatchObject({ staffId: ben, name: 'Ben', role: { id: 'clerk' } });
    expect(journal('signed-out').map(({ actor }) => actor)).toEqual(['Mira']);
    expect(journal('signed-in').at(-1)?.payload).toEqual({ staffId: ben, name: 'Ben' });
  });

  it('is forgotten when the program starts again', async () => {
    await openShop();
    const again = await openTestTill(till);
    const reply = await again.askAsPage('people.session', {});
    expect(reply).toMatchObject({ ok: true, value: { hasStaff: true, actor: null } });
  });

  it('answers somebody who is not there, or not any more, like a wrong PIN', async () => {
    await openShop();
    const ben = await hire('Ben', 'clerk', '1111');
    await page('people.save', {
      staff: { staffId: ben, name: 'Ben', roleId: 'clerk', isActive: false },
      pin: null,
    });
    expect(await refused('people.signIn', { staffId: v7(), pin: PIN })).toBe('pin-wrong');
    expect(await refused('people.signIn', { staffId: ben, pin: '1111' })).toBe('pin-wrong');
  });

  it('takes a changed role, or a person away, at once', async () => {
    await openShop();
    const mira = await idOf('Mira');
    const ben = await hire('Ben', 'clerk', '1111');
    await signIn(ben, '1111');
    const owner = { staffId: mira, name: 'Mira', role: OWNER };
    expect(await refused('people.list', {})).toBe('not-allowed');
    const asManager = { staffId: ben, name: 'Ben', roleId: 'manager', isActive: true };
    await till.ask('people.save', { staff: asManager, pin: null }, owner);
    expect(await refused('people.list', {})).toBeNull();
    await till.ask('people.save', { staff: { ...asManager, isActive: false }, pin: null }, owner);
    expect((await session()).actor).toBeNull();
  });
});

describe('wrong PINs', () => {
  const wrong = (staffId: string): Promise<Reply> =>
    till.askAsPage('people.signIn', { staffId, pin: '9999' });

  it('cost a growing wait from the third one on; each is in the journal by name', async () => {
    await openShop();
    const mira = await idOf('Mira');
    const waits: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      expect(refusal(await wrong(mira))).toBe('pin-wrong');
      const wait = (await lockedUntil(mira)) - till.clock.at;
      waits.push(wait / 1000);
      till.clock.at += wait;
    }
    expect(waits).toEqual([0, 0, 5, 15, 60, 300]);
    expect(journal('sign-in-failed')).toEqual(
      Array.from({ length: 6 }, () => ({ actor: 'Mira', payload: { name: 'Mira', staffId: mira } })),
    );
  });

  it('hold the right PIN up too, across a restart, and are forgotten once it was given', async () => {
    await openShop();
    const mira = await idOf('Mira');
    for (let attempt = 0; attempt < 3; attempt += 1) await wrong(mira);
    const again = await openTestTill(till);
    again.clock.at = till.clock.at + 4000;
    expect(await again.askAsPage('people.signIn', { staffId: mira, pin: PIN })).toMatchObject({
      error: { code: 'pin-locked', details: { seconds: 1 } },
    });
    again.clock.at += 1000;
    expect(refusal(await again.askAsPage('people.signIn', { staffId: mira, pin: PIN }))).toBeNull();
    expect(till.sqlite.prepare('SELECT failures, locked_until FROM staff').get()).toEqual({
      failures: 0,
      locked_until: 0,
    });
  });

  it('win nothing by coming all at once', async () => {
    await openShop();
    const mira = await idOf('Mira');
    const replies = await Promise.all(Array.from({ length: 20 }, () => wrong(mira)));
    expect(replies.filter((reply) => refusal(reply) === 'pin-wrong')).toHaveLength(3);
    expect(replies.filter((reply) => refusal(reply) === 'pin-locked')).toHaveLength(17);
  });

  it('of one person hold up nobody else', async () => {
    await openShop();
    const ben = await hire('Ben', 'clerk', '1111');
    for (let attempt = 0; attempt < 5; attempt += 1) await wrong(ben);
    await signIn(await idOf('Mira'), PIN);
    expect((await session()).actor?.name).toBe('Mira');
  });
});
