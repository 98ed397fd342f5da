import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** What every house of the test has in common with the real one. */
const SHARED = [
  '.oxlintrc.json',
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'src/domain/tsconfig.json',
  'src/contract/tsconfig.json',
  'src/main/tsconfig.json',
  'src/preload/tsconfig.json',
  'src/renderer/tsconfig.json',
  'tests/tsconfig.node.json',
  'tests/tsconfig.renderer.json',
];

/** A folder with the project's own rules and packages, and other files. */
export interface House {
  readonly folder: string;
  remove(): void;
}

/** Builds a house of some files (path from the root of the project, text). */
export function buildHouse(files: Readonly<Record<string, string>>): House {
  const folder = mkdtempSync(join(tmpdir(), 'house-'));
  for (const path of SHARED) cpSync(join(ROOT, path), join(folder, path));
  linkPackages(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** Each package by itself, so that what the compiler keeps stays in the house. */
function linkPackages(folder: string): void {
  mkdirSync(join(folder, 'node_modules'));
  const packages = readdirSync(join(ROOT, 'node_modules')).filter(
    (name) => name === '.bin' || !name.startsWith('.'),
  );
  for (const name of packages)
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
}

/** The rules that each file breaks, by path. */
export type Broken = ReadonlyMap<string, ReadonlySet<string>>;

/** Runs the linter over a house. */
export async function lint(house: House): Promise<Broken> {
  const { stdout } = await run(
    'node_modules/oxlint/bin/oxlint',
    ['-f', 'unix', 'src', 'tests', 'scripts'],
    house,
  );
  return collect(stdout, /^(?<path>[^:\n]+):\d+:\d+: .*\[Error\/(?<rule>[^\]]+)\]$/gm);
}

/** Runs the compiler over a house; rules are its codes. */
export async function compile(house: House): Promise<Broken> {
  const { stdout } = await run('node_modules/typescript/bin/tsc', ['-b', '--pretty', 'false'], house);
  return collect(stdout, /^(?<path>[^(\n]+)\(\d+,\d+\): error (?<rule>TS\d+)/gm);
}

function collect(text: string, line: RegExp): Broken {
  const broken = new Map<string, Set<string>>();
  for (const { groups } of text.matchAll(line)) {
    const { path = '', rule = '' } = groups ?? {};
    broken.set(path, (broken.get(path) ?? new Set()).add(rule));
  }
  return broken;
}

function run(program: string, args: readonly string[], house: House): Promise<{ readonly stdout: string }> {
  const command = [join(ROOT, program), ...args];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      command,
      { cwd: house.folder, maxBuffer: 16_777_216 },
      (error, stdout, stderr) => {
        if (error !== null && stdout === '') reject(new Error(stderr, { cause: error }));
        else resolve({ stdout });
      },
    );
  });
}
