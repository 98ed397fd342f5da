import type { SyncStatus } from '#contract/sync.ts';
import type { Capabilities, StoreCheck } from './connector.ts';

/** The line to the store as sync sees it; how much is unsent, and what people decided, the database says. */
export type LineStatus = Omit<
  SyncStatus,
  'unsent' | 'uncertain' | 'refused' | 'pausedSince' | 'isRewound'
> & {
  /** What the store can do for the till; null until it was asked. */
  readonly abilities: Pick<Capabilities, 'holdBack' | 'notices' | 'pickup' | 'returns' | 'stockWrite'> | null;
};

/** What happened on the line. `at` in milliseconds. */
export type LineEvent =
  | { readonly kind: 'checked'; readonly check: StoreCheck }
  | { readonly kind: 'down'; readonly at: number; readonly message: string }
  | { readonly kind: 'up' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'pace'; readonly pace: LineStatus['pace'] }
  | { readonly kind: 'attention'; readonly message: string }
  | { readonly kind: 'progress'; readonly progress: LineStatus['progress'] }
  | { readonly kind: 'read'; readonly at: number }
  | { readonly kind: 'catalog-complete' };

/** The line before anything was tried. */
export const STARTING: LineStatus = {
  state: 'starting',
  storeName: null,
  offlineSince: null,
  lastReadAt: null,
  progress: null,
  pace: { kind: 'normal', until: null },
  catalogComplete: false,
  weaknesses: [],
  message: null,
  abilities: null,
};

/** The line after an event. A line that stays down keeps the instant at which it went down. */
export function nextLine(line: LineStatus, event: LineEvent): LineStatus {
  switch (event.kind) {
    case 'checked': {
      const { storeName, capabilities } = event.check;
      const { holdBack, notices, pickup, returns, stockWrite, weaknesses } = capabilities;
      const abilities = { holdBack, notices, pickup, returns, stockWrite };
      return { ...line, storeName, abilities, weaknesses: [...weaknesses] };
    }
    case 'down':
      return {
        ...line,
        state: 'offline',
        offlineSince: line.offlineSince ?? event.at,
        message: event.message,
      };
    case 'up':
      return { ...line, state: 'online', offlineSince: null, message: null };
    case 'attention':
      return { ...line, state: 'attention', offlineSince: null, message: event.message };
    case 'paused':
      return { ...line, state: 'paused', message: null };
    case 'resumed':
      return { ...line, state: 'starting' };
    case 'pace':
      return { ...line, pace: event.pace };
    case 'progress':
      return { ...line, progress: event.progress };
    case 'read':
      return { ...line, lastReadAt: event.at, progress: null };
    case 'catalog-complete':
      return { ...line, catalogComplete: true };
  }
}
