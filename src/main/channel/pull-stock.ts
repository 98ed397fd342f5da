import { hasUndetermined } from '#main/data/outbox.ts';
import {
  beginInstant,
  closeRead,
  importLevels,
  unknownVariants,
  type StockRead,
} from '#main/data/stock-import.ts';
import { hasCompleted } from '#main/data/sync-cursor.ts';
import { keepTrouble } from '#main/data/sync-log.ts';
import type { Capabilities, Page, RemoteStockLevel } from './connector.ts';
import { pullCatalog } from './pull-catalog.ts';
import { DONE, doubtAbout, failedStep, STOPPED, UNTAXED, type Pull, type Step } from './pull.ts';
import { findStockRead, keepStockRead } from './stock-read.ts';
import { writeInParts } from './write-parts.ts';

/** Tries of one sale after which stock is read even though it may be in the store unknown to the till. */
const PATIENCE = 6;

/**
 * Reads stock on from where it was left, to its end for now. Stops before a page as long as a sale may have
 * arrived without the till knowing: its variant's level could hold it already, and it would count twice.
 */
export async function pullStock(pull: Pull, kind: Capabilities['stock']): Promise<Step> {
  const { writes } = pull;
  const isFirst = !(await hasCompleted(writes.db, 'stock'));
  const doubt = kind === 'sweep' && !isFirst ? await doubtAboutSweep(pull) : null;
  if (doubt !== null) return doubt;
  let done = 0;
  while (!(await hasUndetermined(writes.db, PATIENCE))) {
    const asked = await askPage(pull);
    if (asked.kind === 'ended') return asked.step;
    const { page } = asked;
    await importStockPage(pull, kind, asked);
    done += page.items.length;
    const progress = page.progress ?? { done, total: null };
    if (isFirst) pull.onProgress('stock', progress.done, progress.total);
    if (page.complete) return DONE;
    if (!(await pull.between())) return STOPPED;
  }
  return DONE;
}

/** A store that lists all levels each time tells nothing of a restored backup: it is looked back before they are believed. */
async function doubtAboutSweep(pull: Pull): Promise<Step | null> {
  if ((await findStockRead(pull.writes.db))?.isOpen === true) return null;
  const step = await pull.lookBack();
  return step.kind === 'done' ? null : step;
}

interface AskedPage {
  readonly kind: 'asked';
  readonly page: Page<RemoteStockLevel>;
  readonly askedAt: number;
  /** The read as it stands once the page is written. */
  readonly after: StockRead;
}

type Asked = AskedPage | { readonly kind: 'ended'; readonly step: Step };

/**
 * The next page. When it names goods that the till does not know, they were made after the catalog was read
 * a moment ago: then the catalog comes first and the page is asked for again, as a feed lists it only once. Goods that
 * can't come in yet hold up no stock of others: theirs is read when they have come (see `stream` of the sync steps).
 */
async function askPage(pull: Pull): Promise<Asked> {
  const asked = await askOnce(pull);
  if (asked.kind === 'ended' || !(await hasStrangers(pull, asked.page.items))) return asked;
  const step = await pullCatalog(pull);
  if (step.kind === 'attention' && step.code === UNTAXED) await passOver(pull, step.message);
  else if (step.kind !== 'done') return { kind: 'ended', step };
  return (await hasUndetermined(pull.writes.db, PATIENCE))
    ? { kind: 'ended', step: DONE }
    : await askOnce(pull);
}

/** Noted as the catalog's trouble, whose end has the stock read anew. */
async function passOver({ writes, now }: Pull, message: string): Promise<void> {
  await writes.write((tx) => keepTrouble(tx, { stream: 'catalog', code: UNTAXED, message, at: now() }));
}

async function askOnce(pull: Pull): Promise<Asked> {
  const { writes, connector, now } = pull;
  const before = await findStockRead(writes.db);
  const askedAt = await beginInstant(writes.db, before, now());
  const cursor = before?.cursor ?? null;
  const read = await connector.stock(cursor);
  if (read.kind !== 'read') return { kind: 'ended', step: failedStep(read) };
  const page = read.value;
  if (!page.complete && page.cursor === cursor) return { kind: 'ended', step: stuck() };
  const doubt = await doubtAbout(pull, page);
  if (doubt !== null) return { kind: 'ended', step: doubt };
  return { kind: 'asked', page, askedAt, after: readAfter(before, page, askedAt) };
}

function readAfter(before: StockRead | null, page: Page<RemoteStockLevel>, askedAt: number): StockRead {
  const beganAt = before?.isOpen === true ? before.beganAt : askedAt;
  const knownAt = page.complete ? beganAt : (before?.knownAt ?? null);
  return { beganAt, cursor: page.cursor, isOpen: !page.complete, knownAt };
}

async function hasStrangers({ writes }: Pull, levels: readonly RemoteStockLevel[]): Promise<boolean> {
  const ids = [...new Set(levels.map((level) => level.variantRemoteId))];
  return (await unknownVariants(writes.db, ids)).length > 0;
}

async function importStockPage(
  { writes, now, touch }: Pull,
  kind: Capabilities['stock'],
  { page, askedAt, after }: AskedPage,
): Promise<void> {
  const changed = await writeInParts(writes, page.items, async (tx, part) => {
    const count = await importLevels(tx, part.items, askedAt);
    if (!part.isLast) return count;
    await keepStockRead(tx, after, now());
    return count + (page.complete ? await closeRead(tx, kind, after.beganAt) : 0);
  });
  if (changed > 0) touch('stock');
}

function stuck(): Step {
  return { kind: 'down', afterMs: 0, message: 'The store gave the same page of stock again.' };
}
