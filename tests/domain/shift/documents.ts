import { fc } from '@fast-check/vitest';
import { allocate, sum, type Minor } from '#domain/money/money.ts';
import type { SaleKind } from '#domain/sale/sale.ts';
import type { Tender } from '#domain/sale/tender.ts';
import type { MovementSum, ShiftFigures } from '#domain/shift/shift-report.ts';
import type { TaxTotal } from '#domain/tax/rules.ts';

/** As much of a committed document as a shift's report looks at. */
export interface ShiftDocument {
  readonly kind: SaleKind;
  readonly number: number;
  readonly clerk: string;
  readonly total: Minor;
  readonly rounding: Minor;
  readonly saved: Minor;
  readonly tenders: readonly Tender[];
  readonly taxes: readonly TaxTotal[];
  readonly lines: readonly { readonly category: string; readonly total: Minor }[];
}

const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 4 });
const tenderKinds = fc.constantFrom(
  { kind: 'cash', name: '' } as const,
  { kind: 'card', name: '' } as const,
  { kind: 'voucher', name: '' } as const,
  { kind: 'other', name: 'Lunch pass' } as const,
  { kind: 'other', name: 'Town money' } as const,
);
const rates = fc.constantFrom(
  { name: '', ratePpm: 190_000 },
  { name: '', ratePpm: 70_000 },
  { name: 'Deposit', ratePpm: 0 },
);

/** Documents of every kind whose tenders, taxes and lines add up to what they come to. */
export const shiftDocuments: fc.Arbitrary<ShiftDocument[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom<SaleKind[]>('sale', 'sale', 'sale', 'refund', 'exchange', 'void'),
      clerk: fc.constantFrom('Ada', 'Ben', 'Çelik'),
      size: fc.integer({ min: 0, max: 5_000_000 }),
      isBack: fc.boolean(),
      rounding: fc.integer({ min: -5, max: 5 }),
      saved: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 10_000 })),
      paid: fc.array(fc.tuple(tenderKinds, fc.integer({ min: 1, max: 100 })), { minLength: 1, maxLength: 3 }),
      change: fc.integer({ min: 0, max: 5000 }),
      isForeign: fc.boolean(),
      rated: fc.uniqueArray(rates, { minLength: 1, maxLength: 3, selector: ({ ratePpm }) => ratePpm }),
      weights,
      categories: fc.array(fc.constantFrom('', 'Garden', 'Desk', 'Mugs'), { minLength: 4, maxLength: 4 }),
    }),
    { maxLength: 25 },
  )
  .map((drafts) => drafts.map((draft, index) => documentOf(draft, index + 1)));

interface Draft {
  readonly kind: SaleKind;
  readonly clerk: string;
  readonly size: Minor;
  readonly isBack: boolean;
  readonly rounding: Minor;
  readonly saved: Minor;
  readonly paid: readonly (readonly [Pick<Tender, 'kind' | 'name'>, weight: number])[];
  readonly change: Minor;
  readonly isForeign: boolean;
  readonly rated: readonly Pick<TaxTotal, 'name' | 'ratePpm'>[];
  readonly weights: readonly number[];
  readonly categories: readonly string[];
}

function documentOf(draft: Draft, number: number): ShiftDocument {
  const { kind, clerk, rounding, saved, isBack } = draft;
  const goesBack = kind === 'refund' || kind === 'void' || (kind === 'exchange' && isBack);
  const total = goesBack ? -draft.size : draft.size;
  const grosses = allocate(
    total,
    draft.rated.map(() => 1),
  );
  return {
    kind,
    number,
    clerk,
    total,
    rounding,
    saved,
    tenders: tendersOf(draft, total + rounding),
    taxes: draft.rated.map((rate, index) => taxOf(rate, grosses[index] ?? 0)),
    lines: allocate(total, draft.weights).map((part, index) => ({
      category: draft.categories[index] ?? '',
      total: part,
    })),
  };
}

function taxOf(rate: Pick<TaxTotal, 'name' | 'ratePpm'>, gross: Minor): TaxTotal {
  const tax = Math.trunc(gross / 5);
  return { ...rate, net: gross - tax, tax, gross };
}

function tendersOf({ paid, change, isForeign }: Draft, due: Minor): Tender[] {
  const amounts = allocate(
    due,
    paid.map(([, weight]) => weight),
  );
  return paid.map(([{ kind, name }, weight], index) => {
    const amount = amounts[index] ?? 0;
    const back = kind === 'cash' && amount > 0 ? change : 0;
    const given = amount + back;
    const foreign =
      isForeign && kind === 'cash' && given > 0
        ? { currency: weight % 2 === 0 ? 'CHF' : 'USD', given: given + weight, rate: { worth: 9, per: 10 } }
        : null;
    return { kind, name, amount, given, change: back, reference: '', foreign };
  });
}

/** Cash that moved without a sale. */
export const cashMovements: fc.Arbitrary<MovementSum[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom('pay-in' as const, 'pay-out' as const, 'safe-drop' as const),
      count: fc.constant(1),
      amount: fc.integer({ min: 1, max: 100_000 }),
    }),
    fc.constant({ kind: 'no-sale' as const, count: 1, amount: 0 }),
  ),
  { maxLength: 12 },
);

/** A float or a count: coins and notes of the euro. */
export const counts: fc.Arbitrary<Record<string, number>> = fc.dictionary(
  fc.constantFrom('1', '2', '5', '10', '20', '50', '100', '200', '500', '1000', '2000', '5000'),
  fc.integer({ min: 0, max: 60 }),
);

/** The figures of documents one by one, with nothing summed up. */
export function figuresOf(
  documents: readonly ShiftDocument[],
  movements: readonly MovementSum[],
): ShiftFigures {
  return {
    documents: documents.map(({ kind, clerk, number, total, rounding, saved }) => ({
      kind,
      clerk,
      count: 1,
      total,
      rounding,
      saved,
      discounted: saved > 0 ? 1 : 0,
      firstNumber: number,
      lastNumber: number,
    })),
    tenders: documents.flatMap(({ tenders }) => tenders.map(tenderSumOf)),
    taxes: documents.flatMap(({ taxes }) => taxes),
    categories: documents.flatMap(({ lines }) =>
      lines.map(({ category, total }) => ({ name: category, count: 1, amount: total })),
    ),
    movements,
  };
}

function tenderSumOf({ kind, name, amount, given, foreign }: Tender): ShiftFigures['tenders'][number] {
  return {
    kind,
    name,
    count: 1,
    taken: Math.max(amount, 0),
    paidBack: Math.max(-amount, 0),
    foreign: foreign === null ? null : { currency: foreign.currency, given: foreign.given, worth: given },
  };
}

/** What the drawer really holds of the shop's own currency when everybody counts right: coin by coin. */
export function cashInDrawer(
  float: Minor,
  documents: readonly ShiftDocument[],
  movements: readonly MovementSum[],
): Minor {
  const cash = documents.flatMap(({ tenders }) => tenders).filter(({ kind }) => kind === 'cash');
  const overTheCounter = cash.map(({ given, change, foreign }) => (foreign === null ? given : 0) - change);
  const moved = movements.map(({ kind, amount }) => (kind === 'pay-in' ? amount : -amount));
  return sum([float, ...overTheCounter, ...moved]);
}
