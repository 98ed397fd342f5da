import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.ts';

const START_MS = 90_000;
const STOP_MS = 10_000;

/** A Medusa server of a folder, on loopback. It ends with this process, however that ends. */
export interface MedusaServer {
  readonly url: string;
  readonly port: number;
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

/** @param env names the database; a port is chosen when none is given */
export async function runMedusa(
  folder: string,
  env: NodeJS.ProcessEnv,
  port?: number,
): Promise<MedusaServer> {
  const chosen = port ?? (await freePort());
  // The server's input is a pipe of ours: when this process dies, the server sees its end and ends too.
  const child = spawn(process.execPath, ['server.js'], {
    cwd: folder,
    env: { ...env, STORE_PORT: String(chosen) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  await ready(child);
  return { url: `http://127.0.0.1:${chosen}`, port: chosen, end: (signal) => end(child, signal) };
}

async function ready(child: ChildProcess): Promise<void> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the server has pipes');
  let words = '';
  stderr.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-4000)));
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`Medusa did not start: ${why}\n${words}`));
      timer = setTimeout(() => fail('no answer in a minute and a half'), START_MS);
      child.once('error', reject);
      child.once('close', (code) => fail(`it ended with ${code}`));
      createInterface({ input: stdout }).on('line', (line) => {
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
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  child.kill(signal);
  await closed;
  clearTimeout(timer);
}
