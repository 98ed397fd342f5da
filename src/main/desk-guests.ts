import { contract } from '#contract/index.ts';
import type { Topic } from '#contract/events.ts';
import { isAllowed, NOBODY } from '#domain/party/role.ts';
import type { Clock } from './core/context.ts';
import type { Sessions } from './core/session.ts';
import { findDesk, findDeskByToken, listDesks, markDeskSeen } from './data/desk.ts';
import type { Database } from './data/database.ts';
import { findShopRules } from './data/shop-rules.ts';
import type { Dispatch } from './transport/dispatch.ts';
import type { GuestPicture, Guests, PairReply } from './transport/lan/guests.ts';

/** What the till does for second screens. */
export interface DeskGuestsParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly dispatch: Dispatch;
  readonly picture: (id: string) => Promise<GuestPicture | null>;
  readonly touch: (...topics: readonly Topic[]) => void;
  /** What the journal calls whoever has no name. */
  readonly stranger: string;
  /** What is kept of a token. */
  readonly hashOf: (token: string) => string;
  readonly onTrouble: (detail: string, error?: unknown) => void;
}

/** The guests, and how they are all signed out. */
export interface DeskGuests extends Guests {
  readonly lockAll: () => Promise<void>;
}

const MINUTE = 60_000;

/** Answers second screens by the same dispatch as the till's own page, each by a session of its own. */
export function createDeskGuests(parts: DeskGuestsParts): DeskGuests {
  const { db, clock, sessions, dispatch } = parts;
  const askedAt = new Map<string, number>();
  const lock = async (deskId: string): Promise<void> => {
    const actor = await sessions.ofDesk(deskId).actor(db);
    if (actor.staffId !== null) await dispatch({ procedure: 'people.lock', input: {} }, actor);
  };
  // The page locks itself too; this is for one that slept, or that somebody made to stay awake.
  const lockIfIdle = async (deskId: string): Promise<void> => {
    const { lockAfterMinutes } = await findShopRules(db);
    const now = clock.now();
    const idle = now - (askedAt.get(deskId) ?? now);
    askedAt.set(deskId, now);
    if (lockAfterMinutes > 0 && idle >= lockAfterMinutes * MINUTE) await lock(deskId);
  };
  return {
    pair: (ask, from) => pair(parts, ask, from),
    deskOf: async (token) =>
      token === '' ? null : ((await findDeskByToken(db, parts.hashOf(token)))?.id ?? null),
    answer: async (deskId, message) => {
      if ((await findDesk(db, deskId)) === null) return null;
      await lockIfIdle(deskId);
      return await dispatch(message, await sessions.ofDesk(deskId).actor(db));
    },
    picture: async (deskId, id) => {
      const { role } = await sessions.ofDesk(deskId).actor(db);
      return isAllowed(role, 'catalog.read') ? await parts.picture(id) : null;
    },
    onPresence: (deskId) => {
      markSeen(parts, deskId).catch((error: unknown) =>
        parts.onTrouble('a second screen came or went', error),
      );
    },
    lockAll: async () => {
      for (const { id } of await listDesks(db)) await lock(id);
    },
  };
}

async function pair(
  { dispatch, stranger }: DeskGuestsParts,
  ask: { readonly code: string; readonly name: string },
  from: string,
): Promise<PairReply> {
  const message = { procedure: 'desk.pair', input: { ...ask, from } };
  const reply = await dispatch(message, { staffId: null, name: stranger, role: NOBODY });
  if (!reply.ok) return { reply, token: null };
  const { deskId, token } = contract.desk.pair.output.parse(reply.value);
  return { reply: { ok: true, value: { deskId } }, token };
}

async function markSeen({ db, clock, touch }: DeskGuestsParts, deskId: string): Promise<void> {
  await db.transaction().execute((tx) => markDeskSeen(tx, deskId, clock.now()));
  touch('desk');
}
