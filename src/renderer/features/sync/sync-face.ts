import type { SyncStatus } from '#contract/sync.ts';

/** The one thing worth saying of sync at a glance. */
export type SyncFace =
  | { readonly kind: 'hidden' }
  | { readonly kind: 'attention' }
  | { readonly kind: 'rewound' }
  | { readonly kind: 'refused'; readonly count: number; readonly line: 'up' | 'offline' | 'paused' }
  | { readonly kind: 'paused'; readonly since: number | null; readonly waiting: number }
  | { readonly kind: 'offline'; readonly since: number | null; readonly waiting: number }
  | {
      readonly kind: 'pulling';
      readonly done: number;
      readonly total: number | null;
      readonly isCatalog: boolean;
    }
  | { readonly kind: 'sending'; readonly count: number }
  | { readonly kind: 'online'; readonly readAt: number | null };

/** What the light says, what needs a person most first. */
export function syncFace(status: SyncStatus): SyncFace {
  const { state, refused, unsent: waiting } = status;
  if (state === 'none') return { kind: 'hidden' };
  if (state === 'attention') return { kind: 'attention' };
  if (status.isRewound) return { kind: 'rewound' };
  if (refused > 0) return { kind: 'refused', count: refused, line: lineOf(state) };
  if (state === 'paused') return { kind: 'paused', since: status.pausedSince, waiting };
  if (state === 'offline') return { kind: 'offline', since: status.offlineSince, waiting };
  return workingFace(status);
}

function workingFace({ progress, unsent, lastReadAt }: SyncStatus): SyncFace {
  if (progress !== null) {
    const { done, total, part } = progress;
    return { kind: 'pulling', done, total, isCatalog: part === 'catalog' };
  }
  if (unsent > 0) return { kind: 'sending', count: unsent };
  return { kind: 'online', readAt: lastReadAt };
}

function lineOf(state: SyncStatus['state']): 'up' | 'offline' | 'paused' {
  return state === 'offline' || state === 'paused' ? state : 'up';
}
