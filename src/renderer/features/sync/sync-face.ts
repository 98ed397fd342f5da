import type { SyncStatus } from '#contract/sync.ts';

/** What the badge says, worst first. */
export type SyncFace =
  | { readonly kind: 'hidden' }
  | { readonly kind: 'attention' }
  | { readonly kind: 'refused'; readonly count: number }
  | { readonly kind: 'offline'; readonly since: number | null; readonly waiting: number }
  | {
      readonly kind: 'pulling';
      readonly done: number;
      readonly total: number | null;
      readonly isCatalog: boolean;
    }
  | { readonly kind: 'sending'; readonly count: number }
  | { readonly kind: 'online' };

/** The one thing worth saying of sync at a glance. */
export function syncFace(status: SyncStatus): SyncFace {
  if (status.state === 'none') return { kind: 'hidden' };
  if (status.state === 'attention') return { kind: 'attention' };
  if (status.refused > 0) return { kind: 'refused', count: status.refused };
  if (status.state === 'offline') {
    return { kind: 'offline', since: status.offlineSince, waiting: status.unsent };
  }
  const { progress } = status;
  if (progress !== null) {
    return {
      kind: 'pulling',
      done: progress.done,
      total: progress.total,
      isCatalog: progress.part === 'catalog',
    };
  }
  if (status.unsent > 0) return { kind: 'sending', count: status.unsent };
  return { kind: 'online' };
}
