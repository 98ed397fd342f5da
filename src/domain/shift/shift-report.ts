import { sum, type Minor } from '../money/money.ts';
import type { SaleKind } from '../sale/sale.ts';
import type { TenderKind } from '../sale/tender.ts';
import { addTaxes } from '../tax/assess.ts';
import type { TaxTotal } from '../tax/rules.ts';
import { countedTotal, expectedCash } from './drawer.ts';
import type { CashReport, Counts, ForeignTally, ShiftReport, Tally, TenderTally } from './report.ts';

/** The shift that a report is about; `float` in minor units, instants in milliseconds UTC. */
export interface ReportedShift {
  readonly shiftId: string;
  readonly number: number;
  readonly registerCode: string;
  readonly currency: string;
  readonly openedAt: number;
  readonly openedBy: string;
  readonly float: Minor;
  /** What the last shift left, minor units; null before any. */
  readonly left: Minor | null;
}

/** Documents alike in kind and clerk, or a single one; amounts in minor units. */
export interface DocumentSum {
  readonly kind: SaleKind;
  readonly clerk: string;
  readonly count: number;
  readonly total: Minor;
  readonly rounding: Minor;
  readonly saved: Minor;
  /** How many of them saved something. */
  readonly discounted: number;
  readonly firstNumber: number;
  readonly lastNumber: number;
}

/** Tenders alike in kind, name and currency, or a single one; amounts in minor units. */
export interface TenderSum {
  readonly kind: TenderKind;
  readonly name: string;
  readonly count: number;
  /** What came in, and what went back: both zero or more. */
  readonly taken: Minor;
  readonly paidBack: Minor;
  readonly foreign: ForeignTally | null;
}

/** Cash moved without a sale, or the drawer opened for nothing; amount in minor units. */
export interface MovementSum {
  readonly kind: 'pay-in' | 'pay-out' | 'safe-drop' | 'no-sale';
  readonly count: number;
  readonly amount: Minor;
}

/** What happened in a shift. Each list may be summed up already or not: the report is the same. */
export interface ShiftFigures {
  readonly documents: readonly DocumentSum[];
  readonly tenders: readonly TenderSum[];
  readonly taxes: readonly TaxTotal[];
  readonly categories: readonly ({ readonly name: string } & Tally)[];
  readonly movements: readonly MovementSum[];
}

/** Who made a report and when: milliseconds UTC, and minutes that the shop's clock was ahead of it. */
export interface ReportMade {
  readonly at: number;
  readonly by: string;
  readonly utcOffsetMinutes: number;
}

/** What was counted at the end, and what of it stays (minor units). */
export interface CountedDrawer {
  readonly counts: Counts;
  readonly leftFloat: Minor;
  readonly note: string;
}

const TENDER_ORDER: readonly TenderKind[] = [
  'cash',
  'card',
  'voucher',
  'credit',
  'invoice',
  'transfer',
  'other',
];

/**
 * What a shift came to: its X report while nothing was counted (`counted` null), else its Z report. A sale that was
 * voided counts among the sales, and with its counter-document among the voids. Discounts are what sales and
 * exchanges saved. @throws RangeError when an amount leaves the safe range.
 */
export function shiftReport(
  shift: ReportedShift,
  figures: ShiftFigures,
  made: ReportMade,
  counted: CountedDrawer | null,
): ShiftReport {
  const { documents } = figures;
  const { float, left, ...head } = shift;
  const ofKind = (kind: SaleKind): readonly DocumentSum[] => documents.filter((one) => one.kind === kind);
  return {
    kind: counted === null ? 'x' : 'z',
    ...head,
    ...made,
    receipts: numbersOf(documents),
    sales: tallyOf(ofKind('sale')),
    refunds: tallyOf(ofKind('refund')),
    exchanges: tallyOf(ofKind('exchange')),
    voids: tallyOf(ofKind('void')),
    discounts: discountsOf([...ofKind('sale'), ...ofKind('exchange')]),
    roundings: sum(documents.map(({ rounding }) => rounding)),
    total: sum(documents.map(({ total }) => total)),
    tenders: tendersOf(figures.tenders),
    taxes: addTaxes(figures.taxes),
    categories: named(figures.categories).toSorted((a, b) => b.amount - a.amount || byText(a.name, b.name)),
    clerks: named(
      documents.map(({ clerk, count, total }) => ({ name: clerk, count, amount: total })),
    ).toSorted((a, b) => byText(a.name, b.name)),
    cash: { left, ...cashOf(float, figures, counted) },
    noSales: sum(figures.movements.filter(({ kind }) => kind === 'no-sale').map(({ count }) => count)),
  };
}

function numbersOf(documents: readonly DocumentSum[]): ShiftReport['receipts'] {
  if (documents.length === 0) return null;
  return {
    first: Math.min(...documents.map(({ firstNumber }) => firstNumber)),
    last: Math.max(...documents.map(({ lastNumber }) => lastNumber)),
  };
}

function tallyOf(documents: readonly DocumentSum[]): Tally {
  return {
    count: sum(documents.map(({ count }) => count)),
    amount: sum(documents.map(({ total }) => total)),
  };
}

function discountsOf(documents: readonly DocumentSum[]): Tally {
  return {
    count: sum(documents.map(({ discounted }) => discounted)),
    amount: sum(documents.map(({ saved }) => saved)),
  };
}

function tendersOf(tenders: readonly TenderSum[]): TenderTally[] {
  return grouped(tenders, ({ kind, name }) => `${kind} ${name}`)
    .map(([first, ...rest]) => {
      const all = [first, ...rest];
      const taken = sum(all.map((tender) => tender.taken));
      const paidBack = sum(all.map((tender) => tender.paidBack));
      const count = sum(all.map((tender) => tender.count));
      return { kind: first.kind, name: first.name, count, taken, paidBack, amount: taken - paidBack };
    })
    .toSorted(
      (a, b) => TENDER_ORDER.indexOf(a.kind) - TENDER_ORDER.indexOf(b.kind) || byText(a.name, b.name),
    );
}

type NamedTally = { readonly name: string } & Tally;

function named(tallies: readonly NamedTally[]): NamedTally[] {
  return grouped(tallies, ({ name }) => name).map(([first, ...rest]) => {
    const all = [first, ...rest];
    const count = sum(all.map((tally) => tally.count));
    return { name: first.name, count, amount: sum(all.map(({ amount }) => amount)) };
  });
}

function cashOf(float: Minor, figures: ShiftFigures, drawer: CountedDrawer | null): Omit<CashReport, 'left'> {
  const cash = figures.tenders.filter(({ kind }) => kind === 'cash');
  const moved = (kind: MovementSum['kind']): Minor =>
    sum(figures.movements.filter((movement) => movement.kind === kind).map(({ amount }) => amount));
  const flows = {
    float,
    cashSales: sum(cash.map(({ taken }) => taken)),
    cashRefunds: sum(cash.map(({ paidBack }) => paidBack)),
    payIns: moved('pay-in'),
    payOuts: moved('pay-out'),
    safeDrops: moved('safe-drop'),
    foreign: foreignOf(cash),
  };
  const expected = expectedCash(flows);
  if (drawer === null) return { ...flows, expected, count: null };
  const counted = countedTotal(drawer.counts);
  return { ...flows, expected, count: { ...drawer, counted, difference: counted - expected } };
}

function foreignOf(cash: readonly TenderSum[]): ForeignTally[] {
  const foreign = cash.flatMap((tender) => (tender.foreign === null ? [] : [tender.foreign]));
  return grouped(foreign, ({ currency }) => currency)
    .map(([first, ...rest]) => {
      const all = [first, ...rest];
      const given = sum(all.map((tally) => tally.given));
      return { currency: first.currency, given, worth: sum(all.map(({ worth }) => worth)) };
    })
    .toSorted((a, b) => byText(a.currency, b.currency));
}

/** What has the same key stands together, in the order of its first. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): [Item, ...Item[]][] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** A report for who may not know what should be there before it is counted: neither the cash, nor what tells of it. */
export function blind(report: ShiftReport): ShiftReport {
  return { ...report, tenders: [], cash: null };
}
