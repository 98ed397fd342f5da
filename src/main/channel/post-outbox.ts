import type { Topic } from '#contract/events.ts';
import type { Minor } from '#domain/money/money.ts';
import { effectiveDocument } from '#main/core/effective-document.ts';
import { toldTotal } from '#main/core/told-total.ts';
import { layAside, markArrived, postpone, type Postponement } from '#main/data/outbox-settle.ts';
import {
  keepMemory,
  leaseNext,
  renewLease,
  type DocumentKind,
  type LeasedDocument,
} from '#main/data/outbox.ts';
import type { ShortWrites } from '#main/data/short-writes.ts';
import { postedInstant } from '#main/data/stock-import.ts';
import { keepExchange, type NewExchange } from '#main/data/sync-log.ts';
import { backoffMs, type Backoff } from './backoff.ts';
import type { Outcome, PostMemory, RefusalCode, StoreConnector } from './connector.ts';
import { storeDocumentSchema } from './document-schema.ts';
import type { Posted, StoreDocument } from './document.ts';
import { findStockRead } from './stock-read.ts';

/** What posting works with. Instants and waits in milliseconds. */
export interface Poster {
  readonly writes: ShortWrites;
  readonly connector: StoreConnector;
  /** Names this poster among all that ever open the database. */
  readonly owner: string;
  readonly now: () => number;
  readonly random: () => number;
  /** How long a document is held; longer than the store may still be busy with a request nobody waits for. */
  readonly leaseMs: number;
  /** Calls `work` again and again until the returned function is called. */
  readonly every: (ms: number, work: () => void) => () => void;
  readonly touch: (...topics: readonly Topic[]) => void;
  readonly onBug: (error: unknown) => void;
  /** False when sync is to stop: then no other document is taken up. */
  readonly goesOn: () => boolean;
}

/** A document as the store has it, and what it was to be worth there (minor units; null for what has no worth). */
type Told = Posted & { readonly told: Minor | null };

/**
 * How a try to send everything due ended. `stopped`: the line or the store failed, the rest waits. `attention`: the key is
 * dead, or may not bring some of it.
 */
export interface PostRound {
  readonly arrived: number;
  readonly end: 'empty' | 'stopped' | 'attention';
  readonly message: string | null;
}

/**
 * After so many tries that left open whether the store has it (hours, as only a line that is up is tried) a person has to
 * look: it is not kept in the queue for ever. What came of a dead key or of no line does not count.
 */
const MOST_TRIES = 40;

/**
 * So often in one round a kind of document that the key may not bring is tried once more. What was never tried always is:
 * rights may differ from one document to the next.
 */
const MOST_BARRED = 20;

const BACKOFF: Backoff = { firstMs: 1000, capMs: 300_000 };

/**
 * Sends every due document, oldest first, one at a time. One that the store refuses, or that the key may not bring, does
 * not hold the others up.
 */
export async function postDue(poster: Poster): Promise<PostRound> {
  const { now, owner, leaseMs } = poster;
  const barred: DocumentKind[] = [];
  let arrived = 0;
  let message: string | null = null;
  while (poster.goesOn()) {
    const at = now();
    const lease = { owner, until: at + leaseMs };
    const leased = await poster.writes.write((tx) => leaseNext(tx, lease, at, overBarred(barred)));
    if (leased === null) return { arrived, end: message === null ? 'empty' : 'attention', message };
    const outcome = await held(poster, leased.id, () => attempt(poster, leased));
    await settle(poster, { ...leased, at }, outcome);
    if (outcome.kind === 'done') {
      arrived += 1;
      continue;
    }
    const end = endOf(outcome);
    if (end !== null) return { arrived, end, message: outcome.message };
    if (outcome.kind !== 'refused' || outcome.code !== 'not-allowed') continue;
    message ??= outcome.message;
    barred.push(leased.kind);
  }
  return { arrived, end: 'stopped', message: null };
}

/** How an outcome ends the round: there is no line, or the key is dead; null when it is about the document only. */
function endOf(outcome: Outcome<Posted>): PostRound['end'] | null {
  if (outcome.kind === 'later' || outcome.kind === 'unknown') return 'stopped';
  return outcome.kind === 'refused' && outcome.code === 'credential' ? 'attention' : null;
}

/** The kinds of which enough was barred in a round. */
function overBarred(barred: readonly DocumentKind[]): DocumentKind[] {
  return [...new Set(barred)].filter((kind) => barred.filter((one) => one === kind).length >= MOST_BARRED);
}

/** Holds the document for as long as the work on it takes. */
async function held<T>(
  { writes, owner, now, leaseMs, every, onBug }: Poster,
  id: string,
  work: () => Promise<T>,
) {
  const renew = (): void => {
    const lease = { owner, until: now() + leaseMs };
    writes.write((tx) => renewLease(tx, id, lease)).catch(onBug);
  };
  const stop = every(leaseMs / 3, renew);
  try {
    return await work();
  } finally {
    stop();
  }
}

/** One try. After an earlier one that may have arrived the store is asked first. */
async function attempt(poster: Poster, leased: LeasedDocument): Promise<Outcome<Told>> {
  try {
    const kept = storeDocumentSchema.safeParse(JSON.parse(leased.document));
    if (!kept.success)
      return { kind: 'refused', code: 'other', message: 'The kept document can not be read.' };
    const document = await effectiveDocument(poster.writes.db, kept.data);
    const mayGo = !leased.lacksOrigin || isWithoutSome(document, kept.data);
    const outcome = await bring(poster, leased, document, mayGo);
    if (outcome.kind !== 'done') return outcome;
    return { ...outcome, value: { ...outcome.value, told: toldTotal(document) } };
  } catch (error) {
    poster.onBug(error);
    return { kind: 'unknown', lookAfterMs: poster.leaseMs, message: String(error) };
  }
}

async function bring(
  poster: Poster,
  leased: LeasedDocument,
  document: StoreDocument,
  mayGo: boolean,
): Promise<Outcome<Posted>> {
  const memory = memoryOf(poster, leased);
  const found = leased.looksFirst ? await look(poster, leased, document, memory) : null;
  if (found !== null) return found;
  return mayGo ? await poster.connector.post(document, memory) : LACKS_ORIGIN;
}

/** Whether goods were left out that come back of what the store never gets. */
function isWithoutSome(document: StoreDocument, written: StoreDocument): boolean {
  return (
    document.kind === 'return' &&
    written.kind === 'return' &&
    document.returned.length < written.returned.length
  );
}

/** The store is not even asked: somebody decided that what the goods come back of never gets there. */
const LACKS_ORIGIN: Outcome<Posted> = {
  kind: 'refused',
  code: 'unknown-document',
  message: 'What comes back was sold with a receipt that never went to the store.',
};

function memoryOf({ writes, owner }: Poster, { id, memory }: LeasedDocument): PostMemory {
  let kept = memory;
  return {
    get kept() {
      return kept;
    },
    keep: async (text) => {
      if (!(await writes.write((tx) => keepMemory(tx, id, owner, text))))
        throw new Error(`lost hold of ${id}`);
      kept = text;
    },
  };
}

/** What the store has of a document; null when it has nothing, so that it can be posted. */
async function look(
  { connector }: Poster,
  { isUncertain }: LeasedDocument,
  document: StoreDocument,
  memory: PostMemory,
): Promise<Outcome<Posted> | null> {
  const found = await connector.find(document, memory);
  if (found.kind === 'read') {
    return found.value === null ? null : { kind: 'done', value: found.value, repeated: true };
  }
  if (found.kind === 'refused' && found.code !== 'other') return found;
  const { message } = found;
  const afterMs = found.kind === 'later' ? found.afterMs : 0;
  return isUncertain
    ? { kind: 'unknown', lookAfterMs: afterMs, message }
    : { kind: 'later', afterMs, message };
}

/** A document and when it was taken up (ms). */
type Tried = LeasedDocument & { readonly at: number };

async function settle(poster: Poster, tried: Tried, outcome: Outcome<Told>): Promise<void> {
  const { writes, owner, now } = poster;
  const { id, kind } = tried;
  await writes.write(async (tx) => {
    if (outcome.kind === 'done') {
      const postedAt = postedInstant(await findStockRead(tx), now());
      const { remoteId, code: remoteCode, total: remoteTotal, told } = outcome.value;
      const store = { remoteId, remoteCode, remoteTotal, toldTotal: told };
      await markArrived(tx, { id, ...store, at: now(), postedAt });
    } else if (outcome.kind === 'refused' && !isAboutTheKey(outcome.code)) {
      const { code, message, detail } = outcome;
      const about = detail === undefined ? null : JSON.stringify(detail);
      await layAside(tx, { id, owner, code, message, detail: about, at: now() });
    } else if (outcome.kind === 'unknown' && tried.unclear + 1 >= MOST_TRIES) {
      const { message } = outcome;
      await layAside(tx, { id, owner, code: 'undetermined', message, detail: null, at: now() });
    } else {
      await postpone(tx, { id, owner, ...postponement(poster, tried, outcome) });
    }
    await keepExchange(tx, exchangeOf(tried, outcome, now()));
  });
  poster.touch('sync', kind === 'return' ? 'sale' : kind);
}

function exchangeOf({ kind, name, at }: Tried, outcome: Outcome<Posted>, now: number): NewExchange {
  return {
    at,
    direction: 'up',
    subject: kind,
    name,
    items: 1,
    tookMs: Math.max(0, now - at),
    outcome: outcome.kind === 'unknown' ? 'uncertain' : outcome.kind,
    message: outcome.kind === 'done' ? '' : outcome.message,
  };
}

function postponement(
  { now, random }: Poster,
  { attempts, unclear, isUncertain }: LeasedDocument,
  outcome: Exclude<Outcome<Posted>, { readonly kind: 'done' }>,
): Omit<Postponement, 'id' | 'owner'> {
  const asked =
    outcome.kind === 'later' ? outcome.afterMs : outcome.kind === 'unknown' ? outcome.lookAfterMs : 0;
  return {
    state: outcome.kind === 'unknown' || isUncertain ? 'uncertain' : 'waiting',
    dueAt: now() + Math.max(asked, backoffMs(attempts, BACKOFF, random)),
    unclear: outcome.kind === 'unknown' ? unclear + 1 : unclear,
    code: outcome.kind === 'refused' ? outcome.code : outcome.kind,
    message: outcome.message,
  };
}

/** The store's no to the till, not to the sale: the sale is kept and tried again. */
function isAboutTheKey(code: RefusalCode): boolean {
  return code === 'credential' || code === 'not-allowed';
}
