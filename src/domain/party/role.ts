import { WHOLE, type Minor } from '../money/money.ts';

/** Everything that somebody at the till may be allowed to do. */
export const PERMISSIONS = [
  'catalog.read',
  'sale.make',
  'sale.read',
  'sale.discount',
  'sale.price',
  'sale.exempt',
  'sale.refund',
  'sale.refund-free',
  'sale.void',
  'receipt.reprint',
  'customer.read',
  'customer.edit',
  'drawer.open',
  'shift.run',
  'shift.cash',
  'shift.read',
  'report.read',
  'promotion.edit',
  'people.edit',
  'shop.edit',
  'journal.read',
  'sync.read',
  'sync.control',
  'stock.read',
  'stock.receive',
  'stock.count',
  'stock.move',
  'catalog.import',
  'pickup.read',
  'pickup.work',
  'pickup.settle',
  'device.configure',
  'desk.manage',
  'setup',
] as const;

/** One thing that a role may do. */
export type Right = (typeof PERMISSIONS)[number];

/** What a procedure asks for. `anyone` needs nobody to have signed in. */
export type Permission = Right | 'anyone';

/** The parts people play in a shop, as data. */
export interface Role {
  readonly id: string;
  /** Empty for a built-in one, which the screen names in its language. */
  readonly name: string;
  readonly permissions: readonly Right[];
  /** The most that a discount may take off without asking, in parts per million of what it is taken off. */
  readonly discountPpm: number;
  /** The most that a refund without receipt may give without asking, in minor units. */
  readonly freeRefund: Minor;
}

/** Above any amount: the owner asks nobody. */
const NO_LIMIT: Minor = 99_999_999_999;

/** Who may do everything; can't be changed. */
export const OWNER: Role = {
  id: 'owner',
  name: '',
  permissions: PERMISSIONS,
  discountPpm: WHOLE,
  freeRefund: NO_LIMIT,
};

/** Whoever stands before a till where nobody has signed in. */
export const NOBODY: Role = { id: 'nobody', name: '', permissions: [], discountPpm: 0, freeRefund: 0 };

/** Whether a role has a right. */
export function isAllowed(role: Role, permission: Permission): boolean {
  return permission === 'anyone' || role.permissions.includes(permission);
}

/** Whether a text is the name of a right that can be given. */
export function isPermission(text: string): text is Right {
  return (PERMISSIONS as readonly string[]).includes(text);
}

/** Whether a role may do all that another one may, up to the same limits: nobody gives away more than they have. */
export function covers(role: Role, other: Role): boolean {
  return (
    other.permissions.every((right) => isAllowed(role, right)) &&
    other.discountPpm <= role.discountPpm &&
    other.freeRefund <= role.freeRefund
  );
}

/**
 * Whether a role can allow somebody else one thing, at the spot, that costs at most `amount` (minor units). How big a
 * share of a price an amount is, it does not say, so discounts are allowed only by who has no ceiling.
 */
export function canGrant(role: Role, right: Right, amount: Minor): boolean {
  if (!isAllowed(role, right)) return false;
  if (right === 'sale.discount') return role.discountPpm >= WHOLE;
  if (right === 'sale.refund-free') return amount <= role.freeRefund;
  return true;
}
