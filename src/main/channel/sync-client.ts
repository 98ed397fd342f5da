import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Topic } from '#contract/events.ts';
import { backoffMs, type Backoff } from './backoff.ts';
import type { PictureFile } from './picture-cache.ts';
import { STARTING, type LineStatus } from './sync-line.ts';
import { fromSyncSchema, type FromSync, type SyncStart, type ToSync } from './sync-messages.ts';

/** What the till's side of sync works with. */
export interface SyncOptions {
  /** The thread's program: `sync-worker`. */
  readonly worker: URL;
  readonly start: SyncStart;
  /** Trouble in the thread, for the log. */
  readonly onTrouble: (text: string, detail: string) => void;
}

/** A picture with its bytes. */
export interface PictureBody {
  readonly body: Uint8Array;
  readonly type: string;
}

/** Sync with the online store, running in a thread of its own. */
export interface Sync {
  /** The line as the thread told it last. */
  status(): LineStatus;
  /** A sale was committed, or let go again: send it. */
  nudge(): void;
  /** Starts a round at once. */
  now(): void;
  /** A person stopped sync, or let it go on. */
  look(): void;
  /** A picture of the catalog, from the PC or from the store; null when it can't be had now. */
  picture(id: number): Promise<PictureBody | null>;
  /** Hears which topics sync has changed, until the returned function is called. */
  onTouched(listener: (topics: readonly Topic[]) => void): () => void;
  /** Lets a page or a sale that is on its way end, but not for long; what was not finished is gone on with later. */
  stop(): Promise<void>;
}

const RESTART: Backoff = { firstMs: 1000, capMs: 60_000 };

/** A thread that lived this long (ms) was well: the next crash counts as the first. */
const WELL_MS = 60_000;
const STOP_MS = 5000;

interface Client {
  readonly options: SyncOptions;
  readonly listeners: Set<(topics: readonly Topic[]) => void>;
  readonly calls: Map<number, (file: PictureFile | null) => void>;
  worker: Worker | null;
  line: LineStatus;
  lastCall: number;
  crashes: number;
  startedAt: number;
  restart: NodeJS.Timeout | null;
  isStopping: boolean;
}

/** Starts the sync thread; one that crashes is started again after a while. */
export function startSync(options: SyncOptions): Sync {
  const client: Client = {
    options,
    listeners: new Set(),
    calls: new Map(),
    worker: null,
    line: STARTING,
    lastCall: 0,
    crashes: 0,
    startedAt: 0,
    restart: null,
    isStopping: false,
  };
  launch(client);
  return {
    status: () => client.line,
    nudge: () => tell(client, { kind: 'nudge' }),
    now: () => tell(client, { kind: 'now' }),
    look: () => tell(client, { kind: 'look' }),
    picture: (id) => picture(client, id),
    onTouched: (listener) => {
      client.listeners.add(listener);
      return () => void client.listeners.delete(listener);
    },
    stop: () => stop(client),
  };
}

function launch(client: Client): void {
  const { worker: program, start, onTrouble } = client.options;
  const worker = new Worker(program, { workerData: start, name: 'sync' });
  client.worker = worker;
  client.startedAt = performance.now();
  worker.on('message', (message: unknown) => {
    const said = fromSyncSchema.safeParse(message);
    if (said.success) hear(client, said.data);
    else onTrouble('the sync thread said what is not understood', z.prettifyError(said.error));
  });
  worker.on('error', (error: unknown) => {
    onTrouble(
      'the sync thread failed',
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    );
  });
  worker.on('exit', (code) => ended(client, code));
}

/** Asks for the thread; when there is none, what is asked is done by the next one's first round anyway. */
function tell({ worker }: Client, message: ToSync): void {
  worker?.postMessage(message);
}

function hear(client: Client, message: FromSync): void {
  switch (message.kind) {
    case 'line':
      client.line = message.line;
      touched(client, ['sync']);
      return;
    case 'touched':
      touched(client, message.topics);
      return;
    case 'picture':
      client.calls.get(message.call)?.(message.file);
      client.calls.delete(message.call);
      return;
    case 'trouble':
      client.options.onTrouble(message.text, message.detail);
      return;
    case 'stopped':
      void client.worker?.terminate();
      return;
  }
}

function touched({ listeners }: Client, topics: readonly Topic[]): void {
  for (const listener of listeners) listener(topics);
}

function ended(client: Client, code: number): void {
  client.worker = null;
  for (const answer of client.calls.values()) answer(null);
  client.calls.clear();
  if (client.isStopping) return;
  client.crashes = performance.now() - client.startedAt > WELL_MS ? 1 : client.crashes + 1;
  const wait = backoffMs(client.crashes, RESTART, Math.random);
  client.options.onTrouble('the sync thread ended', `code ${code}, again in ${wait} ms`);
  client.line = { ...client.line, state: 'starting', progress: null };
  touched(client, ['sync']);
  client.restart = setTimeout(() => launch(client), wait);
  client.restart.unref();
}

async function picture(client: Client, id: number): Promise<PictureBody | null> {
  if (client.worker === null) return null;
  client.lastCall += 1;
  const call = client.lastCall;
  const file = await new Promise<PictureFile | null>((resolve) => {
    client.calls.set(call, resolve);
    tell(client, { kind: 'picture', call, id });
  });
  if (file === null) return null;
  const body = await readFile(file.path).catch(goneMeanwhile);
  return body === null ? null : { body, type: file.type };
}

/** The folder has bounds: another picture may have pushed this one out. */
function goneMeanwhile(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

async function stop(client: Client): Promise<void> {
  client.isStopping = true;
  if (client.restart !== null) clearTimeout(client.restart);
  const { worker } = client;
  if (worker === null) return;
  const ending = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  tell(client, { kind: 'stop' });
  const timer = setTimeout(() => void worker.terminate(), STOP_MS);
  await ending;
  clearTimeout(timer);
}
