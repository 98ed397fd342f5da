import { NOBODY, OWNER } from '#domain/party/role.ts';
import type { Reader } from '#main/data/database.ts';
import { findRole, findStaff, hasStaff } from '#main/data/staff.ts';
import type { Actor } from './context.ts';

/** Who is signed in at this till; kept in memory only, so that after a start nobody is. */
export interface Session {
  /**
   * Who is asking, as the database knows them at this moment: a role that changes, or a person who leaves, counts at
   * once. While the till has no staff at all, whoever sets it up may do everything.
   */
  readonly actor: (db: Reader) => Promise<Actor>;
  readonly begin: (staffId: string) => void;
  readonly end: () => void;
}

/** A session that nobody has begun; `stranger` is what the journal calls whoever has no name. */
export function createSession(stranger: string): Session {
  let signedIn: string | null = null;
  const nobody: Actor = { staffId: null, name: stranger, role: NOBODY };
  return {
    actor: async (db) => {
      const asked = signedIn;
      const actor = asked === null ? null : await actorOf(db, asked);
      if (actor !== null) return actor;
      if (signedIn === asked) signedIn = null;
      return (await hasStaff(db)) ? nobody : { ...nobody, role: OWNER };
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
