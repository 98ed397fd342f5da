import type { Reply } from '#contract/errors.ts';
import type { Actor, Clock } from './core/context.ts';
import type { Sessions } from './core/session.ts';
import type { Database } from './data/database.ts';
import { findShopRules } from './data/shop-rules.ts';
import type { Dispatch } from './transport/dispatch.ts';

/** What knowing the people at devices works with. */
export interface DeskPeopleParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly dispatch: Dispatch;
}

/** The people who are signed in at devices. */
export interface DeskPeople {
  readonly actorAt: (deskId: string) => Promise<Actor>;
  /** Somebody touched a device: whoever is signed in there is there still, unless that comes too late. */
  readonly onTouched: (deskId: string) => Promise<void>;
  /** Answers as whoever is signed in; signs in one by one. */
  readonly reply: (deskId: string, message: { readonly procedure: string }) => Promise<Reply>;
  /** Signs somebody out, and whoever is just coming in. */
  readonly lock: (deskId: string) => Promise<void>;
}

const MINUTE = 60_000;

/** So many devices' PINs are looked at together; somebody at the till waits for no more than these. */
const MOST_SIGN_INS = 3;

const BUSY: Reply = { ok: false, error: { code: 'pin-busy' } };

/** Nobody is signed in anywhere at first. Who is, is locked out when nobody touches the device for the till's minutes. */
export function createDeskPeople({ db, clock, sessions, dispatch }: DeskPeopleParts): DeskPeople {
  const touchedAt = new Map<string, number>();
  const signingIn = new Map<string, Promise<Reply>>();
  const actorAt = (deskId: string): Promise<Actor> => sessions.ofDesk(deskId).actor(db);
  const signOut = async (deskId: string): Promise<void> => {
    const actor = await actorAt(deskId);
    if (actor.staffId !== null) await dispatch({ procedure: 'people.lock', input: {} }, actor);
  };
  // The page locks itself too; this is for one that slept.
  const lockIfIdle = async (deskId: string): Promise<void> => {
    const { lockAfterMinutes } = await findShopRules(db);
    const now = clock.now();
    const idle = now - (touchedAt.get(deskId) ?? now);
    if (lockAfterMinutes > 0 && idle >= lockAfterMinutes * MINUTE) await signOut(deskId);
  };
  const onTouched = async (deskId: string): Promise<void> => {
    await lockIfIdle(deskId);
    touchedAt.set(deskId, clock.now());
  };
  const signIn = async (deskId: string, message: unknown): Promise<Reply> => {
    if (signingIn.has(deskId) || signingIn.size >= MOST_SIGN_INS) return BUSY;
    const replied = onTouched(deskId).then(async () => dispatch(message, await actorAt(deskId)));
    signingIn.set(deskId, replied);
    try {
      return await replied;
    } finally {
      signingIn.delete(deskId);
    }
  };
  return {
    actorAt,
    onTouched,
    reply: async (deskId, message) => {
      if (message.procedure === 'people.signIn') return await signIn(deskId, message);
      await lockIfIdle(deskId);
      return await dispatch(message, await actorAt(deskId));
    },
    lock: async (deskId) => {
      await signingIn.get(deskId)?.catch(() => undefined);
      await signOut(deskId);
    },
  };
}
