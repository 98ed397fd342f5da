import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { contract, type Contract } from '#contract/index.ts';
import type { InputOf, OutputOf, Procedure } from '#contract/procedure.ts';
import type { Reply } from '#contract/errors.ts';

type Features = { readonly [F in keyof Contract]: `${F}.${keyof Contract[F] & string}` };

/** `feature.name` of every procedure. */
export type ProcedureName = Features[keyof Features];

type Declared<Name extends ProcedureName> = Name extends `${infer F}.${infer P}`
  ? F extends keyof Contract
    ? P extends keyof Contract[F]
      ? Contract[F][P] extends Procedure
        ? Contract[F][P]
        : never
      : never
    : never
  : never;

/** The till's process is not there any more; what was asked may or may not have happened. */
export class TillGone extends Error {}

/** A till's core process, asked over loopback. */
export interface HeadlessTill {
  /** Asks and gives the value. @throws TillGone when the process died, Error when it refused. */
  call<Name extends ProcedureName>(
    name: Name,
    input: InputOf<Declared<Name>>,
  ): Promise<OutputOf<Declared<Name>>>;
  /** Asks again and again until the answer is as wanted, for at most ten minutes. */
  until<Name extends ProcedureName>(
    name: Name,
    input: InputOf<Declared<Name>>,
    isWanted: (value: OutputOf<Declared<Name>>) => boolean,
  ): Promise<OutputOf<Declared<Name>>>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Ends it as a user does. */
  stop(): Promise<void>;
}

/** The folder that the till keeps its data in, and the store's key when it has one. */
export interface HeadlessOptions {
  readonly folder: string;
  readonly key?: string;
  /** Hears of each message as it is sent, with how many there were. */
  readonly onCall?: (count: number) => void;
}

const main = fileURLToPath(new URL('./headless-main.ts', import.meta.url));
const PATIENCE_MS = 600_000;

/** Starts a till's core process and waits until it answers. */
export async function startHeadlessTill({ folder, key, onCall }: HeadlessOptions): Promise<HeadlessTill> {
  const token = randomUUID();
  const keyFile = join(folder, 'store.key');
  if (key !== undefined) writeFileSync(keyFile, key, { mode: 0o600 });
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      COUNTERTOP_FOLDER: folder,
      COUNTERTOP_TOKEN: token,
      ...(key === undefined ? {} : { COUNTERTOP_STORE_KEY_FILE: keyFile }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const address = `http://127.0.0.1:${await portOf(child)}/invoke`;
  const ask = (message: object): Promise<Reply> => post(address, token, message);
  let calls = 0;
  const call: HeadlessTill['call'] = async (name, input) => {
    calls += 1;
    onCall?.(calls);
    const reply = await ask({ procedure: name, input });
    if (!reply.ok)
      throw new Error(`${name} was refused: ${reply.error.code} ${JSON.stringify(reply.error.details)}`);
    return parseOutput(name, reply.value);
  };
  return {
    call,
    until: (name, input, isWanted) => askUntil(() => call(name, input), isWanted, name),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function askUntil<T>(ask: () => Promise<T>, isWanted: (value: T) => boolean, name: string): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await ask();
    if (isWanted(value)) return value;
    if (Date.now() > end) throw new Error(`${name} did not come to it: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  if (child.stdout === null) throw new Error('the till has no output');
  const lines = createInterface(child.stdout);
  for await (const line of lines) return z.object({ port: z.number() }).parse(JSON.parse(line)).port;
  throw new Error('the till ended before it answered');
}

async function post(address: string, token: string, message: object): Promise<Reply> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(message),
    });
    return replySchema.parse(await response.json());
  } catch (error) {
    if (error instanceof z.ZodError) throw error;
    throw new TillGone('the till is gone', { cause: error });
  }
}

const replySchema = z.custom<Reply>((value) => typeof value === 'object' && value !== null && 'ok' in value);

function parseOutput<Name extends ProcedureName>(name: Name, value: unknown): OutputOf<Declared<Name>> {
  const { output } = declaredOf(name);
  return z.custom<OutputOf<Declared<Name>>>((given) => output.safeParse(given).success).parse(value);
}

function declaredOf(name: string): Procedure {
  const [feature = '', procedure = ''] = name.split('.');
  const found = Object.entries<Readonly<Record<string, Procedure>>>(contract).find(
    ([key]) => key === feature,
  )?.[1];
  const declared = found?.[procedure];
  if (declared === undefined) throw new Error(`no procedure ${name}`);
  return declared;
}
