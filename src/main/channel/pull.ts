import type { SyncStatus } from '#contract/sync.ts';
import type { Topic } from '#contract/events.ts';
import type { ShortWrites } from '#main/data/short-writes.ts';
import type { Page, Read, StoreConnector } from './connector.ts';

/** The part of the first pull that is under way. */
export type PullPart = NonNullable<SyncStatus['progress']>['part'];

/** What reading from the store works with. */
export interface Pull {
  readonly writes: ShortWrites;
  readonly connector: StoreConnector;
  /** Milliseconds since the epoch, UTC. */
  readonly now: () => number;
  /** A new UUIDv7. */
  readonly newId: () => string;
  /** Called between two pages: sends waiting documents, and lets a store in trouble rest. False when sync is to stop. */
  readonly between: () => Promise<boolean>;
  /**
   * Asked before deletions are believed, and rows that begin anew: a store that was restored from a backup lacks what is
   * only too new for it. Done when the store is as the till left it.
   */
  readonly lookBack: () => Promise<Step>;
  readonly onProgress: (part: PullPart, done: number, total: number | null) => void;
  readonly touch: (...topics: readonly Topic[]) => void;
}

/** How a part of a round ended. `down`: no line. `attention`: a person has to act. */
export type Step =
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'down'; readonly afterMs: number; readonly message: string }
  | { readonly kind: 'attention'; readonly code: string; readonly message: string };

export const DONE: Step = { kind: 'done' };
export const STOPPED: Step = { kind: 'stopped' };

/** The store is an older one than the till knows. */
export const REWOUND: Step = {
  kind: 'attention',
  code: 'rewound',
  message: 'The store was restored from a backup: it lacks what this till brought it lately.',
};

/** The code of a catalog's trouble: goods whose tax category has no rate here, so that they can't be sold rightly. */
export const UNTAXED = 'tax-category';

/** Why a page that begins anew is not to be believed, as the end of its step; null when it is. */
export async function doubtAbout(pull: Pull, page: Page<unknown>): Promise<Step | null> {
  if (page.isAnew !== true) return null;
  const step = await pull.lookBack();
  return step.kind === 'done' ? null : step;
}

/** A read that gave nothing, as the end of its step. */
export function failedStep(read: Exclude<Read<unknown>, { readonly kind: 'read' }>): Step {
  if (read.kind === 'later') return { kind: 'down', afterMs: read.afterMs, message: read.message };
  return { kind: 'attention', code: read.code, message: read.message };
}
