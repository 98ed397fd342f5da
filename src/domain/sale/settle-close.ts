import { sum, type Minor } from '../money/money.ts';
import { addTaxes, giveBack, type Taxable } from '../tax/assess.ts';
import type { AppliedPromotion } from '../promotion/promotion.ts';
import type { TaxExemption, TaxTotal } from '../tax/rules.ts';
import { multiplied, type FixedLine } from './settle-price.ts';
import type { ReducedLine } from './settle-reduce.ts';
import type { SettledLine, Settlement, Step } from './settlement.ts';

/** What the tax of a line does to its total. */
export interface TaxEffect {
  readonly pricesIncludeTax: boolean;
  readonly exemption: TaxExemption | null;
}

/** What of a line its taxes are charged on: what is left of its price, and charges that bear tax. */
export function toTaxable({ priced, left }: ReducedLine): Taxable {
  const taxed = priced.charges.filter((charge) => charge.isTaxed);
  const amount = left + sum(taxed.map((charge) => charge.amount));
  return { amount, category: priced.category, isReturn: priced.line.kind === 'return' };
}

/** A line with its charges and taxes, all amounts turned round where it comes back. */
export function closeOpen(
  { priced, left, steps }: ReducedLine,
  taxes: readonly TaxTotal[],
  effect: TaxEffect,
): SettledLine {
  const more = [
    ...priced.charges.map(({ name, amount, isIncluded }): Step => ({
      kind: 'charge',
      name,
      amount,
      isIncluded,
    })),
    ...taxSteps(taxes, effect),
  ];
  const charges = sum(priced.charges.map((charge) => charge.amount));
  const added = sum(more.map((step) => (step.kind === 'charge' ? 0 : addedBy(step))));
  const total = left + charges + added;
  const owed = effect.exemption === null ? taxes : [];
  const isReturn = priced.line.kind === 'return';
  return closed(priced.line.id, isReturn ? 0 - total : total, {
    saved: priced.reducible - left,
    taxes: isReturn ? giveBack(owed) : owed,
    steps: isReturn ? [...steps, ...more].map(turnedRound) : [...steps, ...more],
  });
}

/** Exemption takes a contained tax out; where it would come on top it only says why there is none. */
function taxSteps(taxes: readonly TaxTotal[], { pricesIncludeTax, exemption }: TaxEffect): Step[] {
  if (exemption !== null) {
    const tax = sum(taxes.map((one) => one.tax));
    const amount = pricesIncludeTax ? 0 - tax : 0;
    return taxes.length === 0 ? [] : [{ kind: 'exemption', reason: exemption.reason, amount, tax }];
  }
  return taxes.map(({ name, ratePpm, net, tax }) => ({
    kind: 'tax',
    name,
    ratePpm,
    base: net,
    amount: tax,
    isIncluded: pricesIncludeTax,
  }));
}

/** What a step adds to the sum of those before it, in minor units. */
function addedBy(step: Step): Minor {
  if (step.kind === 'override') return 0;
  return 'isIncluded' in step && step.isIncluded ? 0 : step.amount;
}

function turnedRound(step: Step): Step {
  switch (step.kind) {
    case 'override':
      return step;
    case 'tax':
      return { ...step, base: 0 - step.base, amount: 0 - step.amount };
    case 'exemption':
      return { ...step, amount: 0 - step.amount, tax: 0 - step.tax };
    default:
      return { ...step, amount: 0 - step.amount };
  }
}

/** A voucher is worth what it costs, a credit is given back as it was paid, an order as the store reckoned it; all stay as they are. */
export function closeFixed(line: FixedLine): SettledLine {
  if (line.kind === 'order') {
    const { total, taxes } = line.due;
    return closed(line.id, total, {
      saved: 0,
      taxes,
      steps: [
        { kind: 'due', code: line.code, amount: total },
        ...taxSteps(taxes, { pricesIncludeTax: true, exemption: null }),
      ],
    });
  }
  if (line.kind === 'return' || line.kind === 'order-back') {
    const { total, taxes } = line.credit;
    const back = giveBack(taxes);
    const receiptNumber = line.origin?.receiptNumber ?? '';
    return closed(line.id, 0 - total, {
      saved: 0,
      taxes: back,
      steps: [
        { kind: 'credit', receiptNumber, amount: 0 - total },
        ...taxSteps(back, { pricesIncludeTax: true, exemption: null }),
      ],
    });
  }
  const { price, steps } = multiplied(line, line.unitPrice);
  return closed(line.id, price, { saved: 0, taxes: [], steps });
}

function closed(
  lineId: string,
  total: Minor,
  rest: Pick<SettledLine, 'saved' | 'taxes' | 'steps'>,
): SettledLine {
  const tax = sum(rest.taxes.map((one) => one.tax));
  return { lineId, total, net: total - tax, tax, ...rest };
}

/** The document of settled lines. */
export function addUp(lines: readonly SettledLine[], promotions: readonly AppliedPromotion[]): Settlement {
  return {
    lines,
    taxes: addTaxes(lines.flatMap((line) => line.taxes)),
    net: sum(lines.map((line) => line.net)),
    tax: sum(lines.map((line) => line.tax)),
    total: sum(lines.map((line) => line.total)),
    saved: sum(lines.map((line) => line.saved)),
    promotions,
  };
}
