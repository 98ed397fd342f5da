import { Refusal } from '#contract/errors.ts';
import type { opening } from '#contract/opening.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import { found, type Check, type Finding } from '#domain/opening/finding.ts';
import {
  judgeCatalog,
  judgeClock,
  judgeDisk,
  judgeInbox,
  judgeQueue,
  judgeShift,
  judgeTaxes,
} from '#domain/opening/judge.ts';
import type { Read, StoreCheck } from '#main/channel/connector.ts';
import type { DatabaseCheck } from '#main/data/database-check.ts';
import { queueDeviceJob } from '#main/data/device-job.ts';
import {
  catalogState,
  insertOpeningCheck,
  lastDocumentAt,
  outboxState,
  taxState,
} from '#main/data/opening.ts';
import { findOpenShift } from '#main/data/shift.ts';
import { findShop, hasStore } from '#main/data/shop.ts';
import { findSyncState } from '#main/data/sync-state.ts';
import type { CommandContext, FeatureHandlers, TaskContext } from './context.ts';

/** What the printer says when it is asked now. */
export interface PrinterLook {
  readonly state: 'ready' | 'unreachable' | 'cover-open' | 'paper-out' | 'error';
  readonly isPaperLow: boolean;
}

/** What the check asks of the world; each may hang as long as it likes. */
export interface OpeningPorts {
  /** Bytes left where the database is. */
  readonly freeBytes: () => Promise<number>;
  readonly checkDatabase: () => Promise<DatabaseCheck>;
  /** Asks the store how it is; null where the till has no key for it. */
  readonly askStore: () => Promise<Read<StoreCheck> | null>;
  /** Null where no printer is set up. */
  readonly lookAtPrinter: () => Promise<PrinterLook | null>;
  readonly hasPrinter: () => boolean;
  /** Is over when something has been waited for long enough: well under twenty seconds. */
  readonly patience: () => Promise<void>;
}

type Asked = Read<StoreCheck> | 'none' | 'no-key' | 'no-answer';

/** Whether this till is ready to open. */
export function openingHandlers(ports: OpeningPorts): FeatureHandlers<typeof opening> {
  return {
    look: async ({ check }, context) => {
      const { id, values } = await look(check, context, ports);
      return { id, values: shortened(values) };
    },
    print: (input, context) => print(input, context, ports),
  };
}

/** What others say can be of any length. */
function shortened(values: Finding['values']): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, 300) : value,
    ]),
  );
}

async function look(check: Check, context: TaskContext, ports: OpeningPorts): Promise<Finding> {
  const { db, clock } = context;
  switch (check) {
    case 'shift':
      return judgeShift(await findOpenShift(db), clock.now());
    case 'catalog':
      return judgeCatalog({ ...(await catalogState(db)), hasStore: await isJoined(context) }, clock.now());
    case 'taxes': {
      const { inUse, withoutRate } = await taxState(db);
      return judgeTaxes(inUse, withoutRate);
    }
    case 'printer':
      return printerFinding(await inTime(ports, ports.lookAtPrinter(), 'no-answer'));
    case 'line':
      return lineFinding(await askStore(context, ports), (await findSyncState(db)).pausedAt !== null);
    case 'queue':
    case 'inbox':
      return await outboxFinding(check, context);
    case 'clock':
      return judgeClock(clock.now(), await lastDocumentAt(db), skewOf(await askStore(context, ports)));
    case 'database':
      return databaseFinding(await inTime(ports, ports.checkDatabase(), null));
    case 'disk':
      return judgeDisk(
        await inTime(
          ports,
          ports.freeBytes().catch(() => null),
          null,
        ),
      );
  }
}

/** What something says, or `late` when the patience is over first. */
async function inTime<T, L>(ports: OpeningPorts, answer: Promise<T>, late: L): Promise<T | L> {
  return await Promise.race([answer, ports.patience().then(() => late)]);
}

async function isJoined({ db }: Pick<TaskContext, 'db'>): Promise<boolean> {
  const shop = await findShop(db);
  return shop !== null && hasStore(shop.kind);
}

async function askStore(context: TaskContext, ports: OpeningPorts): Promise<Asked> {
  if (!(await isJoined(context))) return 'none';
  return (await inTime(ports, ports.askStore(), 'no-answer' as const)) ?? 'no-key';
}

function skewOf(asked: Asked): number | null {
  return typeof asked === 'object' && asked.kind === 'read' ? asked.value.clockSkewMs : null;
}

function lineFinding(asked: Asked, isPaused: boolean): Finding {
  if (asked === 'none') return found('line.none');
  if (asked === 'no-key') return found('line.key');
  if (asked === 'no-answer' || asked.kind === 'later') return found('line.down');
  if (asked.kind === 'refused') return found('line.key');
  const { missingRights } = asked.value;
  if (missingRights.length > 0) return found('line.rights', { rights: missingRights.join(', ') });
  return found(isPaused ? 'line.paused' : 'line.up');
}

async function outboxFinding(check: 'queue' | 'inbox', context: TaskContext): Promise<Finding> {
  if (!(await isJoined(context))) return found(`${check}.none`);
  const { waiting, oldestAt, refused } = await outboxState(context.db);
  return check === 'queue' ? judgeQueue(waiting, oldestAt, context.clock.now()) : judgeInbox(refused);
}

function printerFinding(said: PrinterLook | null | 'no-answer'): Finding {
  if (said === null) return found('printer.none');
  if (said === 'no-answer') return found('printer.unreachable');
  if (said.state === 'ready' && said.isPaperLow) return found('printer.low');
  return found(`printer.${said.state}`);
}

function databaseFinding(check: DatabaseCheck | null): Finding {
  if (check === null) return found('database.unfinished', { tables: 0, of: 0 });
  const { kind, ...values } = check;
  return found(`database.${kind}`, values);
}

async function print(
  { findings }: InputOf<typeof opening.print>,
  { tx, actor, clock, touch }: CommandContext,
  { hasPrinter }: OpeningPorts,
): Promise<OutputOf<typeof opening.print>> {
  if (!hasPrinter()) throw new Refusal('printer-not-set-up');
  const id = clock.newId();
  const at = clock.now();
  await insertOpeningCheck(tx, {
    id,
    at,
    utcOffsetMinutes: clock.utcOffsetMinutes(at),
    by: actor.name,
    findings,
  });
  const jobId = clock.newId();
  await queueDeviceJob(tx, {
    id: jobId,
    kind: 'receipt',
    subject: 'opening',
    subjectId: id,
    isCopy: false,
    at,
  });
  touch('device');
  return { jobId };
}
