// What has to be in the environment and on the command line to start the prepared Electron on this machine.
import { describeDisplay, openDisplay } from './display.ts';
import { step } from './progress.ts';
import type { Reaper } from './reaper.ts';
import type { Runtime } from './runtime.ts';

export interface Environment {
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  /** Ends the invisible display, if one was started. */
  readonly stop: () => Promise<void>;
}

/** Opens a display and says so in one line. Chromium refuses to run its sandbox as root, so only there it is off. */
export async function openEnvironment(runtime: Runtime, reaper: Reaper): Promise<Environment> {
  const display = await step('Display', () => openDisplay(reaper), describeDisplay);
  const folder = runtime.folder;
  return {
    env: { ...display.env, ...(folder === undefined ? {} : { ELECTRON_OVERRIDE_DIST_PATH: folder }) },
    args: [...sandboxArgs(), ...display.args],
    stop: display.stop,
  };
}

/** `--no-sandbox` for root on Linux, nothing for anyone else. */
function sandboxArgs(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
