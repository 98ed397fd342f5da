import type { Bell } from './bell.ts';
import type { SyncEngine } from './sync-engine.ts';

/** Runs rounds until the bell rings `stop`; a nudge in between sends without reading. `now` in milliseconds. */
export async function runSync(engine: SyncEngine, bell: Bell, now: () => number): Promise<void> {
  for (;;) {
    const next = now() + (await engine.round());
    if ((await rest(engine, bell, { now, next })) === 'stop') return;
  }
}

async function rest(
  engine: SyncEngine,
  bell: Bell,
  { now, next }: { readonly now: () => number; readonly next: number },
): Promise<'stop' | 'round'> {
  let until = next;
  for (;;) {
    const ring = await bell.sleep(Math.max(0, until - now()));
    if (ring === 'stop') return 'stop';
    if (ring === 'now') engine.refresh();
    if (ring !== 'nudge') return 'round';
    until = Math.min(until, now() + (await engine.push()));
  }
}
