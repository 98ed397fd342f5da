import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shift } from '#contract/shift.ts';
import { xPaper } from '#main/core/shift-report.ts';
import { FIRST_RULES, saveShopRules } from '#main/data/shop-rules.ts';
import { SHIFT_ID } from '#tests/support/goods.ts';
import type { TestTill } from '#tests/support/till.ts';
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

describe('the X report', () => {
  it('hides the cash, and what came in by which tender, from who may not read reports, and from paper', async () => {
    const shiftId = await open(till);
    await sell(till, { shiftId, number: 1 }, 2000);
    const report = await xOf(till, ADA);
    expect(report).toMatchObject({ kind: 'x', number: 2, by: 'Ada', total: 2000, tenders: [], cash: null });
    expect((await xOf(till)).tenders).toMatchObject([{ kind: 'cash', amount: 2000 }]);
    expect(await xPaper(till.db, shiftId, till.clock)).toEqual({ ...report, by: '' });
  });

  it('asks everybody for a safe drop when the drawer holds more than the shop wants', async () => {
    const shiftId = await open(till);
    const warn = (drawerWarning: number): Promise<void> =>
      till.db.transaction().execute((tx) => saveShopRules(tx, { ...FIRST_RULES, drawerWarning }));
    await warn(16_000);
    expect(await told(till.ask('shift.x', {}, ADA))).toMatchObject({ isDrawerFull: false });
    await sell(till, { shiftId, number: 1 }, 2000);
    expect(await told(till.ask('shift.x', {}, ADA))).toMatchObject({ isDrawerFull: true });
    await warn(0);
    expect(await told(till.ask('shift.x', {}, ADA))).toMatchObject({ isDrawerFull: false });
  });

  it('is printed where there is a printer', async () => {
    const shiftId = await open(till);
    expect(await codeOf(till.ask('shift.printX', {}))).toBe('printer-not-set-up');
    till.world.printer = PRINTER;
    await told(till.ask('shift.printX', {}));
    expect(jobs(till.sqlite)).toEqual([{ kind: 'receipt', subject: 'x', subject_id: shiftId, is_copy: 0 }]);
  });
});

describe('closing', () => {
  it('tells over or short only now, and freezes what it told', async () => {
    const shiftId = await open(till);
    await sell(till, { shiftId, number: 1 }, 2000);
    till.world.printer = PRINTER;
    till.clock.at += 60_000;
    const count = { counts: { 5000: 3, 100: 19 }, leftFloat: 10_000, note: 'torn' };
    const report = await close(till, count, ADA);
    expect(report).toMatchObject({ kind: 'z', number: 2, by: 'Ada', at: till.clock.at });
    expect(report.cash).toMatchObject({
      expected: 17_000,
      count: { counted: 16_900, difference: -100, leftFloat: 10_000, note: 'torn' },
    });
    expect(await told(till.ask('shift.z', { shiftId }))).toEqual({ report });
    const { shifts } = shift.list.output.parse(
      await told(till.ask('shift.list', { limit: 1, before: null })),
    );
    expect(shifts).toEqual([
      {
        shiftId,
        number: 2,
        openedAt: till.clock.at - 60_000,
        openedBy: 'Mira',
        float: 15_000,
        closedAt: till.clock.at,
        closedBy: 'Ada',
        counted: 16_900,
        difference: -100,
      },
    ]);
    expect(jobs(till.sqlite)).toEqual([{ kind: 'receipt', subject: 'z', subject_id: shiftId, is_copy: 0 }]);
    expect(JSON.parse(journal(till.sqlite).at(-1)?.payload ?? '')).toEqual(report);
    expect(await told(till.ask('shift.current', {}))).toEqual({
      shift: null,
      leftFloat: 10_000,
      leftCounts: { 5000: 2 },
    });
  });

  it('leaves no more than was counted', async () => {
    await open(till);
    const count = { counts: { 100: 1 }, leftFloat: 101, note: '' };
    expect(await codeOf(till.ask('shift.close', count))).toBe('bad-request');
    expect(await told(till.ask('shift.current', {}))).toMatchObject({ shift: { number: 2 } });
  });

  it('numbers Z reports without gaps and lists them from the newest on', async () => {
    for (let shifts = 0; shifts < 3; shifts += 1) {
      await open(till);
      await close(till, { counts: {} });
    }
    const numbers = async (before: number | null): Promise<number[]> => {
      const input = { limit: 2, before };
      const list = shift.list.output.parse(await told(till.ask('shift.list', input)));
      return list.shifts.map(({ number }) => number);
    };
    expect(await numbers(null)).toEqual([4, 3]);
    expect(await numbers(3)).toEqual([2, 1]);
    expect(await codeOf(till.ask('shift.z', { shiftId: SHIFT_ID }))).toBe('ok');
  });

  it('keeps open and parked baskets', async () => {
    await open(till);
    const add = till.sqlite.prepare(
      `INSERT INTO open_basket (id, basket, state, by, since, saved_at) VALUES (?, '{}', ?, 'Ada', 0, 0)`,
    );
    add.run(v7(), 'open');
    add.run(v7(), 'parked');
    await close(till, { counts: {} });
    expect(till.sqlite.prepare('SELECT count(*) AS n FROM open_basket').get()).toEqual({ n: 2 });
  });
});

describe('a Z report', () => {
  it('is printed again as a copy, and the journal keeps that', async () => {
    expect(await codeOf(till.ask('shift.reprintZ', { shiftId: SHIFT_ID }))).toBe('printer-not-set-up');
    till.world.printer = PRINTER;
    await told(till.ask('shift.reprintZ', { shiftId: SHIFT_ID }));
    expect(jobs(till.sqlite)).toEqual([{ kind: 'receipt', subject: 'z', subject_id: SHIFT_ID, is_copy: 1 }]);
    expect(journal(till.sqlite).at(-1)?.kind).toBe('receipt-reprinted');
  });

  it('is not there for an open shift or an unknown one', async () => {
    const shiftId = await open(till);
    for (const id of [shiftId, v7()]) {
      expect(await codeOf(till.ask('shift.z', { shiftId: id }))).toBe('shift-unknown');
      expect(await codeOf(till.ask('shift.reprintZ', { shiftId: id }))).toBe('shift-unknown');
    }
  });
});
