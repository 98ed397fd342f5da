// Playwright's global set-up: a machine that can run Electron, and a screen for as long as the tests run.
import { describeDebian, prepareDebian, thisMachine } from '#scripts/setup/debian.ts';
import { openEnvironment } from '#scripts/setup/environment.ts';
import { step } from '#scripts/setup/progress.ts';
import { startReaper } from '#scripts/setup/reaper.ts';
import { setUp } from '#scripts/setup/set-up.ts';

/** Puts what Electron needs into the environment that the tests inherit; returns the tear-down. */
export default async function prepareElectron(): Promise<() => Promise<void>> {
  const runtime = await setUp();
  await step('A browser', (note) => prepareDebian(['browser'], thisMachine(), note), describeDebian);
  const reaper = startReaper();
  const environment = await openEnvironment(runtime, reaper);
  Object.assign(process.env, environment.env);
  return async () => {
    await environment.stop();
    reaper.close();
  };
}
