import type SQLite from 'better-sqlite3';
import type { Reply } from '#contract/errors.ts';
import { shift } from '#contract/shift.ts';
import type { Role } from '#domain/party/role.ts';
import type { ShiftReport } from '#domain/shift/report.ts';
import type { Actor } from '#main/core/context.ts';
import { insertSale } from '#main/data/sale.ts';
import { addShop } from '#tests/support/goods.ts';
import { cashTender, saleOf } from '#tests/support/sale.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

const RIGHTS: Role['permissions'] = ['sale.make', 'shift.run', 'shift.cash', 'shift.read'];
const CLERK: Role = { id: 'clerk', name: '', permissions: RIGHTS, discountPpm: 0, freeRefund: 0 };

/** A clerk, who counts blind. */
export const ADA: Actor = { staffId: null, name: 'Ada', role: CLERK };

export const PRINTER = { host: '127.0.0.1', port: 9100, columns: 42 } as const;

/** A till whose first shift has ended and left 150.00. */
export async function openShiftTill(): Promise<TestTill> {
  const till = await openTestTill();
  addShop(till.sqlite);
  await close(till, { counts: { 5000: 2, 1000: 3, 100: 20 }, leftFloat: 15_000 });
  return till;
}

/** The value of an answer. @throws Error with the code of a refusal. */
export async function told(reply: Promise<Reply>): Promise<unknown> {
  const answer = await reply;
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

/** The code of a refusal, or `ok`. */
export async function codeOf(reply: Promise<Reply>): Promise<string> {
  const answer = await reply;
  return answer.ok ? 'ok' : answer.error.code;
}

interface Count {
  readonly counts: Readonly<Record<string, number>>;
  readonly leftFloat?: number;
  readonly note?: string;
}

/** Ends the open shift on a count. */
export async function close(till: TestTill, count: Count, actor?: Actor): Promise<ShiftReport> {
  const input = { leftFloat: 0, note: '', ...count };
  return shift.close.output.parse(await told(till.ask('shift.close', input, actor))).report;
}

/** Opens a shift on what the last one left. */
export async function open(till: TestTill): Promise<string> {
  const counts = { 5000: 2, 1000: 3, 100: 20 };
  return shift.open.output.parse(await told(till.ask('shift.open', { counts }))).shiftId;
}

/** The X report of now. */
export async function xOf(till: TestTill, actor?: Actor): Promise<ShiftReport> {
  return shift.x.output.parse(await told(till.ask('shift.x', {}, actor))).report;
}

/** Sells for exact cash, or pays back where the amount is negative. */
export async function sell(
  till: TestTill,
  at: { readonly shiftId: string; readonly number: number },
  total: number,
): Promise<void> {
  const record = saleOf({
    ...at,
    id: till.clock.newId(),
    kind: total < 0 ? 'refund' : 'sale',
    lines: [{ total }],
    tenders: [cashTender(total)],
  });
  await till.db.transaction().execute((tx) => insertSale(tx, record, 'S1', []));
}

/** What the journal has, in order. */
export function journal(sqlite: SQLite.Database): { kind: string; payload: string }[] {
  return sqlite
    .prepare<[], { kind: string; payload: string }>('SELECT kind, payload FROM journal ORDER BY seq')
    .all();
}

/** What the devices are to do, in order. */
export function jobs(sqlite: SQLite.Database): unknown[] {
  return sqlite.prepare('SELECT kind, subject, subject_id, is_copy FROM device_job ORDER BY id').all();
}
