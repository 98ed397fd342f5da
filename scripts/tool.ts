// Runs the project's own tools (compiler, linter, test runners) on this Node and says how each went.
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Session } from './session.ts';
import { seconds } from './setup/progress.ts';

/** The folder of package.json. */
export const ROOT = fileURLToPath(new URL('../', import.meta.url));

const MODULES = path.join(ROOT, 'node_modules');

const TOOLS = {
  tsc: 'typescript/bin/tsc',
  oxlint: 'oxlint/bin/oxlint',
  oxfmt: 'oxfmt/bin/oxfmt',
  knip: 'knip/bin/knip.js',
  'electron-vite': 'electron-vite/bin/electron-vite.js',
  vitest: 'vitest/vitest.mjs',
  playwright: '@playwright/test/cli.js',
} as const;

export type Tool = keyof typeof TOOLS;

/** How a step went; `passed` and `failed` count its tests, or the step itself as one. */
export interface StepResult {
  readonly title: string;
  readonly passed: number;
  readonly failed: number;
  readonly milliseconds: number;
  readonly remark?: string;
  /** What failed and why, where the step knows. */
  readonly failures?: readonly string[];
}

/** What node is called with to run one of the project's tools. */
export function toolArgs(tool: Tool, args: readonly string[]): string[] {
  return [path.join(MODULES, TOOLS[tool]), ...args];
}

/** The environment of a tool: others that it calls by name are found where npm would find them. */
export function toolEnv(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const bin = path.join(MODULES, '.bin');
  return { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`, ...more };
}

/** Runs node with `args` in the project's folder, its words going to the screen; gives the exit code, 1 for a signal. */
export async function runNode(
  session: Session,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const child = session.start(process.execPath, args, {
    cwd: ROOT,
    env: toolEnv(env),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await once(child, 'exit');
  return child.exitCode ?? 1;
}

/** Runs one tool as a step that passes or fails as a whole. */
export async function runTool(
  session: Session,
  title: string,
  tool: Tool,
  args: readonly string[],
): Promise<StepResult> {
  console.log(`\n── ${title}`);
  const started = performance.now();
  const code = await runNode(session, toolArgs(tool, args));
  return {
    title,
    passed: code === 0 ? 1 : 0,
    failed: code === 0 ? 0 : 1,
    milliseconds: performance.now() - started,
  };
}

/** The steps as a table: how each went, and its time. */
export function summary(results: readonly StepResult[]): string {
  const width = Math.max(...results.map(({ title }) => title.length));
  return results
    .map(({ title, passed, failed, milliseconds, remark }) => {
      const verdict = failed > 0 ? '✗' : '✓';
      const counts = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed`;
      const time = seconds(milliseconds).padStart(9);
      return `${verdict} ${title.padEnd(width)} ${counts} ${time}${remark === undefined ? '' : `  ${remark}`}`;
    })
    .join('\n');
}
