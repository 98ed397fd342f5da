import type { SyncStatus } from '#contract/sync.ts';
import type { Topic } from '#contract/events.ts';
import type { ShortWrites } from '#main/data/short-writes.ts';
import type { Read, StoreConnector } from './connector.ts';

/** The part of the first pull that is under way. */
export type PullPart = NonNullable<SyncStatus['progress']>['part'];

/** What reading from the store works with. */
export interface Pull {
  readonly writes: ShortWrites;
  readonly connector: StoreConnector;
  /** Milliseconds since the epoch, UTC. */
  readonly now: () => number;
  /** Called between two pages: sends waiting sales. False when sync is to stop. */
  readonly between: () => Promise<boolean>;
  readonly onProgress: (part: PullPart, done: number, total: number | null) => void;
  readonly touch: (...topics: readonly Topic[]) => void;
}

/** How a part of a round ended. `down`: no line. `attention`: a person has to act. */
export type Step =
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'down'; readonly afterMs: number; readonly message: string }
  | { readonly kind: 'attention'; readonly message: string };

export const DONE: Step = { kind: 'done' };
export const STOPPED: Step = { kind: 'stopped' };

/** A read that gave nothing, as the end of its step. */
export function failedStep(read: Exclude<Read<unknown>, { readonly kind: 'read' }>): Step {
  if (read.kind === 'later') return { kind: 'down', afterMs: read.afterMs, message: read.message };
  return { kind: 'attention', message: read.message };
}
