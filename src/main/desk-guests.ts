import { contract } from '#contract/index.ts';
import type { Topic } from '#contract/events.ts';
import { isAllowed, NOBODY } from '#domain/party/role.ts';
import type { Actor } from './core/context.ts';
import { findDesk, findDeskByToken, listDesks, markDeskSeen } from './data/desk.ts';
import { createDeskPeople, type DeskPeopleParts } from './desk-people.ts';
import type { GuestPicture, Guests, PairReply } from './transport/lan/guests.ts';
import { isToldToDesks } from './transport/lan/procedures.ts';

/** What the till does for second screens. */
export interface DeskGuestsParts extends DeskPeopleParts {
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

/** Answers second screens by the same dispatch as the till's own page, each by a session of its own. */
export function createDeskGuests(parts: DeskGuestsParts): DeskGuests {
  const { db } = parts;
  const { actorAt, onTouched, reply, lock } = createDeskPeople(parts);
  return {
    pair: (ask, from) => pair(parts, ask, from),
    deskOf: async (token) =>
      token === '' ? null : ((await findDeskByToken(db, parts.hashOf(token)))?.id ?? null),
    answer: async (deskId, message) => {
      if ((await findDesk(db, deskId)) === null) return null;
      const replied = await reply(deskId, message);
      return (await findDesk(db, deskId)) === null ? null : replied;
    },
    onTouched,
    toldOf: toldOf(actorAt),
    picture: async (deskId, id) => {
      const { role } = await actorAt(deskId);
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

/** Tells what is a signed-in person's business; and one who is not any more, once, to look who they are. */
function toldOf(actorAt: (deskId: string) => Promise<Actor>): Guests['toldOf'] {
  const signedIn = new Set<string>();
  return async (deskId, topics) => {
    const isNow = (await actorAt(deskId)).staffId !== null;
    const wasBefore = signedIn.delete(deskId);
    if (isNow) signedIn.add(deskId);
    if (isNow) return topics.filter(isToldToDesks);
    return wasBefore ? ['people'] : [];
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
