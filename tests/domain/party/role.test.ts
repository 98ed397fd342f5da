import { describe, expect, test } from 'vitest';
import { isAllowed, type Permission, type Role } from '#domain/party/role.ts';

/** Who may do what; a right that is not named here does not compile. */
const RIGHTS: Readonly<Record<Permission, readonly Role[]>> = {
  'catalog.read': ['clerk', 'manager'],
  'sale.make': ['clerk', 'manager'],
  'sale.read': ['clerk', 'manager'],
  'receipt.reprint': ['clerk', 'manager'],
  'sync.read': ['clerk', 'manager'],
  'sync.control': ['manager'],
  'device.configure': ['manager'],
  setup: ['manager'],
};

describe('rights', () => {
  const pairs = (role: Role): { permission: string; may: boolean }[] =>
    Object.entries(RIGHTS).map(([permission, roles]) => ({ permission, may: roles.includes(role) }));

  test.each(pairs('clerk'))('a clerk, $permission: $may', ({ permission, may }) => {
    expect(isPermission(permission) && isAllowed('clerk', permission)).toBe(may);
  });

  test.each(pairs('manager'))('a manager, $permission: $may', ({ permission, may }) => {
    expect(isPermission(permission) && isAllowed('manager', permission)).toBe(may);
  });
});

function isPermission(text: string): text is Permission {
  return Object.hasOwn(RIGHTS, text);
}
