// Finds the Debian packages that Electron needs and that are missing, and installs them or says how.
import { existsSync, readFileSync } from 'node:fs';
import { command, type CommandOptions, type CommandResult } from './command.ts';
import type { Note } from './progress.ts';

/** What the step needs to know of the machine, so that a test can stand in for one. */
export interface Machine {
  /** The text of /etc/os-release, or undefined where there is none. */
  readonly osRelease: string | undefined;
  readonly isRoot: boolean;
  readonly run: (
    program: string,
    args: readonly string[],
    options?: CommandOptions,
  ) => Promise<CommandResult>;
}

/** A package under the names it bears, the one of newer releases first. */
type Names = readonly [string, ...string[]];

const ELECTRON: readonly Names[] = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
];
const SCREEN: readonly Names[] = [['xvfb'], ['xauth']];
const COMPILER: readonly Names[] = [['g++'], ['make'], ['python3']];
/** For the tests of what shops open in a browser. */
const BROWSER: readonly Names[] = [['chromium']];

export type PackageSet = 'electron' | 'screen' | 'compiler' | 'browser';
const SETS: Readonly<Record<PackageSet, readonly Names[]>> = {
  electron: ELECTRON,
  screen: SCREEN,
  compiler: COMPILER,
  browser: BROWSER,
};

export type DebianOutcome =
  | { readonly kind: 'not debian' | 'complete' }
  | { readonly kind: 'installed'; readonly packages: readonly string[] };

/** Packages are missing and this user may not install them: `command` is what someone who may has to run. */
export class PackagesMissing extends Error {
  readonly command: string;
  constructor(install: string) {
    super(`packages are missing. Run this, then try again:\n\n  ${install}\n`);
    this.command = install;
  }
}

/**
 * Sees to it that the packages of the sets are installed: as root with apt-get, else by rejecting with
 * PackagesMissing. Where there is no dpkg it does nothing; another system brings or asks for its own libraries.
 */
export async function prepareDebian(
  sets: readonly PackageSet[],
  machine: Machine,
  note: Note,
): Promise<DebianOutcome> {
  if (!isDebianLike(machine.osRelease)) return { kind: 'not debian' };
  const missing = await missingOf(
    sets.flatMap((set) => SETS[set]),
    machine,
  );
  if (missing.length === 0) return { kind: 'complete' };
  if (!machine.isRoot) {
    const packages = await namesHere(missing, machine);
    throw new PackagesMissing(`sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`);
  }
  note('apt-get update');
  await must(machine, ['update', '-qq']);
  const packages = await namesHere(missing, machine);
  note(`installing ${packages.join(' ')}`);
  await must(machine, ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  return { kind: 'installed', packages };
}

/** The machine this runs on. */
export function thisMachine(): Machine {
  const file = '/etc/os-release';
  return {
    osRelease: process.platform === 'linux' && existsSync(file) ? readFileSync(file, 'utf8') : undefined,
    isRoot: process.getuid?.() === 0,
    run: command,
  };
}

/** One line's worth about an outcome. */
export function describeDebian(outcome: DebianOutcome): string {
  if (outcome.kind === 'installed') return `installed ${outcome.packages.join(' ')}`;
  return outcome.kind === 'complete' ? 'all there' : 'not a Debian system, left to you';
}

function isDebianLike(osRelease: string | undefined): boolean {
  return osRelease !== undefined && /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(osRelease);
}

async function missingOf(wanted: readonly Names[], machine: Machine): Promise<Names[]> {
  const names = wanted.flat();
  const result = await machine.run('dpkg-query', [
    '-W',
    '-f',
    '${binary:Package} ${db:Status-Status}\n',
    ...names,
  ]);
  const installed = new Set(
    result.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.replace(/[: ].*$/, '')),
  );
  return wanted.filter((alternatives) => !alternatives.some((name) => installed.has(name)));
}

/** The name that this release knows; without package lists the older one, which most machines still take. */
async function namesHere(missing: readonly Names[], machine: Machine): Promise<string[]> {
  const names: string[] = [];
  for (const alternatives of missing) names.push(await nameHere(alternatives, machine));
  return names;
}

async function nameHere(alternatives: Names, machine: Machine): Promise<string> {
  for (const name of alternatives) {
    const result = await machine.run('apt-cache', ['policy', name]);
    if (/Candidate: (?!\(none\))/.test(result.stdout)) return name;
  }
  return alternatives.at(-1) ?? alternatives[0];
}

async function must(machine: Machine, args: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const result = await machine.run('apt-get', args, { env });
  if (result.code !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${result.stderr.trim()}`);
}
