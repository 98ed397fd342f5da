import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { v7 } from 'uuid';
import type { KeptRole, Staff } from '#contract/people.ts';
import { OWNER } from '#domain/party/role.ts';
import { useRoleName } from '#renderer/app/role-name.ts';
import { SubScreen } from '#renderer/app/SubScreen.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import styles from './PeopleScreen.module.css';
import { RoleDialog } from './RoleDialog.tsx';
import { StaffDialog } from './StaffDialog.tsx';

/** Who works here, and what each role may do. */
export function PeopleScreen(): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const { data, error } = useQuery(useQueries().people.list({}));
  return (
    <SubScreen title={words('people.title')} text={words('people.text')}>
      {error !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(error)}
        </Notice>
      )}
      {data === undefined ? (
        <Skeleton />
      ) : (
        <>
          <StaffSection staff={data.staff} roles={data.roles} />
          <RoleSection roles={data.roles} />
        </>
      )}
    </SubScreen>
  );
}

interface StaffProps {
  readonly staff: readonly Staff[];
  readonly roles: readonly KeptRole[];
}

function StaffSection({ staff, roles }: StaffProps): ReactElement {
  const words = useWords();
  const roleName = useRoleName();
  const [open, setOpen] = useState<Staff | null>(null);
  const nameOf = (roleId: string): string =>
    roleName(roles.find(({ id }) => id === roleId) ?? { id: roleId, name: roleId });
  return (
    <Section title={words('people.staff')} text={words('people.staff.text')}>
      <ul className={styles['list']}>
        {staff.map((person) => (
          <li key={person.staffId}>
            <button type="button" className={styles['row']} onClick={() => setOpen(person)}>
              <span className={styles['name']}>{person.name}</span>
              <span className={styles['facts']}>{nameOf(person.roleId)}</span>
              {!person.isActive && <Badge>{words('people.inactive')}</Badge>}
            </button>
          </li>
        ))}
      </ul>
      <div>
        <Button onPress={() => setOpen({ staffId: v7(), name: '', roleId: CLERK, isActive: true })}>
          <Icon name="plus" size={1.25} />
          {words('people.add')}
        </Button>
      </div>
      {open !== null && (
        <StaffDialog
          key={open.staffId}
          staff={open}
          isNew={staff.every(({ staffId }) => staffId !== open.staffId)}
          roles={roles}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  );
}

/** What most who come anew do. */
const CLERK = 'clerk';

function RoleSection({ roles }: { readonly roles: readonly KeptRole[] }): ReactElement {
  const words = useWords();
  const roleName = useRoleName();
  const [open, setOpen] = useState<KeptRole | null>(null);
  return (
    <Section title={words('people.roles')} text={words('people.roles.text')}>
      <ul className={styles['list']}>
        {roles.map((role) => (
          <li key={role.id}>
            <button type="button" className={styles['row']} onClick={() => setOpen(role)}>
              <span className={styles['name']}>{roleName(role)}</span>
              <span className={styles['facts']}>
                {role.id === OWNER.id
                  ? words('people.all-rights')
                  : words('people.rights', { count: role.permissions.length })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div>
        <Button onPress={() => setOpen(newRole())}>
          <Icon name="plus" size={1.25} />
          {words('people.add-role')}
        </Button>
      </div>
      {open !== null && <RoleDialog key={open.id} role={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}

function newRole(): KeptRole {
  return { id: v7(), name: '', permissions: [], discountPpm: 0, freeRefund: 0, isBuiltIn: false };
}
