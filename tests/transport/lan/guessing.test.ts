import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Reply } from '#contract/errors.ts';
import { openLanRoom, signIn, staffId, valueOf, type DeskLine, type LanRoom } from './lan-room.ts';

let room: LanRoom;
let line: DeskLine;
let mira: string;
let ben: string;

beforeEach(async () => {
  room = await openLanRoom();
  await room.turnOn();
  line = await room.connect(await room.paired());
  mira = await staffId(line, 'Mira');
  ben = await staffId(line, 'Ben');
});

afterEach(() => room.till.close());

const wrong = (id: string, at = line): Promise<Reply> =>
  at.ask('people.signIn', { staffId: id, pin: '0000' });
const LOCKED = { ok: false, error: { code: 'pin-locked' } };
const WRONG = { ok: false, error: { code: 'pin-wrong' } };

/** Guesses so often, and waits for as long as it takes in between. */
async function guess(id: string, times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) {
    room.till.clock.at += 900_000;
    await Promise.race([wrong(id), line.closed]);
  }
}

async function devices() {
  return contract.desk.devices.output.parse(valueOf(await room.till.ask('desk.devices', {}))).devices;
}

async function kinds(): Promise<readonly string[]> {
  const rows = await room.till.db.selectFrom('journal').select('kind').orderBy('seq').execute();
  return rows.map(({ kind }) => kind).filter((kind) => ['sign-in-failed', 'desk-barred'].includes(kind));
}

describe('wrong PINs at a device', () => {
  it('make it wait, whomever it tries next, and nobody else', async () => {
    const other = await room.connect(await room.paired('Other'));
    for (const id of [mira, ben, mira]) expect(await wrong(id)).toMatchObject(WRONG);
    expect(await wrong(ben)).toMatchObject({ error: { code: 'pin-locked', details: { seconds: 5 } } });
    const { people } = contract.people.names.output.parse(valueOf(await line.ask('people.names', {})));
    expect(people.map(({ lockedUntil }) => lockedUntil - room.till.clock.at)).toEqual([5000, 5000]);
    expect(await signIn(other, 'Ben')).toMatchObject({ ok: true });
  });

  it('keep nobody from the till', async () => {
    await guess(mira, 5);
    expect(await wrong(mira)).toMatchObject(LOCKED);
    expect(await room.till.askAsPage('people.signIn', { staffId: mira, pin: '2468' })).toMatchObject({
      ok: true,
    });
    expect(await wrong(mira)).toMatchObject(LOCKED);
  });

  it('of somebody who is not there make it wait too, and fill no journal', async () => {
    for (let at = 0; at < 3; at += 1) expect(await wrong(v7())).toMatchObject(WRONG);
    for (let at = 0; at < 3; at += 1) expect(await wrong(v7())).toMatchObject(LOCKED);
    expect(await kinds()).toEqual([]);
  });

  it('shut it out after ten in a row; the manager sees why, and the journal says so once', async () => {
    const other = await room.connect(await room.paired('Other'));
    await guess(mira, 5);
    await guess(ben, 4);
    expect(await devices()).toMatchObject([{ name: 'Other' }, { name: 'Tablet', barredAt: null }]);
    room.till.clock.at += 900_000;
    void wrong(mira);
    expect(await line.closed).toBe(4401);
    expect(await devices()).toMatchObject([
      { name: 'Other', barredAt: null },
      { name: 'Tablet', barredAt: room.till.clock.at, isHere: false },
    ]);
    expect(await kinds()).toEqual([...Array.from({ length: 10 }, () => 'sign-in-failed'), 'desk-barred']);
    expect(await signIn(other, 'Ben')).toMatchObject({ ok: true });
  });

  it('are not made undone by the PIN of somebody else', async () => {
    for (let at = 0; at < 4; at += 1) {
      await guess(mira, 2);
      expect(await signIn(line, 'Ben')).toMatchObject({ ok: true });
    }
    await guess(mira, 2);
    expect(await line.closed).toBe(4401);
  });

  it('end with the right one', async () => {
    await guess(ben, 9);
    room.till.clock.at += 900_000;
    expect(await signIn(line, 'Ben')).toMatchObject({ ok: true });
    await guess(ben, 2);
    expect(await signIn(line, 'Ben')).toMatchObject({ ok: true });
  });
});

describe('a device that wrong PINs shut out', () => {
  beforeEach(() => guess(mira, 10));

  it('is paired anew, and taken off the list when the manager has seen it', async () => {
    const again = await room.connect(await room.paired('Tablet again'));
    expect(await signIn(again, 'Ben')).toMatchObject({ ok: true });
    await room.till.ask('desk.revoke', { deskId: await room.deskId('Tablet') });
    expect((await devices()).map(({ name }) => name)).toEqual(['Tablet again']);
  });
});
