/** What somebody at the till may do. */
export type Permission =
  | 'catalog.read'
  | 'sale.make'
  | 'sale.read'
  | 'receipt.reprint'
  | 'sync.read'
  | 'sync.control'
  | 'device.configure'
  | 'setup';

/** The parts people play in a shop; fulfilment staff come with the pickup desk. */
export type Role = 'clerk' | 'manager';

const CLERK: readonly Permission[] = [
  'catalog.read',
  'sale.make',
  'sale.read',
  'receipt.reprint',
  'sync.read',
];

const RIGHTS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  clerk: new Set(CLERK),
  manager: new Set<Permission>([...CLERK, 'sync.control', 'device.configure', 'setup']),
};

/** Whether a role has a right. */
export function isAllowed(role: Role, permission: Permission): boolean {
  return RIGHTS[role].has(permission);
}
