// Ends what a script started when the script itself is gone, however it went.
import { spawn } from 'node:child_process';

/**
 * Told of a group on its standard input (`watch ID`, `forget ID`), it ends all it still knows when that input closes,
 * which the operating system does even for a script that was killed. It hears no Ctrl+C of its own.
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
for one in $known; do kill -s TERM -- "-$one" 2>/dev/null && alive=yes; done
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

/** Ends a process group: asks, waits up to `patience` milliseconds until nobody is left, then kills. */
export async function endGroup(group: number, patience = 3000): Promise<void> {
  const until = Date.now() + patience;
  if (!signal(group, 'SIGTERM')) return;
  while (Date.now() < until) {
    if (!signal(group, 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  signal(group, 'SIGKILL');
}

/** Sends a signal to a group; false when nobody is left in it. */
function signal(group: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(process.platform === 'win32' ? group : -group, name);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}
