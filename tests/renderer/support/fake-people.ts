import { Refusal } from '#contract/errors.ts';
import type { KeptRole, Person, SessionState, Staff } from '#contract/people.ts';
import { NOBODY, OWNER, type Right } from '#domain/party/role.ts';
import type { Answers } from './bridge.ts';
import type { FakeShop } from './fake-shop.ts';

/** Somebody at the fake shop, with the PIN that they would type. */
export interface FakePerson extends Staff {
  readonly pin: string;
  readonly lockedUntil: number;
}

/** Who works at the fake shop; tests change it and touch `people`. */
export interface FakePeople {
  staff: FakePerson[];
  roles: KeptRole[];
}

export const MIRA = person({
  staffId: '0192f5a8-0000-7000-8000-00000000a001',
  name: 'Mira',
  roleId: 'owner',
});
export const BEN = person({
  staffId: '0192f5a8-0000-7000-8000-00000000a002',
  name: 'Ben',
  roleId: 'clerk',
  pin: '1111',
});

function person(given: Pick<FakePerson, 'staffId' | 'name' | 'roleId'> & Partial<FakePerson>): FakePerson {
  return { isActive: true, pin: '2468', lockedUntil: 0, ...given };
}

const CLERK_RIGHTS: readonly Right[] = ['catalog.read', 'sale.make', 'sale.read', 'sync.read'];

export function createFakePeople(): FakePeople {
  const role = (id: string, permissions: readonly Right[]): KeptRole => ({
    ...NOBODY,
    id,
    permissions: [...permissions],
    isBuiltIn: true,
  });
  return {
    staff: [MIRA, BEN],
    roles: [
      { ...OWNER, isBuiltIn: true },
      role('clerk', CLERK_RIGHTS),
      role('fulfilment', ['catalog.read', 'sale.read']),
    ],
  };
}

/** A session of one of them. */
export function sessionOf(people: FakePeople, { staffId, name, roleId }: Staff): SessionState {
  const { isBuiltIn: _, ...role } = people.roles.find(({ id }) => id === roleId) ?? {
    ...NOBODY,
    isBuiltIn: true,
  };
  return { hasStaff: true, actor: { staffId, name, role }, lockAfterMinutes: 0 };
}

/** Nobody is signed in. */
export const LOCKED: SessionState = { hasStaff: true, actor: null, lockAfterMinutes: 0 };

/** The answers of a till where these people work. */
export function answersOfPeople(
  people: FakePeople,
  shop: FakeShop,
): Required<NonNullable<Answers['people']>> {
  const prove = (staffId: string, pin: string): FakePerson => {
    const found = people.staff.find((one) => one.staffId === staffId && one.isActive);
    if (found?.pin !== pin) throw new Refusal('pin-wrong');
    return found;
  };
  const take = (session: SessionState): SessionState => {
    shop.session = { ...session, lockAfterMinutes: shop.session.lockAfterMinutes };
    return shop.session;
  };
  return {
    session: () => shop.session,
    names: () => ({
      people: people.staff.filter(({ isActive }) => isActive).map((one) => named(people, one)),
    }),
    createOwner: ({ name, pin }) => {
      const owner = { ...MIRA, name, pin };
      people.staff = [owner];
      return take(sessionOf(people, owner));
    },
    signIn: ({ staffId, pin }) => take(sessionOf(people, prove(staffId, pin))),
    lock: () => take(LOCKED),
    authorise: ({ staffId, pin }) => {
      const { name, roleId } = prove(staffId, pin);
      if (roleId !== OWNER.id) throw new Refusal('may-not-grant', { name });
      return { grantId: '0192f5a8-0000-7000-8000-00000000c001', grantedBy: name };
    },
    list: () => ({
      staff: people.staff.map(({ staffId, name, roleId, isActive }) => ({ staffId, name, roleId, isActive })),
      roles: people.roles,
    }),
    save: ({ staff, pin }) => {
      const before = people.staff.find(({ staffId }) => staffId === staff.staffId);
      const others = people.staff.filter((one) => one !== before);
      if (others.some(({ name }) => name === staff.name))
        throw new Refusal('name-taken', { name: staff.name });
      people.staff = [...others, { ...staff, pin: pin ?? before?.pin ?? '', lockedUntil: 0 }];
      return {};
    },
    saveRole: ({ role }) => {
      const isBuiltIn = people.roles.some(({ id, isBuiltIn: is }) => id === role.id && is);
      people.roles = [...people.roles.filter(({ id }) => id !== role.id), { ...role, isBuiltIn }];
      return {};
    },
  };
}

function named(people: FakePeople, { staffId, name, roleId, lockedUntil }: FakePerson): Person {
  return {
    staffId,
    name,
    roleId,
    roleName: people.roles.find(({ id }) => id === roleId)?.name ?? '',
    lockedUntil,
  };
}
