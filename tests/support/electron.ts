// Starts the real till in the real Electron, for tests and for the demo's picture.
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { Reply } from '#contract/errors.ts';
import type { Touched } from '#contract/events.ts';
import type { Message } from '#contract/index.ts';

declare global {
  interface Window {
    /** What preload offers, as a test uses it. */
    readonly countertop?: {
      readonly invoke: (message: Message) => Promise<Reply>;
      readonly subscribe: (listener: (touched: Touched) => void) => () => void;
    };
  }
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface LaunchOptions {
  /** The folder of the till's data; a fresh one by default, removed by `close` and `kill`. */
  readonly userData?: string;
  /** Added to this process's environment; undefined takes a variable out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** More of Electron's command line. */
  readonly args?: readonly string[];
  /** The folder whose package.json names the program; the built till by default. */
  readonly appFolder?: string;
}

export interface LaunchedTill {
  readonly app: ElectronApplication;
  /** The till's window, loaded. */
  readonly page: Page;
  readonly userData: string;
  /** What the program wrote to its standard output and error so far. */
  readonly said: () => string;
  /** SIGKILL for the main process and everything below it; resolves when the main process is gone. */
  readonly kill: () => Promise<void>;
  /** Quits as a person would; resolves when the main process is gone. */
  readonly close: () => Promise<void>;
}

/** Starts the till and waits for its window. Works as root and, in a prepared environment, without a screen. */
export async function launchTill(options: LaunchOptions = {}): Promise<LaunchedTill> {
  const userData = options.userData ?? (await mkdtemp(path.join(tmpdir(), 'countertop-till-')));
  const tidy = async (): Promise<void> => {
    if (options.userData === undefined) await rm(userData, { recursive: true, force: true, maxRetries: 5 });
  };
  const app = await _electron.launch({
    args: [options.appFolder ?? ROOT, `--user-data-dir=${userData}`, ...(options.args ?? [])],
    env: environment(options.env ?? {}),
    // Playwright takes Chromium's sandbox off unless told otherwise; only root has to.
    chromiumSandbox: process.getuid?.() !== 0,
    timeout: 30_000,
  });
  const main = app.process();
  const gone = new Promise<void>((resolve) => {
    if (main.exitCode !== null || main.signalCode !== null) resolve();
    else main.once('exit', () => resolve());
  });
  const said = listen(main);
  const end = async (how: () => unknown): Promise<void> => {
    await how();
    await gone;
    await tidy();
  };
  try {
    const page = await app.firstWindow({ timeout: 30_000 });
    await page.waitForLoadState('domcontentloaded');
    return {
      app,
      page,
      userData,
      said,
      kill: () => end(() => killTree(main)),
      close: () => end(() => app.close()),
    };
  } catch (error) {
    await end(() => killTree(main));
    throw new Error(`the till did not open its window; it said:\n${said()}`, { cause: error });
  }
}

function environment(more: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const merged = Object.entries({ ...process.env, ...more });
  return Object.fromEntries(merged.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function listen(main: ReturnType<ElectronApplication['process']>): () => string {
  const parts: string[] = [];
  main.stdout?.on('data', (part: Buffer) => parts.push(part.toString('utf8')));
  main.stderr?.on('data', (part: Buffer) => parts.push(part.toString('utf8')));
  return () => parts.join('');
}

/** Playwright starts Electron in a process group of its own, which Chromium's processes stay in. */
function killTree({ pid, exitCode, signalCode }: ChildProcess): void {
  if (exitCode !== null || signalCode !== null) return;
  if (pid === undefined) throw new Error('the till has no process id');
  process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
}
