import { Refusal } from '#contract/errors.ts';
import type { ShiftReport } from '#domain/shift/report.ts';
import type { Answers } from './bridge.ts';
import { KNOWN_AT, MIRA_ID, openShift, signedIn, type FakeShop } from './fake-shop.ts';

/** The PIN of everybody in the fake shop. */
export const PIN = '2468';

const GRANT_ID = '0192f5a8-0000-7000-8000-00000000c001';

export function peopleAnswers(shop: FakeShop): NonNullable<Answers['people']> {
  const signIn = (pin: string): void => {
    if (pin !== PIN) throw new Refusal('pin-wrong');
  };
  return {
    session: () => shop.session,
    names: () => ({
      people: shop.session.hasStaff
        ? [{ staffId: MIRA_ID, name: 'Mira', roleId: 'owner', roleName: '', lockedUntil: 0 }]
        : [],
    }),
    createOwner: ({ name }) => {
      const session = signedIn();
      const { actor } = session;
      shop.session = { ...session, actor: actor === null ? null : { ...actor, name } };
      return shop.session;
    },
    signIn: ({ pin }) => {
      signIn(pin);
      shop.session = signedIn();
      return shop.session;
    },
    lock: () => {
      shop.session = { ...shop.session, actor: null };
      return shop.session;
    },
    authorise: ({ pin }) => {
      signIn(pin);
      return { grantId: GRANT_ID, grantedBy: 'Mira' };
    },
    list: () => ({
      staff: [{ staffId: MIRA_ID, name: 'Mira', roleId: 'owner', isActive: true }],
      roles: [],
    }),
    save: () => ({}),
    saveRole: () => ({}),
  };
}

export function shiftAnswers(shop: FakeShop): NonNullable<Answers['shift']> {
  const current = (): void => {
    if (shop.shift === null) throw new Refusal('no-shift');
  };
  return {
    current: () => ({ shift: shop.shift, leftFloat: 0, leftCounts: {} }),
    open: ({ counts }) => {
      if (shop.shift !== null) throw new Refusal('shift-open');
      const float = Object.entries(counts).reduce((all, [worth, count]) => all + Number(worth) * count, 0);
      shop.shift = { ...openShift, float };
      return shop.shift;
    },
    moveCash: () => {
      current();
      return {};
    },
    openDrawer: () => {
      current();
      return {};
    },
    x: () => {
      current();
      return { report: emptyReport('x'), isDrawerFull: false };
    },
    printX: () => ({}),
    close: () => {
      current();
      shop.shift = null;
      return { report: emptyReport('z') };
    },
    list: () => ({ shifts: [] }),
    z: () => ({ report: emptyReport('z') }),
    reprintZ: () => ({}),
  };
}

/** A shift in which nothing was sold. */
export function emptyReport(kind: ShiftReport['kind']): ShiftReport {
  const none = { count: 0, amount: 0 };
  return {
    kind,
    shiftId: openShift.shiftId,
    number: 1,
    registerCode: 'R1',
    currency: 'EUR',
    openedAt: KNOWN_AT,
    openedBy: 'Mira',
    at: KNOWN_AT,
    by: 'Mira',
    utcOffsetMinutes: 0,
    receipts: null,
    sales: none,
    refunds: none,
    exchanges: none,
    voids: none,
    discounts: none,
    roundings: 0,
    total: 0,
    tenders: [],
    taxes: [],
    categories: [],
    clerks: [],
    cash: null,
    noSales: 0,
  };
}

export function shopAnswers(shop: FakeShop): NonNullable<Answers['shop']> {
  return {
    rules: () => ({
      rules: {
        pricesIncludeTax: shop.rules.taxes.pricesIncludeTax,
        taxRounding: shop.rules.taxes.rounding,
        taxRoundingMode: shop.rules.taxes.mode,
        tenders: shop.rules.tenders,
        lockAfterMinutes: shop.session.lockAfterMinutes,
        receipt: { head: [], foot: [], logo: '' },
        drawerWarning: 0,
      },
      categories: [...shop.rules.taxes.categories],
      barcodes: [],
      name: shop.shop?.name ?? '',
      address: shop.shop?.address ?? '',
      taxNumber: shop.shop?.taxNumber ?? '',
    }),
    changeRules: ({ rules }) => {
      shop.rules = { ...shop.rules, tenders: rules.tenders };
      return {};
    },
  };
}

export function journalAnswers(): NonNullable<Answers['journal']> {
  return {
    list: () => ({ entries: [] }),
    verify: () => ({ entries: 0, signed: 0, broken: null, canSign: true }),
    export: () => ({ file: null, entries: 0 }),
  };
}

export function receiptAnswers(): NonNullable<Answers['receipt']> {
  return {
    view: () => {
      throw new Refusal('sale-unknown');
    },
    reprint: () => ({ jobId: GRANT_ID }),
    save: () => ({ file: null }),
  };
}
