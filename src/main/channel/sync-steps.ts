import { hurryWaiting } from '#main/data/outbox.ts';
import { clearTrouble, keepTrouble, listTroubles, type StreamTrouble } from '#main/data/sync-log.ts';
import { hasCompleted, isAnyWantedAnew, wantAnew, type Stream } from '#main/data/sync-cursor.ts';
import { pullCatalog } from './pull-catalog.ts';
import { pullCustomers } from './pull-customers.ts';
import { pullOrders, UNREAD } from './pull-orders.ts';
import { sweepIds } from './pull-deletions.ts';
import { pullPromotions } from './pull-promotions.ts';
import { pullSettings } from './pull-settings.ts';
import { pullStock } from './pull-stock.ts';
import { DONE, failedStep, STOPPED, UNTAXED, type Pull, type Step } from './pull.ts';
import { findStockRead, rewindAllWanted, rewindStock } from './stock-read.ts';
import { goesOn, lookBack, pullOf, send, tell, type Run } from './sync-run.ts';
import {
  areCustomersDue,
  areIdsDue,
  areOrdersDue,
  arePromotionsDue,
  areSettingsDue,
  isStockDue,
} from './sync-schedule.ts';
import { isHoldBackDue, tellHoldBack } from './tell-hold-back.ts';

/**
 * Everything that is due: what selling needs first. Without a line, with a dead key or without settings nothing else makes
 * sense; any other trouble of one stream leaves the others alone and is the end of the round.
 */
export async function runSteps(run: Run): Promise<Step> {
  const pull = pullOf(run);
  for (const step of [() => begin(run), () => stream(run, 'settings', () => readSettings(run, pull))]) {
    const end = goesOn(run) ? await step() : STOPPED;
    if (end.kind !== 'done') return end;
  }
  await comeUp(run);
  let trouble: Step = DONE;
  for (const [name, read] of streamsOf(run, pull)) {
    const end = goesOn(run) ? await stream(run, name, read) : STOPPED;
    if (endsRound(end)) return end;
    if (end.kind === 'attention' && !isAside(name, end) && trouble.kind === 'done') trouble = end;
  }
  await holdBack(run);
  return trouble;
}

/** A till may well be without the store's customers, or without some orders: that is said where the streams are listed. */
function isAside(name: Stream, { code }: Extract<Step, { readonly kind: 'attention' }>): boolean {
  return name === 'customers' || code === UNREAD;
}

function endsRound(end: Step): boolean {
  if (end.kind === 'attention') return end.code === 'credential' || end.code === 'rewound';
  return end.kind !== 'done';
}

type ReadStream = () => Promise<Step>;

function streamsOf(run: Run, pull: Pull): readonly (readonly [Stream, ReadStream])[] {
  return [
    ['catalog', () => readCatalog(run, pull)],
    ['stock', () => readStock(run, pull)],
    ['orders', () => readOrders(run, pull)],
    ['promotions', () => readPromotions(run, pull)],
    ['customers', () => readCustomers(run, pull)],
    ['product-ids', () => readIds(run, pull, 'product')],
    ['variant-ids', () => readIds(run, pull, 'variant')],
  ];
}

/**
 * Reads one stream and notes its trouble, or that it is over. The stock of goods that could not come in was passed over,
 * and a feed lists it only once: it is read anew when they have come.
 */
async function stream(run: Run, name: Stream, read: ReadStream): Promise<Step> {
  const { writes } = run.parts;
  const end = await read();
  const before = (await listTroubles(writes.db)).find((one) => one.stream === name) ?? null;
  if (before?.code === UNTAXED && codeOf(end) !== UNTAXED) {
    await writes.write((tx) => wantAnew(tx, ['stock']));
  }
  await noteEnd(run, { name, end, before });
  return end;
}

async function noteEnd(
  { parts: { writes, now, touch } }: Run,
  { name, end, before }: { readonly name: Stream; readonly end: Step; readonly before: StreamTrouble | null },
): Promise<void> {
  if (end.kind === 'done' && before !== null) await writes.write((tx) => clearTrouble(tx, name));
  if (end.kind !== 'down' && end.kind !== 'attention') return;
  const { message } = end;
  const code = codeOf(end);
  if (before?.code === code && before.message === message) return;
  await writes.write((tx) => keepTrouble(tx, { stream: name, code, message, at: now() }));
  touch('sync');
}

/** What the trouble with a stream is called; empty without one. */
function codeOf(end: Step): string {
  if (end.kind === 'attention') return end.code;
  return end.kind === 'down' ? 'later' : '';
}

async function begin(run: Run): Promise<Step> {
  const { writes } = run.parts;
  if (await isAnyWantedAnew(writes.db)) await writes.write(rewindAllWanted);
  const checked = await check(run);
  return checked.kind === 'done' ? await sendFirst(run) : checked;
}

/**
 * What the store can do is asked once an hour. Whether it is as the till left it, whenever it is not known whether there
 * is a line: who was away may come back as an older one. The long list of questions is not put to a bad line again and
 * again, as all of it would have to get through at once.
 */
async function check(run: Run): Promise<Step> {
  const { now, pace } = run.parts;
  const isFresh = now() - run.checkedAt < pace.checkMs && now() >= run.checkedAt;
  const isKnown = run.capabilities !== null && isFresh && !run.isForced;
  if (isKnown && run.line.state === 'online') return DONE;
  return isKnown && run.keyTrouble === null ? await lookBack(run) : await askAll(run);
}

async function askAll(run: Run): Promise<Step> {
  const { connector, now } = run.parts;
  const read = await connector.check();
  if (read.kind !== 'read') return failedStep(read);
  run.capabilities = read.value.capabilities;
  tell(run, { kind: 'checked', check: read.value });
  const { missingRights } = read.value;
  run.keyTrouble = missingRights.length > 0 ? missingRights.join(', ') : null;
  const end = await lookBack(run);
  if (end.kind === 'done') run.checkedAt = now();
  return end;
}

/** Before any reading. Not without a line: then the oldest sale could be left waiting while a younger one tries. */
async function sendFirst(run: Run): Promise<Step> {
  const { writes, now } = run.parts;
  if (run.line.state !== 'online' && run.line.state !== 'attention') return DONE;
  if (run.isForced) await writes.write((tx) => hurryWaiting(tx, now()));
  await send(run);
  return DONE;
}

/** Also the question whether there is a line at all, so it is asked whenever that is not known. */
async function readSettings(run: Run, pull: Pull): Promise<Step> {
  const { parts, line, isForced } = run;
  const isDue = await areSettingsDue(parts.writes.db, parts.pace, parts.now());
  if (!isDue && !isForced && line.state === 'online') return DONE;
  return await pullSettings(pull);
}

/** The store answers: what waited only for the line goes now. */
async function comeUp(run: Run): Promise<void> {
  if (run.line.state === 'online' || run.keyTrouble !== null) return;
  tell(run, { kind: 'up' });
  run.failures = 0;
  await run.parts.writes.write((tx) => hurryWaiting(tx, run.parts.now()));
  await send(run);
}

async function readCatalog(run: Run, pull: Pull): Promise<Step> {
  const step = await pullCatalog(pull);
  if (step.kind === 'done' && !run.line.catalogComplete) tell(run, { kind: 'catalog-complete' });
  return step;
}

async function readStock(run: Run, pull: Pull): Promise<Step> {
  const { parts, capabilities, times } = run;
  if (capabilities === null) return DONE;
  const isOpen = (await findStockRead(parts.writes.db))?.isOpen === true;
  const moment = { now: parts.now(), times, isOpen };
  if (!run.isForced && !(await isStockDue(parts.writes.db, capabilities, parts.pace, moment))) return DONE;
  const step = await pullStock(pull, capabilities.stock);
  if (step.kind === 'done') times.stockMs = Math.max(0, parts.now() - moment.now);
  return step;
}

async function readOrders(run: Run, pull: Pull): Promise<Step> {
  const { parts, capabilities, times } = run;
  if (capabilities === null || capabilities.pickup === 'none') return DONE;
  const began = parts.now();
  const isDue = await areOrdersDue(parts.writes.db, capabilities, parts.pace, { now: began, times });
  if (!run.isForced && !isDue) return DONE;
  const step = await pullOrders(pull);
  if (step.kind === 'done') times.ordersMs = Math.max(0, parts.now() - began);
  return step;
}

/** As often as the settings, but after the catalog: a promotion points to goods. */
async function readPromotions(run: Run, pull: Pull): Promise<Step> {
  const { writes, pace, now } = run.parts;
  const isDue = run.isForced || (await arePromotionsDue(writes.db, pace, now()));
  return isDue ? await pullPromotions(pull) : DONE;
}

async function readCustomers(run: Run, pull: Pull): Promise<Step> {
  const { writes, pace, now } = run.parts;
  const isDue = run.isForced || (await areCustomersDue(writes.db, pace, now()));
  return isDue ? await pullCustomers(pull) : DONE;
}

async function readIds(run: Run, pull: Pull, entity: 'product' | 'variant'): Promise<Step> {
  const { parts, capabilities, times } = run;
  if (capabilities === null) return DONE;
  const { db } = parts.writes;
  const began = parts.now();
  const moment = { now: began, times, entity };
  if (!(await areIdsDue(db, capabilities, parts.pace, moment))) return DONE;
  const isFirst = !(await hasCompleted(db, 'variant-ids'));
  const step = await sweepIds(pull, entity);
  if (step.kind !== 'done') return step;
  const took = Math.max(0, parts.now() - began);
  times.idsMs = entity === 'product' ? took : (times.idsMs ?? 0) + took;
  if (entity === 'product') return DONE;
  const { deletions, stock } = capabilities;
  const isDaily = !isFirst && deletions === 'listed' && stock === 'feed';
  if (isDaily) await parts.writes.write((tx) => rewindStock(tx, parts.now()));
  return step;
}

async function holdBack(run: Run): Promise<void> {
  const { writes, connector, now } = run.parts;
  if (run.capabilities?.holdBack !== true) return;
  if (!run.isForced && !isHoldBackDue(run.heldBack, now())) return;
  run.heldBack = await tellHoldBack(writes.db, connector, run.heldBack, now());
}
