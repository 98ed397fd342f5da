import { HUGE, ID, NOT_V7, NOTHING, type FeatureSamples, type Sample } from './sample.ts';

const role = {
  id: 'clerk',
  name: '',
  permissions: ['catalog.read', 'sale.make'],
  discountPpm: 100_000,
  freeRefund: 0,
};

const badRole: Sample['bad'] = [
  ['role.id', ''],
  ['role.id', 'x'.repeat(37)],
  ['role.name', 'x'.repeat(81)],
  ['role.permissions', 'sale.make'],
  ['role.permissions.0', 'anyone'],
  ['role.permissions.0', 'sale.everything'],
  ['role.discountPpm', 1_000_001],
  ['role.discountPpm', 0.5],
  ['role.freeRefund', -1],
  ['role.freeRefund', HUGE],
];

const state: Sample = {
  good: {
    hasStaff: true,
    actor: { staffId: ID, name: 'Mira', role },
    lockAfterMinutes: 10,
  },
  bad: [
    ['hasStaff', null],
    ['actor.staffId', 'Mira'],
    ['actor.pin', '2468'],
    ['lockAfterMinutes', 241],
    ['lockAfterMinutes', -1],
    ...badRole.map(([path, value]) => [`actor.${path}`, value] as const),
  ],
};

const locked: Sample = {
  good: { hasStaff: true, actor: null, lockAfterMinutes: 0 },
  bad: [['actor', 'nobody']],
};

const badPins: Sample['bad'] = [
  ['pin', ''],
  ['pin', '123'],
  ['pin', '1234567890123'],
  ['pin', '12 34'],
  ['pin', 'abcd'],
  ['pin', '١٢٣٤'],
  ['pin', '1234\n'],
];

/** A PIN that is only tried may be anything short: it is wrong then. */
const tried = { staffId: ID, pin: '2468' };

const badTries: Sample['bad'] = [
  ['staffId', 'mira'],
  ['staffId', NOT_V7],
  ['pin', 1234],
  ['pin', 'x'.repeat(65)],
];

const staff = { staffId: ID, name: 'Ben', roleId: 'clerk', isActive: true };

export const peopleSamples: FeatureSamples<'people'> = {
  session: { input: [NOTHING], output: [state, locked] },
  names: {
    input: [NOTHING],
    output: [
      {
        good: {
          people: [{ staffId: ID, name: 'Mira', roleId: 'owner', roleName: '', lockedUntil: 0 }],
        },
        bad: [
          ['people.0.lockedUntil', -1],
          ['people.0.pinHash', 'scrypt$'],
          ['people.0.roleId', ''],
        ],
      },
    ],
  },
  createOwner: {
    input: [
      {
        good: { name: 'Mira', pin: '2468' },
        bad: [['name', ''], ['name', '   '], ['name', 'x'.repeat(81)], ...badPins],
      },
    ],
    output: [state],
  },
  signIn: { input: [{ good: tried, bad: badTries }], output: [state] },
  lock: { input: [NOTHING], output: [locked] },
  authorise: {
    input: [
      {
        good: { ...tried, permission: 'sale.void', amount: 1500, subject: ID, reason: 'rung up twice' },
        bad: [
          ...badTries,
          ['permission', 'anyone'],
          ['permission', 'sale.everything'],
          ['amount', -1],
          ['amount', HUGE],
          ['subject', 'basket'],
          ['reason', '  '],
          ['reason', 'x'.repeat(201)],
        ],
      },
    ],
    output: [
      {
        good: { grantId: ID, grantedBy: 'Mira' },
        bad: [['grantId', NOT_V7]],
      },
    ],
  },
  list: {
    input: [NOTHING],
    output: [
      {
        good: { staff: [staff], roles: [{ ...role, isBuiltIn: true }] },
        bad: [
          ['staff.0.isActive', 1],
          ['staff.0.pin', '2468'],
          ['roles.0.isBuiltIn', 'yes'],
        ],
      },
    ],
  },
  save: {
    input: [
      {
        good: { staff, pin: '1234' },
        bad: [
          ...badPins,
          ['staff.staffId', NOT_V7],
          ['staff.name', ' '],
          ['staff.roleId', ''],
          ['staff.isActive', 'yes'],
          ['staff.failures', 0],
        ],
      },
      { good: { staff: { ...staff, isActive: false }, pin: null }, bad: [['pin', undefined]] },
    ],
    output: [NOTHING],
  },
  saveRole: {
    input: [{ good: { role: { ...role, id: ID, name: 'Shift lead' } }, bad: badRole }],
    output: [NOTHING],
  },
};
