import { Refusal } from '#contract/errors.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import type { OpenShift, shift } from '#contract/shift.ts';
import { isAllowed } from '#domain/party/role.ts';
import { countedTotal, leftCounts } from '#domain/shift/drawer.ts';
import type { ShiftReport } from '#domain/shift/report.ts';
import { blind } from '#domain/shift/shift-report.ts';
import { queueDeviceJob, type NewDeviceJob } from '#main/data/device-job.ts';
import type { Reader } from '#main/data/database.ts';
import {
  closedShifts,
  findCashMovement,
  findLastCount,
  findOpenShift,
  findShift,
  insertCashMovement,
  insertShift,
  insertShiftClose,
  nextShiftNumber,
  type NewCashMovement,
} from '#main/data/shift.ts';
import { findShop } from '#main/data/shop.ts';
import { findShopRules } from '#main/data/shop-rules.ts';
import { needRight } from './authority.ts';
import type { CommandContext, FeatureHandlers, QueryContext } from './context.ts';
import { refuseCardNumbers } from './no-card-number.ts';
import { madeBy, shiftSoFar, zReport } from './shift-report.ts';

/** What shifts ask of the PC they run on. */
export interface ShiftPorts {
  /** Whether a receipt printer, and with it a drawer, is set up. */
  readonly hasPrinter: () => boolean;
}

/** Opening and closing shifts, and the cash in the drawer between. */
export function shiftHandlers(ports: ShiftPorts): FeatureHandlers<typeof shift> {
  return {
    current: (_, { db }) => current(db),
    open: ({ counts }, context) => open(counts, context),
    moveCash: (input, context) => moveCash(input, context, ports),
    openDrawer: (input, context) => openDrawer(input, context, ports),
    x: (_, context) => xReport(context),
    printX: (_, context) => printX(context, ports),
    close: (input, context) => close(input, context, ports),
    list: async ({ limit, before }, { db }) => ({ shifts: await closedShifts(db, limit, before) }),
    z: async ({ shiftId }, { db }) => ({ report: await zReport(db, shiftId) }),
    reprintZ: ({ shiftId }, context) => reprintZ(shiftId, context, ports),
  };
}

type Input<Name extends keyof typeof shift> = InputOf<(typeof shift)[Name]>;

async function current(db: Reader): Promise<OutputOf<typeof shift.current>> {
  const last = await findLastCount(db);
  const leftFloat = last?.leftFloat ?? 0;
  const counts = last === null ? {} : leftCounts(last.counts, leftFloat);
  return { shift: await findOpenShift(db), leftFloat, leftCounts: counts };
}

async function open(counts: Input<'open'>['counts'], context: CommandContext): Promise<OpenShift> {
  const { tx, actor, clock, record, touch } = context;
  const shop = await findShop(tx);
  if (shop === null) throw new Refusal('not-set-up');
  if ((await findOpenShift(tx)) !== null) throw new Refusal('shift-open');
  const { registerCode } = shop;
  const number = await nextShiftNumber(tx, registerCode);
  const float = countedTotal(counts);
  const opened = { shiftId: clock.newId(), number, openedAt: clock.now(), openedBy: actor.name, float };
  await insertShift(tx, { ...opened, registerCode, counts });
  const left = (await findShift(tx, opened.shiftId))?.left ?? null;
  await record('shift-opened', { ...opened, registerCode, counts, left });
  touch('shift');
  return opened;
}

async function needShift(db: Reader): Promise<OpenShift> {
  const shift = await findOpenShift(db);
  if (shift === null) throw new Refusal('no-shift');
  return shift;
}

/** The id is the movement's: what was done once is not done again, whoever repeats it. */
async function moveCash(
  { id, kind, amount, reason }: Input<'moveCash'>,
  context: CommandContext,
  ports: ShiftPorts,
): Promise<Record<string, never>> {
  if ((await findCashMovement(context.tx, id)) !== null) return {};
  const { shiftId } = await needShift(context.tx);
  const isTaken = kind !== 'pay-in';
  if (isTaken && isAllowed(context.actor.role, 'report.read')) await needCash(shiftId, amount, context);
  const movement = await writeMovement({ id, shiftId, kind, amount, reason }, context);
  await context.record('cash-moved', movement);
  await openAndSlip(id, context, ports);
  return {};
}

/** Asked only for those who may know what should be there: for others a refusal would tell it before the count. */
async function needCash(shiftId: string, amount: number, context: CommandContext): Promise<void> {
  const { tx, actor, clock } = context;
  const report = await shiftSoFar(tx, shiftId);
  const expected = report(madeBy(actor, clock), null).cash?.expected ?? 0;
  if (amount > expected) throw new Refusal('cash-short', { expected });
}

async function openDrawer(
  { id, reason, grants }: Input<'openDrawer'>,
  context: CommandContext,
  ports: ShiftPorts,
): Promise<Record<string, never>> {
  if ((await findCashMovement(context.tx, id)) !== null) return {};
  const { shiftId } = await needShift(context.tx);
  await needRight(context, { permission: 'drawer.open', amount: 0, subject: shiftId, grants });
  const movement = await writeMovement({ id, shiftId, kind: 'no-sale', amount: 0, reason }, context);
  await context.record('drawer-opened', movement);
  await openAndSlip(id, context, ports);
  return {};
}

async function writeMovement(
  given: Omit<NewCashMovement, 'at' | 'by'>,
  { tx, actor, clock, touch }: CommandContext,
): Promise<NewCashMovement> {
  refuseCardNumbers(given.reason);
  const movement = { ...given, at: clock.now(), by: actor.name };
  await insertCashMovement(tx, movement);
  touch('shift');
  return movement;
}

/** The drawer comes before the paper. */
async function openAndSlip(subjectId: string, context: CommandContext, ports: ShiftPorts): Promise<void> {
  if (!ports.hasPrinter()) return;
  await queue({ kind: 'drawer', subject: 'cash', subjectId, isCopy: false }, context);
  await queue({ kind: 'receipt', subject: 'cash', subjectId, isCopy: false }, context);
}

async function queue(
  job: Omit<NewDeviceJob, 'id' | 'at'>,
  { tx, clock, touch }: CommandContext,
): Promise<void> {
  await queueDeviceJob(tx, { ...job, id: clock.newId(), at: clock.now() });
  touch('device');
}

async function xReport({ db, actor, clock }: QueryContext): Promise<OutputOf<typeof shift.x>> {
  const { shiftId } = await needShift(db);
  const report = (await shiftSoFar(db, shiftId))(madeBy(actor, clock), null);
  const { drawerWarning } = await findShopRules(db);
  return {
    report: isAllowed(actor.role, 'report.read') ? report : blind(report),
    isDrawerFull: drawerWarning > 0 && (report.cash?.expected ?? 0) > drawerWarning,
  };
}

async function printX(context: CommandContext, ports: ShiftPorts): Promise<Record<string, never>> {
  const { shiftId } = await needShift(context.tx);
  if (!ports.hasPrinter()) throw new Refusal('printer-not-set-up');
  await queue({ kind: 'receipt', subject: 'x', subjectId: shiftId, isCopy: false }, context);
  return {};
}

/** Parked and open baskets stay: they are no sales. */
async function close(
  counted: Input<'close'>,
  context: CommandContext,
  ports: ShiftPorts,
): Promise<{ report: ShiftReport }> {
  const { tx, actor, clock, record, touch } = context;
  const { shiftId } = await needShift(tx);
  refuseCardNumbers(counted.note);
  if (counted.leftFloat > countedTotal(counted.counts)) throw new Refusal('bad-request', { at: 'leftFloat' });
  const report = (await shiftSoFar(tx, shiftId))(madeBy(actor, clock), counted);
  await insertShiftClose(tx, report);
  await record('shift-closed', report);
  if (ports.hasPrinter()) {
    await queue({ kind: 'receipt', subject: 'z', subjectId: shiftId, isCopy: false }, context);
  }
  touch('shift');
  return { report };
}

async function reprintZ(
  shiftId: string,
  context: CommandContext,
  ports: ShiftPorts,
): Promise<Record<string, never>> {
  const { number } = await zReport(context.tx, shiftId);
  if (!ports.hasPrinter()) throw new Refusal('printer-not-set-up');
  await queue({ kind: 'receipt', subject: 'z', subjectId: shiftId, isCopy: true }, context);
  await context.record('receipt-reprinted', { shiftId, z: number });
  return {};
}
