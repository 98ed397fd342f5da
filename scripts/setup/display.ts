// Gives the till a screen: the one that is there, or an invisible one (Xvfb) that ends with the script.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { endProgram, type Reaper } from './reaper.ts';

export interface Display {
  readonly kind: 'screen' | 'xvfb';
  /** What to add to the environment. */
  readonly env: Readonly<Record<string, string>>;
  /** What to add to Electron's command line. */
  readonly args: readonly string[];
  readonly stop: () => Promise<void>;
}

const SIZE = '1366x768x24';

/** Whether this machine has a screen that Electron can draw on. */
export function hasScreen(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || isSet(env['DISPLAY']) || isSet(env['WAYLAND_DISPLAY']);
}

/** Takes the screen, or starts Xvfb on a free display number. Reject: Xvfb could not start. */
export async function openDisplay(reaper: Reaper): Promise<Display> {
  const stop = () => Promise.resolve();
  if (!hasScreen()) return startXvfb(reaper);
  const isWaylandOnly = process.platform === 'linux' && !isSet(process.env['DISPLAY']);
  return { kind: 'screen', env: {}, args: isWaylandOnly ? ['--ozone-platform=wayland'] : [], stop };
}

/** One line's worth about a display. */
export function describeDisplay(display: Display): string {
  return display.kind === 'screen'
    ? 'the one of this machine'
    : `none here, so an invisible one (Xvfb ${SIZE})`;
}

async function startXvfb(reaper: Reaper): Promise<Display> {
  const args = ['-displayfd', '3', '-screen', '0', SIZE, '-nolisten', 'tcp', '-noreset'];
  const child = spawn('Xvfb', args, { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const { promise: failed, reject } = Promise.withResolvers<never>();
  child.on('error', (error) => reject(new Error(`Xvfb could not start: ${error.message}`)));
  child.on('exit', (code) =>
    reject(new Error(`Xvfb ended with ${code ?? 'a signal'} before it had a display`)),
  );
  const number = child.stdio[3];
  if (number === null || number === undefined) throw new Error('Xvfb got no pipe to tell its display number');
  const first: readonly unknown[] = await Promise.race([once(number, 'data'), failed]);
  failed.catch(() => undefined);
  const group = child.pid;
  if (group === undefined) throw new Error('Xvfb has no process id');
  reaper.watch(group);
  child.unref();
  return {
    kind: 'xvfb',
    env: { DISPLAY: `:${String(first[0]).trim()}` },
    // There is no graphics card to ask, and nobody to read that there is none.
    args: ['--disable-gpu', '--log-level=3'],
    stop: async () => {
      await endProgram(child);
      reaper.forget(group);
    },
  };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
