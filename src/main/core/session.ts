import { NOBODY, OWNER } from '#domain/party/role.ts';
import type { Reader } from '#main/data/database.ts';
import { findDesk } from '#main/data/desk.ts';
import { findRole, findStaff, hasStaff } from '#main/data/staff.ts';
import type { Actor } from './context.ts';

/** Who is signed in at one screen; kept in memory only, so that after a start nobody is. */
export interface Session {
  /**
   * Who is asking, as the database knows them at this moment: a role that changes, or a person who leaves, counts at
   * once. While the till has no staff at all, whoever sets it up at its own screen may do everything.
   */
  readonly actor: (db: Reader) => Promise<Actor>;
  readonly begin: (staffId: string) => void;
  readonly end: () => void;
}

/** The sessions of the till's own screen and of the devices that are paired with it. */
export interface Sessions {
  readonly till: Session;
  /** A device's own; a device that is shut out never has anybody signed in. */
  readonly ofDesk: (deskId: string) => Session;
  /** The one that somebody asks from. */
  readonly of: (actor: Actor) => Session;
}

/** Sessions that nobody has begun; `stranger` is what the journal calls whoever has no name. */
export function createSessions(stranger: string): Sessions {
  const nobody: Actor = { staffId: null, name: stranger, role: NOBODY };
  const till = createSession(async (db) => ((await hasStaff(db)) ? nobody : { ...nobody, role: OWNER }));
  const desks = new Map<string, Session>();
  const ofDesk = (deskId: string): Session => {
    const known = desks.get(deskId) ?? createDeskSession(deskId, { ...nobody, deskId });
    desks.set(deskId, known);
    return known;
  };
  return {
    till,
    ofDesk,
    of: ({ deskId }) => (deskId === undefined ? till : ofDesk(deskId)),
  };
}

function createDeskSession(deskId: string, nobody: Actor): Session {
  const session = createSession(() => Promise.resolve(nobody));
  return {
    ...session,
    actor: async (db) => {
      if ((await findDesk(db, deskId)) === null) session.end();
      return { ...(await session.actor(db)), deskId };
    },
  };
}

function createSession(nobody: (db: Reader) => Promise<Actor>): Session {
  let signedIn: string | null = null;
  return {
    actor: async (db) => {
      const asked = signedIn;
      const actor = asked === null ? null : await actorOf(db, asked);
      if (actor !== null) return actor;
      if (signedIn === asked) signedIn = null;
      return await nobody(db);
    },
    begin: (staffId) => {
      signedIn = staffId;
    },
    end: () => {
      signedIn = null;
    },
  };
}

async function actorOf(db: Reader, staffId: string): Promise<Actor | null> {
  const staff = await findStaff(db, staffId);
  if (staff === null || !staff.isActive) return null;
  const role = await findRole(db, staff.roleId);
  return role === null ? null : { staffId, name: staff.name, role };
}
