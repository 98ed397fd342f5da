import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '#contract/errors.ts';
import type { Actor } from '#main/core/context.ts';
import { insertGrant } from '#main/data/grant.ts';
import { SHIFT_ID } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';
import {
  ADA,
  close,
  codeOf,
  jobs,
  journal,
  open,
  openShiftTill,
  PRINTER,
  sell,
  told,
  xOf,
} from './shift-till.ts';

let till: TestTill;

beforeEach(async () => {
  till = await openShiftTill();
});

afterEach(() => till.close());

function move(kind: string, amount: number, actor?: Actor, id = v7()): Promise<Reply> {
  return till.ask('shift.moveCash', { id, kind, amount, reason: 'because' }, actor);
}

describe('opening', () => {
  it('is offered what the last shift left, and begins with what was counted', async () => {
    const before = await told(till.ask('shift.current', {}, ADA));
    expect(before).toEqual({ shift: null, leftFloat: 15_000, leftCounts: { 5000: 2, 1000: 3, 100: 20 } });
    const shift = await told(till.ask('shift.open', { counts: { 1000: 1, 50: 3 } }, ADA));
    expect(shift).toMatchObject({ number: 2, openedBy: 'Ada', float: 1150, openedAt: till.clock.at });
    expect(await told(till.ask('shift.current', {}, ADA))).toMatchObject({ shift });
    expect(till.touched).toContain('shift');
    expect(journal(till.sqlite).at(-1)?.kind).toBe('shift-opened');
    expect(JSON.parse(journal(till.sqlite).at(-1)?.payload ?? '')).toMatchObject({
      float: 1150,
      left: 15_000,
    });
  });

  it('tells in both reports what went out of the drawer since the last shift', async () => {
    await told(till.ask('shift.open', { counts: { 5000: 2 } }, ADA));
    expect((await xOf(till)).cash).toMatchObject({ left: 15_000, float: 10_000, expected: 10_000 });
    const { cash } = await close(till, { counts: { 5000: 2 } });
    expect(cash).toMatchObject({ left: 15_000, float: 10_000, count: { difference: 0 } });
  });

  it('takes no count that is beyond any amount', async () => {
    for (const counts of [{ 9999999999: 100_000 }, { 99999999: 1000, 50: 100_000 }]) {
      expect(await codeOf(till.ask('shift.open', { counts }))).toBe('bad-request');
    }
    await open(till);
    const counts = { 9999999999: 100_000 };
    expect(await codeOf(till.ask('shift.close', { counts, leftFloat: 0, note: '' }))).toBe('bad-request');
    expect(await told(till.ask('shift.current', {}))).toMatchObject({ shift: { number: 2 } });
  });

  it('is refused while a shift is open, and before the till was set up', async () => {
    await open(till);
    expect(await codeOf(till.ask('shift.open', { counts: {} }))).toBe('shift-open');
    const fresh = await openTestTill();
    expect(await codeOf(fresh.ask('shift.open', { counts: {} }))).toBe('not-set-up');
    expect(await told(fresh.ask('shift.current', {}))).toEqual({
      shift: null,
      leftFloat: 0,
      leftCounts: {},
    });
    await fresh.close();
  });
});

describe('cash that moves', () => {
  it('is expected in the drawer, whatever its kind', async () => {
    const shiftId = await open(till);
    await sell(till, { shiftId, number: 1 }, 2000);
    await sell(till, { shiftId, number: 2 }, -300);
    await move('pay-in', 1000);
    await move('pay-out', 500);
    await move('safe-drop', 10_000);
    const report = await xOf(till);
    expect(report.cash).toEqual({
      left: 15_000,
      float: 15_000,
      cashSales: 2000,
      cashRefunds: 300,
      payIns: 1000,
      payOuts: 500,
      safeDrops: 10_000,
      foreign: [],
      expected: 7200,
      count: null,
    });
    expect(journal(till.sqlite).filter(({ kind }) => kind === 'cash-moved')).toHaveLength(3);
  });

  it('moves once, however often it is asked for, even after the shift has ended', async () => {
    await open(till);
    const id = v7();
    await move('pay-in', 1000, undefined, id);
    const before = journal(till.sqlite).length;
    expect(await codeOf(move('pay-in', 1000, undefined, id))).toBe('ok');
    await close(till, { counts: {} });
    expect(await codeOf(move('pay-in', 1000, undefined, id))).toBe('ok');
    expect(till.sqlite.prepare('SELECT count(*) AS n FROM cash_movement').get()).toEqual({ n: 1 });
    expect(journal(till.sqlite)).toHaveLength(before + 1);
  });

  it('does not go out where it should not be for who may know that; nobody else learns what is there', async () => {
    await open(till);
    expect(await move('pay-out', 15_001)).toMatchObject({
      error: { code: 'cash-short', details: { expected: 15_000 } },
    });
    expect(await codeOf(move('safe-drop', 15_001, ADA))).toBe('ok');
    expect((await xOf(till)).cash?.expected).toBe(-1);
  });

  it('opens the drawer and leaves a slip, where there is a printer', async () => {
    await open(till);
    await move('pay-in', 100);
    expect(jobs(till.sqlite)).toEqual([]);
    till.world.printer = PRINTER;
    const id = v7();
    await move('pay-in', 100, undefined, id);
    expect(jobs(till.sqlite)).toEqual([
      { kind: 'drawer', subject: 'cash', subject_id: id, is_copy: 0 },
      { kind: 'receipt', subject: 'cash', subject_id: id, is_copy: 0 },
    ]);
    expect(till.touched).toContain('device');
  });
});

describe('the drawer opened for nothing', () => {
  it('is written down with its reason, once', async () => {
    await open(till);
    const input = { id: v7(), reason: 'Change for a note', grants: [] };
    await told(till.ask('shift.openDrawer', input));
    await told(till.ask('shift.openDrawer', input));
    const report = await xOf(till);
    expect(report.noSales).toBe(1);
    expect(report.cash?.expected).toBe(15_000);
    expect(journal(till.sqlite).filter(({ kind }) => kind === 'drawer-opened')).toHaveLength(1);
  });

  it('needs its right, or somebody who allows it once, for this shift', async () => {
    const shiftId = await open(till);
    const ask = (grants: readonly string[]): Promise<Reply> =>
      till.ask('shift.openDrawer', { id: v7(), reason: 'because', grants }, ADA);
    const refused = { error: { code: 'override-needed', details: { permission: 'drawer.open', amount: 0 } } };
    expect(await ask([])).toMatchObject(refused);
    const grant = await allow(shiftId);
    expect(await codeOf(ask([grant]))).toBe('ok');
    expect(await ask([grant])).toMatchObject(refused);
    expect(await ask([await allow(SHIFT_ID)])).toMatchObject(refused);
    expect((await xOf(till)).noSales).toBe(1);
  });
});

/** A manager allows the drawer to be opened in a shift. */
async function allow(subject: string): Promise<string> {
  const id = v7();
  const staffId = v7();
  till.sqlite
    .prepare("INSERT INTO staff (id, name, role_id, pin_hash, created_at) VALUES (?, ?, 'manager', '', 0)")
    .run(staffId, 'Mo');
  const grant = { amount: 0, subject, reason: 'because', grantedBy: staffId, grantedAt: till.clock.at };
  await till.db.transaction().execute((tx) => insertGrant(tx, { id, permission: 'drawer.open', ...grant }));
  return id;
}

describe('without an open shift', () => {
  it.each([
    ['shift.moveCash', { id: v7(), kind: 'pay-in', amount: 1, reason: 'because' }],
    ['shift.openDrawer', { id: v7(), reason: 'because', grants: [] }],
    ['shift.x', {}],
    ['shift.printX', {}],
    ['shift.close', { counts: {}, leftFloat: 0, note: '' }],
  ])('%s is refused', async (procedure, input) => {
    expect(await codeOf(till.ask(procedure, input))).toBe('no-shift');
  });
});
