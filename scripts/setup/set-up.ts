// Prepares a machine to run the till: packages, Electron, better-sqlite3. Each step tells one line.
import { describeDebian, prepareDebian, thisMachine } from './debian.ts';
import { hasScreen } from './display.ts';
import { step } from './progress.ts';
import { describeRuntime, needsBuiltSqlite, prepareRuntime, type Runtime } from './runtime.ts';
import { checkSandbox, describeSandbox, thisSandboxMachine } from './sandbox.ts';
import { prepareSqlite } from './sqlite.ts';

export interface SetUpOptions {
  /** Ask Electron's release server again although it could not be reached today. */
  readonly retryElectron?: boolean;
}

/**
 * Makes everything available that Electron needs on this machine; what is there already costs well under a second.
 * Rejects with PackagesMissing when Debian packages are missing and this user may not install them, and with
 * SandboxForbidden when the system keeps Chromium's sandbox from this user.
 */
export async function setUp(options: SetUpOptions = {}): Promise<Runtime> {
  const sets = hasScreen() ? (['electron'] as const) : (['electron', 'screen'] as const);
  const machine = thisMachine();
  await step('System packages', (note) => prepareDebian(sets, machine, note), describeDebian);
  const { runtime } = await step(
    'Electron',
    async (note) => {
      const found = await prepareRuntime(options.retryElectron ?? false, note);
      return { runtime: found, sandbox: checkSandbox(found.program, thisSandboxMachine()) };
    },
    (outcome) => describeRuntime(outcome.runtime) + describeSandbox(outcome.sandbox),
  );
  if (needsBuiltSqlite(runtime)) {
    const build = async (note: (text: string) => void) => {
      await prepareDebian(['compiler'], machine, note);
      return prepareSqlite(note);
    };
    await step('better-sqlite3 for this Electron', build, (outcome) => outcome);
  }
  return runtime;
}
