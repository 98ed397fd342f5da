import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Reply } from '#contract/errors.ts';
import { createSessions } from '#main/core/session.ts';
import { createDeskPeople, type DeskPeople } from '#main/desk-people.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let people: DeskPeople;
/** Ends what is being looked at. */
let ends: (() => void)[];
const DONE: Reply = { ok: true, value: {} };
const BUSY = { ok: false, error: { code: 'pin-busy' } };
const SIGN_IN = { procedure: 'people.signIn', input: {} };

beforeEach(async () => {
  till = await openTestTill();
  ends = [];
  people = createDeskPeople({
    db: till.db,
    clock: till.clock,
    sessions: createSessions('Counter'),
    dispatch: () => new Promise((resolve) => ends.push(() => resolve(DONE))),
  });
});

afterEach(() => till.close());

it('looks at one PIN of a device at a time, and at few at all', async () => {
  const first = ['a', 'b', 'c'].map((deskId) => people.reply(deskId, SIGN_IN));
  expect(await people.reply('a', SIGN_IN)).toEqual(BUSY);
  expect(await people.reply('d', SIGN_IN)).toEqual(BUSY);
  await expect.poll(() => ends.length).toBe(3);
  ends.forEach((end) => end());
  expect(await Promise.all(first)).toEqual([DONE, DONE, DONE]);
  const next = people.reply('d', SIGN_IN);
  await expect.poll(() => ends.length).toBe(4);
  ends.forEach((end) => end());
  expect(await next).toEqual(DONE);
});

it('signs out only after whoever is just coming in', async () => {
  const coming = people.reply('a', SIGN_IN);
  let isLocked = false;
  const locked = people.lock('a').then(() => (isLocked = true));
  await expect.poll(() => ends.length).toBe(1);
  expect(isLocked).toBe(false);
  ends.forEach((end) => end());
  await Promise.all([coming, locked]);
});
