import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { freePort } from './free-port.ts';
import { runMedusa, type MedusaServer } from './medusa-server.ts';
import { FILLED, MEDUSA_FOLDER, medusaEnvironment, OWNER, prepareMedusa } from './medusa-set-up.ts';
import { startPostgres, type RunningPostgres } from './postgres.ts';

const tillSchema = z.object({
  apiKey: z.string(),
  publishableKey: z.string(),
  channelToken: z.string(),
  regionId: z.string(),
  locations: z.object({ S1: z.string(), S2: z.string() }),
});

/** Asks one of the store's interfaces; rejects with the store's words when it refuses. */
export type AskMedusa = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

/** A real Medusa on this machine, with a PostgreSQL of its own. */
export interface RunningMedusa extends z.output<typeof tillSchema> {
  readonly url: string;
  readonly port: number;
  /** The admin interface as the shop's owner; paths begin behind `/admin`. */
  readonly admin: AskMedusa;
  /** The web shop, as shoppers use it; paths begin behind `/store`. */
  readonly shop: AskMedusa;
  readonly postgres: RunningPostgres;
  /** Ends the server as a power cut would; its database goes on. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** Starts a sample shop; installs and fills it first where that is missing. Needs PostgreSQL: see `findPostgres`. */
export async function startMedusa(): Promise<RunningMedusa> {
  const prepared = await prepareMedusa();
  const till = tillSchema.parse(JSON.parse(await readFile(prepared.till, 'utf8')));
  const pictures = await mkdtemp(join(tmpdir(), 'countertop-medusa-'));
  await cp(prepared.pictures, pictures, { recursive: true });
  const postgres = await startPostgres({ from: prepared.cluster });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // A product knows the whole address of its picture.
  await postgres.sql(
    FILLED,
    `update product set thumbnail = replace(thumbnail, 'http://pictures.invalid', '${url}')`,
  );
  const env = medusaEnvironment({ STORE_DATABASE: postgres.url(FILLED), STORE_PICTURES: pictures });
  let server: MedusaServer | null = null;
  const start = async () => {
    server = await runMedusa(MEDUSA_FOLDER, env, port);
  };
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    await server?.end(signal);
    server = null;
  };
  await start();
  return {
    ...till,
    url,
    port,
    postgres,
    admin: openAdmin(url),
    shop: asking(`${url}/store`, { 'x-publishable-api-key': till.publishableKey }),
    kill: () => end('SIGKILL'),
    start,
    dispose: async () => {
      await end('SIGKILL');
      await postgres.dispose();
      await rm(pictures, { recursive: true, force: true });
    },
  };
}

const tokenSchema = z.object({ token: z.string() });

/** Signs in at the first question. */
function openAdmin(url: string): AskMedusa {
  let session: Promise<AskMedusa> | null = null;
  const signIn = async (): Promise<AskMedusa> => {
    const { token } = tokenSchema.parse(await asking(url, {})('POST', '/auth/user/emailpass', OWNER));
    return asking(`${url}/admin`, { authorization: `Bearer ${token}` });
  };
  return async (method, path, body) => {
    session ??= signIn();
    return await (
      await session
    )(method, path, body);
  };
}

function asking(base: string, headers: Readonly<Record<string, string>>): AskMedusa {
  return async (method, path, body) => {
    const reply = await fetch(`${base}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${text}`);
    const answer: unknown = JSON.parse(text);
    return answer;
  };
}
