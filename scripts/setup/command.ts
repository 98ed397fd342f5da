// Runs another program to its end and keeps what it said, for the steps of the set-up.
import { spawn } from 'node:child_process';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds after which the program is killed and the command fails. */
  readonly timeout?: number;
}

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program without a shell. Rejects when it can't be started; a bad exit code is a result. */
export async function command(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const { promise, resolve, reject } = Promise.withResolvers<CommandResult>();
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    timeout: options.timeout,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  child.on('error', reject);
  child.on('close', (code) => resolve({ code, ...said }));
  return promise;
}

/** Runs a program that has to succeed. Rejects with the end of what it wrote when its exit code is not 0. */
export async function mustRun(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const result = await command(program, args, options);
  if (result.code === 0) return result;
  const ending = `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-12).join('\n');
  throw new Error(`"${program} ${args.join(' ')}" ended with ${result.code ?? 'a signal'}:\n${ending}`);
}
