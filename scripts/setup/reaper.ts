// Ends what a script started when the script itself is gone, however it went.
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Told of a group on its standard input (`watch ID`, `forget ID`), it ends all it still knows when that input closes,
 * which the operating system does even for a script that was killed. Only the leader of a group is asked to end:
 * Electron takes the sudden end of its children for a fault. It hears no Ctrl+C of its own.
 */
const WATCHER = `trap '' INT TERM HUP
known=
while read -r order id; do
  if [ "$order" = watch ]; then known="$known $id"; continue; fi
  rest=
  for one in $known; do [ "$one" = "$id" ] || rest="$rest $one"; done
  known=$rest
done
alive=
for one in $known; do kill -s TERM "$one" 2>/dev/null && alive=yes; done
[ -z "$alive" ] && exit 0
sleep 2
for one in $known; do kill -s KILL -- "-$one" 2>/dev/null; done
exit 0`;

export interface Reaper {
  /** From now on this process group (a child started with `detached`) ends with this script. */
  readonly watch: (group: number) => void;
  readonly forget: (group: number) => void;
  /** Lets the watcher go; it ends what it still knows. */
  readonly close: () => void;
}

/** Starts the watcher. On Windows there are no process groups to watch and it does nothing. */
export function startReaper(): Reaper {
  if (process.platform === 'win32')
    return { watch: () => undefined, forget: () => undefined, close: () => undefined };
  const child = spawn('sh', ['-c', WATCHER], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  // A watcher that is gone can't be written to; nothing else depends on it.
  child.stdin.on('error', (error) =>
    console.warn(`the watcher of child processes is gone: ${error.message}`),
  );
  child.unref();
  return {
    watch: (group) => child.stdin.write(`watch ${group}\n`),
    forget: (group) => child.stdin.write(`forget ${group}\n`),
    close: () => child.stdin.end(),
  };
}

/**
 * Ends a program that leads a group of its own: asks it, waits up to `patience` milliseconds, then kills whoever is
 * left of the group.
 */
export async function endProgram(child: ChildProcess, patience = 3000): Promise<void> {
  const group = child.pid;
  if (group === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new AbortController();
  child.once('exit', () => gone.abort());
  child.kill('SIGTERM');
  await delay(patience, undefined, { signal: gone.signal }).catch(() => undefined);
  killGroup(group);
}

function killGroup(group: number): void {
  try {
    process.kill(process.platform === 'win32' ? group : -group, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
