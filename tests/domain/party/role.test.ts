import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  canGrant,
  covers,
  isAllowed,
  isPermission,
  NOBODY,
  OWNER,
  PERMISSIONS,
  type Role,
} from '#domain/party/role.ts';

const roles = fc.record<Role>({
  id: fc.constant('some'),
  name: fc.constant('Some'),
  permissions: fc.subarray([...PERMISSIONS]),
  discountPpm: fc.integer({ min: 0, max: 1_000_000 }),
  freeRefund: fc.integer({ min: 0, max: 1_000_000 }),
});

const rights = fc.constantFrom(...PERMISSIONS);

describe('rights', () => {
  test.each(PERMISSIONS)('the owner may %s, nobody may not', (right) => {
    expect(isAllowed(OWNER, right)).toBe(true);
    expect(isAllowed(NOBODY, right)).toBe(false);
  });

  test('anyone may what needs nobody to be signed in', () => {
    expect(isAllowed(NOBODY, 'anyone')).toBe(true);
  });

  test('only known names are rights; `anyone` cannot be given', () => {
    expect(isPermission('sale.void')).toBe(true);
    expect(isPermission('anyone')).toBe(false);
    expect(isPermission('sale.everything')).toBe(false);
  });

  property.prop([roles, rights])('a role may what it lists and nothing else', (role, right) => {
    expect(isAllowed(role, right)).toBe(role.permissions.includes(right));
  });
});

describe('covering', () => {
  property.prop([roles])('the owner covers everybody, everybody covers nobody and themselves', (role) => {
    expect(covers(OWNER, role)).toBe(true);
    expect(covers(role, NOBODY)).toBe(true);
    expect(covers(role, role)).toBe(true);
  });

  property.prop([roles, roles])('who covers another may all that the other may', (role, other) => {
    const both = {
      ...role,
      permissions: PERMISSIONS.filter((right) => isAllowed(role, right) || isAllowed(other, right)),
      discountPpm: Math.max(role.discountPpm, other.discountPpm),
      freeRefund: Math.max(role.freeRefund, other.freeRefund),
    };
    expect(covers(both, role) && covers(both, other)).toBe(true);
    expect(covers(role, other)).toBe(covers(role, both));
  });

  test('one right, one ppm or one minor unit more is not covered', () => {
    const clerk: Role = {
      ...NOBODY,
      id: 'clerk',
      permissions: ['sale.make'],
      discountPpm: 10,
      freeRefund: 5,
    };
    expect(covers(clerk, { ...clerk, permissions: ['sale.make', 'sale.read'] })).toBe(false);
    expect(covers(clerk, { ...clerk, discountPpm: 11 })).toBe(false);
    expect(covers(clerk, { ...clerk, freeRefund: 6 })).toBe(false);
  });
});

describe('granting at the spot', () => {
  property.prop([roles, rights, fc.integer({ min: 0, max: 2_000_000 })])(
    'takes the right itself',
    (role, right, amount) => {
      fc.pre(!isAllowed(role, right));
      expect(canGrant(role, right, amount)).toBe(false);
    },
  );

  test('a refund without receipt only up to the own limit', () => {
    const manager: Role = { ...OWNER, id: 'manager', freeRefund: 50_000 };
    expect(canGrant(manager, 'sale.refund-free', 50_000)).toBe(true);
    expect(canGrant(manager, 'sale.refund-free', 50_001)).toBe(false);
    expect(canGrant(manager, 'sale.void', 50_001)).toBe(true);
  });

  test('a discount only by who has no ceiling', () => {
    expect(canGrant(OWNER, 'sale.discount', 100)).toBe(true);
    expect(canGrant({ ...OWNER, discountPpm: 999_999 }, 'sale.discount', 1)).toBe(false);
  });
});
