import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

const START_MS = 30_000;
const HOST = fileURLToPath(new URL('postgres-host.ts', import.meta.url));
const PROGRAM = process.platform === 'win32' ? 'postgres.exe' : 'postgres';
const run = promisify(execFile);

/** A private PostgreSQL on this machine, on loopback. Everybody who reaches it is its owner. */
export interface RunningPostgres {
  readonly port: number;
  /** Where a program finds a database. */
  readonly url: (database: string) => string;
  /**
   * Makes an empty database, or a copy of the one named by `template`, which nobody may be connected to: a copy of
   * 20 MB takes about a tenth of a second.
   */
  readonly createDatabase: (name: string, template?: string) => Promise<void>;
  /** Ends whoever is connected to it. */
  readonly dropDatabase: (name: string) => Promise<void>;
  /** Runs SQL and gives the rows as text, their columns split by a tab. */
  readonly sql: (database: string, text: string) => Promise<string[]>;
  /** Ends the server and keeps its cluster as `folder`, for `startPostgres({ from: folder })`. */
  readonly keepAs: (folder: string) => Promise<void>;
  /** Ends the server and removes its cluster. */
  readonly dispose: () => Promise<void>;
}

/** Who a server runs as: PostgreSQL refuses the administrator of a machine. */
interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The folder of PostgreSQL's programs; null where there is none on this machine. */
export async function findPostgres(): Promise<string | null> {
  const said = process.env['COUNTERTOP_POSTGRES'];
  const homes = [
    '/usr/lib/postgresql',
    '/usr/local/opt',
    '/opt/homebrew/opt',
    'C:\\Program Files\\PostgreSQL',
  ];
  const installed = await Promise.all(homes.map(versionsIn));
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [...(said === undefined ? [] : [said]), ...installed.flat(), ...onPath];
  return candidates.find((folder) => existsSync(join(folder, PROGRAM)) && hasInitdb(folder)) ?? null;
}

function hasInitdb(folder: string): boolean {
  return existsSync(join(folder, process.platform === 'win32' ? 'initdb.exe' : 'initdb'));
}

/** The folders of programs of all versions that are installed below `home`, the newest first. */
async function versionsIn(home: string): Promise<string[]> {
  const names = await readdir(home).catch(() => []);
  return names
    .filter((name) => /^(postgresql(@\d+)?|\d+)$/.test(name))
    .toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((name) => join(home, name, 'bin'));
}

/**
 * Starts a PostgreSQL of its own on a free port of loopback, as an ordinary user even when we are root. It ends with
 * this process, however that ends. It keeps nothing safe from a power cut, and is fast for it.
 * @param options.from a cluster that was kept before; this server works on a copy of it
 * @throws when PostgreSQL is not installed: ask `findPostgres` first
 */
export async function startPostgres(options: { readonly from?: string } = {}): Promise<RunningPostgres> {
  const bin = await findPostgres();
  if (bin === null) throw new Error('PostgreSQL is not installed');
  const account = await ordinaryAccount();
  const folder = await mkdtemp(join(tmpdir(), 'countertop-postgres-'));
  const port = await freePort();
  let host: ChildProcess;
  try {
    await makeCluster(bin, folder, account, options.from);
    host = await startHost([bin, folder, String(port), ...accountArgs(account)]);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  const sql: RunningPostgres['sql'] = async (database, text) => {
    const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-d', database];
    const form = ['-X', '-q', '-A', '-t', '-F', '\t', '-v', 'ON_ERROR_STOP=1', '-c', text];
    const { stdout } = await run(join(bin, 'psql'), [...connection, ...form], { maxBuffer: 64_000_000 });
    return stdout.split('\n').filter((line) => line !== '');
  };
  return {
    port,
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    createDatabase: async (name, template = 'template0') => {
      await sql('postgres', `create database "${name}" template "${template}"`);
    },
    dropDatabase: async (name) => {
      await sql('postgres', `drop database if exists "${name}" with (force)`);
    },
    sql,
    keepAs: async (kept) => {
      await end(host);
      await rm(kept, { recursive: true, force: true });
      await cp(join(folder, 'data'), `${kept}.making`, { recursive: true });
      await rename(`${kept}.making`, kept);
      await rm(folder, { recursive: true, force: true });
    },
    dispose: async () => {
      await end(host);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function makeCluster(
  bin: string,
  folder: string,
  account: Account | null,
  from: string | undefined,
): Promise<void> {
  const data = join(folder, 'data');
  if (from === undefined) await mkdir(data);
  else await cp(from, data, { recursive: true });
  await chmod(data, 0o700);
  if (account !== null) await give(folder, account);
  if (from !== undefined) return;
  const form = ['-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-locale', '--no-sync'];
  await run(join(bin, 'initdb'), ['-D', data, ...form], { cwd: folder, ...account });
}

async function give(folder: string, { uid, gid }: Account): Promise<void> {
  await chown(folder, uid, gid);
  const names = await readdir(folder, { recursive: true });
  for (const name of names) await chown(join(folder, name), uid, gid);
}

/** Null when we are an ordinary user ourselves. */
async function ordinaryAccount(): Promise<Account | null> {
  if (process.platform === 'win32' || userInfo().uid !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const found = await run('id', [name]).catch(() => null);
    const [, uid, gid] = /^uid=(\d+)\S* gid=(\d+)/.exec(found?.stdout ?? '') ?? [];
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('there is no ordinary user on this machine for PostgreSQL to run as');
}

function accountArgs(account: Account | null): string[] {
  return account === null ? [] : [String(account.uid), String(account.gid)];
}

async function startHost(args: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [HOST, ...args], { stdio: ['pipe', 'ignore', 'pipe'] });
  let words = '';
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`PostgreSQL did not start: ${why}\n${words}`));
      timer = setTimeout(() => fail('no answer in half a minute'), START_MS);
      child.once('error', reject);
      child.once('close', (code) => fail(`it ended with ${code}`));
      createInterface({ input: child.stderr }).on('line', (line) => {
        words = `${words}\n${line}`.slice(-4000);
        if (line.includes('database system is ready to accept connections')) resolve();
      });
    });
  } catch (error) {
    // Takes the server with it, which a signal to this one would leave behind.
    child.stdin.end();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return child;
}

async function end(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return;
  const closed = once(host, 'close');
  host.stdin?.write('stop');
  await closed;
}
