import { randomUUID } from 'node:crypto';
import type { MessagePort } from 'node:worker_threads';
import { v7 } from 'uuid';
import type { Topic } from '#contract/events.ts';
import { openConnection } from '#main/data/database.ts';
import { shortWrites } from '#main/data/short-writes.ts';
import { createBell, type Bell } from './bell.ts';
import type { StoreConnector } from './connector.ts';
import { concealer } from './conceal.ts';
import { createGatherer } from './gather.ts';
import { listenToStore } from './listen.ts';
import { openPictureCache, type PictureCache } from './picture-cache.ts';
import { openSyncEngine, type SyncEngine } from './sync-engine.ts';
import type { LineStatus } from './sync-line.ts';
import { runSync } from './sync-loop.ts';
import { syncStartSchema, toSyncSchema, type FromSync, type StoreLogin } from './sync-messages.ts';
import { PACE } from './sync-schedule.ts';

/** The till hears of the line at most four times a second, of changed data at most twice. */
const LINE_MS = 250;
const TOUCHED_MS = 500;

/**
 * The sync thread: opens its own connection and works until it is told to stop. `start` is what the thread
 * was started with. Rejects when that is not understood or the database can't be opened.
 */
export async function serveSync(
  port: MessagePort,
  start: unknown,
  connect: (store: StoreLogin) => StoreConnector,
): Promise<void> {
  const { file, store, pictures, gate } = syncStartSchema.parse(start);
  const say = (message: FromSync): void => port.postMessage(message);
  const trouble = (text: string, detail: string): void => say({ kind: 'trouble', text, detail });
  const onBug = (error: unknown): void => trouble('sync went wrong', describe(error));
  const lines = createGatherer<LineStatus>(LINE_MS, (all) => {
    const line = all.at(-1);
    if (line !== undefined) say({ kind: 'line', line });
  });
  const topics = createGatherer<Topic>(TOUCHED_MS, (all) =>
    say({ kind: 'touched', topics: [...new Set(all)] }),
  );
  const connection = openConnection(file, {
    mustExist: true,
    onSlow: (sql, ms) => trouble(`a statement took ${Math.round(ms)} ms`, sql),
  });
  const writes = shortWrites(connection, gate === null ? {} : { gate });
  const connector = connect(store);
  const { now } = Date;
  const elapsed = (): number => performance.now();
  const pauses = createBell();
  const engine = await openSyncEngine({
    writes,
    connector,
    owner: randomUUID(),
    now,
    elapsed,
    random: Math.random,
    newId: v7,
    every: repeat,
    rest: (ms) => pauses.sleep(ms),
    conceal: concealer(store.key),
    pace: PACE,
    onLine: (line) => lines.add(line),
    touch: (...touched) => touched.forEach((topic) => topics.add(topic)),
    onBug,
  });
  const cache = await openPictureCache({ ...pictures, writes, fetch: (url) => connector.picture(url), now });
  await cache.clean();
  const bell = createBell();
  const ears = createBell();
  const bells = [bell, pauses, ears];
  port.on('message', (message) => hear(message, { engine, bell, bells, cache, say, onBug }));
  const isWanted = (): boolean => engine.canListen();
  void listenToStore({ connector, isWanted, bell, rest: ears, random: Math.random }).catch(onBug);
  await runSync(engine, bell, elapsed);
  lines.flush();
  topics.flush();
  await connection.close();
  say({ kind: 'stopped' });
  port.close();
}

interface Hearing {
  readonly engine: SyncEngine;
  readonly bell: Bell;
  /** All that anything sleeps on. */
  readonly bells: readonly Bell[];
  readonly cache: PictureCache;
  readonly say: (message: FromSync) => void;
  readonly onBug: (error: unknown) => void;
}

function hear(value: unknown, { engine, bell, bells, cache, say, onBug }: Hearing): void {
  const message = toSyncSchema.parse(value);
  if (message.kind === 'picture') {
    const { call, id } = message;
    void cache
      .pictureOf(id)
      .catch((error: unknown) => {
        onBug(error);
        return null;
      })
      .then((file) => say({ kind: 'picture', call, file }));
    return;
  }
  if (message.kind === 'look') {
    void engine.look().then((isWanted) => {
      for (const one of bells) one.ring(isWanted ? 'now' : 'nudge');
    }, onBug);
    return;
  }
  if (message.kind === 'stop') {
    engine.stop();
    for (const one of bells) one.ring('stop');
    return;
  }
  bell.ring(message.kind);
}

function repeat(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms);
  return () => clearInterval(timer);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
