import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { freePort } from './free-port.ts';
import type { OnStoreProgress } from './server-folder.ts';
import { startPostgres, type RunningPostgres } from './postgres.ts';
import {
  STORE_DATABASE,
  STORE_FOLDER,
  prepareStore,
  storeEnvironment,
  type StoreDatabase,
} from './store-set-up.ts';

const START_MS = 60_000;
const STOP_MS = 10_000;

const tillSchema = z.object({
  apiKey: z.string(),
  channelToken: z.string(),
  locations: z.object({ S1: z.string(), S2: z.string() }),
  shippingMethods: z.object({ inStore: z.string(), pickup: z.string() }),
});

const replySchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/** Asks one of the store's GraphQL interfaces; rejects with the store's words when it refuses. */
export type Ask = (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<unknown>;

export interface StartOptions {
  /** With the till's plugin, or a shop that knows nothing of tills. */
  readonly prepared: boolean;
  /** SQLite when absent. PostgreSQL starts with the store and ends with it: ask `findPostgres` first. */
  readonly database?: StoreDatabase;
  /** Chosen when absent. */
  readonly port?: number;
  /** Kept after the end; filled from the sample shop when it is empty. An own temporary folder when absent. */
  readonly dataFolder?: string;
  readonly onProgress?: OnStoreProgress;
}

/** A real store on this machine. */
export interface RunningStore {
  readonly url: string;
  readonly port: number;
  readonly apiKey: string;
  readonly channelToken: string;
  readonly dataFolder: string;
  /** The database's server, where it is one. */
  readonly postgres: RunningPostgres | null;
  /** Ids of the stock locations by their code. */
  readonly locations: { readonly S1: string; readonly S2: string };
  readonly shippingMethods: { readonly inStore: string; readonly pickup: string };
  /** The admin interface as the shop's owner. */
  readonly admin: Ask;
  /** A new shopper's own session with the web shop. */
  readonly openShopper: () => Ask;
  /** Ends the server and keeps its data; `start` brings it back on the same port. */
  readonly stop: () => Promise<void>;
  /** Ends the server as a power cut would. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Ends the server and removes the folder that was made for it. */
  readonly dispose: () => Promise<void>;
}

/** Starts a store on loopback; installs and fills it first where that is missing. It ends with this process. */
export async function startStore(options: StartOptions): Promise<RunningStore> {
  const { prepared } = options;
  const { pristine, cluster } = await prepareStore(options);
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'countertop-store-')));
  if (!existsSync(join(dataFolder, 'till.json'))) await cp(pristine, dataFolder, { recursive: true });
  const till = tillSchema.parse(JSON.parse(await readFile(join(dataFolder, 'till.json'), 'utf8')));
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;

  const postgres = cluster === null ? null : await startPostgres({ from: cluster });
  const database = postgres === null ? {} : { STORE_POSTGRES: postgres.url(STORE_DATABASE) };

  let child: ChildProcess | null = null;
  const start = async () => {
    options.onProgress?.({ step: 'start', detail: 'Starting the sample shop' });
    child = await startServer({
      STORE_PORT: String(port),
      STORE_DATA: dataFolder,
      STORE_PREPARED: prepared ? '1' : '0',
      ...database,
    });
  };
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child) await endServer(child, signal);
    child = null;
  };
  await start();
  return {
    url,
    port,
    ...till,
    dataFolder,
    postgres,
    admin: openAdmin(url),
    openShopper: () => openSession(`${url}/shop-api`),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start,
    dispose: async () => {
      await end('SIGTERM');
      await postgres?.dispose();
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The server's input is a pipe of ours: when this process dies, however, the server sees its end and ends too. */
async function startServer(own: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['server.js'], {
    cwd: STORE_FOLDER,
    env: storeEnvironment(own),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-4000)));
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`the store did not start: ${why}\n${words}`));
      timer = setTimeout(() => fail('no answer in a minute'), START_MS);
      child.once('error', reject);
      child.once('close', (code) => fail(`it ended with ${code}`));
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line === 'ready') resolve();
        else words = `${words}\n${line}`.slice(-4000);
      });
    });
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return child;
}

async function endServer(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  child.kill(signal);
  await closed;
  clearTimeout(timer);
}

/** Signs in at the first question, and again after a restart has made the server forget. */
function openAdmin(url: string): Ask {
  let session: Promise<Ask> | null = null;
  const signIn = async (): Promise<Ask> => {
    const ask = openSession(`${url}/admin-api`);
    await ask('mutation { login(username: "superadmin", password: "superadmin") { __typename } }');
    return ask;
  };
  return async (query, variables) => {
    session ??= signIn();
    return await (
      await session
    )(query, variables);
  };
}

function openSession(endpoint: string): Ask {
  let token: string | null = null;
  return async (query, variables = {}) => {
    const reply = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    token = reply.headers.get('vendure-auth-token') ?? token;
    const { data, errors } = replySchema.parse(await reply.json());
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
    return data;
  };
}
