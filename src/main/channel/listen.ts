import { backoffMs, type Backoff } from './backoff.ts';
import type { Bell } from './bell.ts';
import type { StoreConnector } from './connector.ts';

/** What listening works with. */
export interface Listening {
  readonly connector: Pick<StoreConnector, 'listen'>;
  /** Whether the store would say, and may be asked now. */
  readonly isWanted: () => boolean;
  /** Rung with `news` when the store has something new. */
  readonly bell: Pick<Bell, 'ring'>;
  /** Slept on between two questions; `stop` ends the listening. */
  readonly rest: Bell;
  readonly random: () => number;
}

/** One question lasts so long (ms) when nothing is new. */
const WAIT_MS = 25_000;
/** A round has to read what is new before the next question makes sense. */
const REST_MS = 1000;
const TROUBLE: Backoff = { firstMs: 2000, capMs: 60_000 };

/** Listens to the store until `rest` is rung with `stop`. A hint is all that it gives: the round reads. */
export async function listenToStore({ connector, isWanted, bell, rest, random }: Listening): Promise<void> {
  let failures = 0;
  let pauseMs = 0;
  while ((await rest.sleep(pauseMs)) !== 'stop') {
    pauseMs = REST_MS;
    if (!isWanted()) continue;
    const heard = await connector.listen(WAIT_MS);
    failures = heard.kind === 'read' ? 0 : failures + 1;
    if (heard.kind !== 'read') pauseMs = backoffMs(failures, TROUBLE, random);
    else if (heard.value) bell.ring('news');
  }
}
