// The frame of a script that starts other programs: all of them end with it, whichever way it goes.
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { constants } from 'node:os';
import { endProgram, startReaper, type Reaper } from './setup/reaper.ts';

export interface Session {
  readonly reaper: Reaper;
  /** Has something undone at the end, last thing first. */
  readonly defer: (undo: () => unknown) => void;
  /** Starts a program in a group of its own that ends with the session. */
  readonly start: (program: string, args: readonly string[], options?: SpawnOptions) => ChildProcess;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a script and ends the process with its exit code. An error is told by its message and ends it with 1;
 * Ctrl+C and kill end it too, each time after everything that was started has been ended.
 */
export async function runScript(work: (session: Session) => Promise<number>): Promise<never> {
  const undone: (() => unknown)[] = [];
  const session = openSession(undone);
  const interrupted = Promise.withResolvers<number>();
  for (const name of SIGNALS) process.once(name, () => interrupted.resolve(128 + constants.signals[name]));
  const code = await Promise.race([work(session).catch(tell), interrupted.promise]);
  for (const undo of undone.toReversed()) await Promise.resolve(undo()).catch(tell);
  session.reaper.close();
  process.exit(code);
}

function openSession(undone: (() => unknown)[]): Session {
  const reaper = startReaper();
  const defer: Session['defer'] = (undo) => void undone.push(undo);
  return {
    reaper,
    defer,
    start: (program, args, options = {}) => {
      const child = spawn(program, args, { ...options, detached: process.platform !== 'win32' });
      const group = child.pid;
      if (group === undefined) return child;
      reaper.watch(group);
      const forget = () => reaper.forget(group);
      child.once('exit', forget);
      defer(async () => {
        await endProgram(child);
        forget();
      });
      return child;
    },
  };
}

function tell(error: unknown): number {
  console.error(error instanceof Error ? `\n${error.message}` : error);
  if (process.env['COUNTERTOP_STACK'] !== undefined) console.error(error);
  return 1;
}
