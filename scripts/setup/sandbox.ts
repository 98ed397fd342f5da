// Whether Chromium's sandbox can start on this machine; some Linux systems keep it from ordinary users.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What the check needs to know of the machine, so that a test can stand in for one. */
export interface SandboxMachine {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** The text of the kernel's apparmor_restrict_unprivileged_userns; undefined where there is no such setting. */
  readonly restriction: string | undefined;
  /** Owner and mode of a file; undefined when it is not there. */
  readonly fileOf: (file: string) => { readonly uid: number; readonly mode: number } | undefined;
}

/** The sandbox can not start: the message holds the commands that someone who may has to run, either of them. */
export class SandboxForbidden extends Error {
  constructor(helper: string) {
    super(
      "AppArmor keeps Chromium's sandbox from starting on this machine. Run one of these, then try again:\n\n" +
        `  for this Electron only:\n  sudo chown root:root ${quoted(helper)} && sudo chmod 4755 ${quoted(helper)}\n\n` +
        '  for every program, until the next start of the machine:\n' +
        '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0\n',
    );
  }
}

const RESTRICTION = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
const SET_UID = 0o4000;
const ANYONE_RUNS = 0o001;

/**
 * Whether the sandbox of the Electron at `program` is on; root runs without it, as Chromium refuses otherwise.
 * Throws SandboxForbidden when unprivileged user namespaces are forbidden and chrome-sandbox is not set up either.
 */
export function checkSandbox(program: string, machine: SandboxMachine): 'on' | 'off' {
  if (machine.platform !== 'linux') return 'on';
  if (machine.isRoot) return 'off';
  if (machine.restriction?.trim() !== '1') return 'on';
  const helper = path.join(path.dirname(program), 'chrome-sandbox');
  const file = machine.fileOf(helper);
  const isSetUp = file?.uid === 0 && (file.mode & SET_UID) !== 0 && (file.mode & ANYONE_RUNS) !== 0;
  if (!isSetUp) throw new SandboxForbidden(helper);
  return 'on';
}

/** The machine this runs on. */
export function thisSandboxMachine(): SandboxMachine {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    restriction: existsSync(RESTRICTION) ? readFileSync(RESTRICTION, 'utf8') : undefined,
    fileOf: (file) => statSync(file, { throwIfNoEntry: false }),
  };
}

/** What the Electron step adds to its line. */
export function describeSandbox(sandbox: 'on' | 'off'): string {
  return sandbox === 'on' ? '' : ", Chromium's sandbox is off because this is root";
}

/** A path as one word of a shell. */
function quoted(file: string): string {
  return /^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`;
}
