import { scale, type Minor } from '../money/money.ts';
import type { Thousandths } from '../stock/quantity.ts';
import type { TaxTotal } from '../tax/rules.ts';
import type { Credit } from './basket.ts';
import type { SaleLine, SaleRecord } from './sale.ts';

/** What of a sold line can still come back, and what that gives back. */
export interface Returnable {
  readonly position: number;
  readonly quantity: Thousandths;
  readonly credit: Credit;
}

/**
 * What of a document's goods can still come back, by line; `returned` is how much has, in thousandths by position.
 * Vouchers, and what came back with the document itself, can't be returned.
 */
export function returnable(
  record: Pick<SaleRecord, 'lines'>,
  returned: ReadonlyMap<number, Thousandths>,
): Returnable[] {
  return record.lines.filter(mayComeBack).map((line) => {
    const before = returned.get(line.position) ?? 0;
    const quantity = line.quantity - before;
    return { position: line.position, quantity, credit: creditFor(line, before, quantity) };
  });
}

/** Whether a line of a document is goods that were sold by it. */
export function mayComeBack({ kind, quantity }: SaleLine): boolean {
  return (kind === 'goods' || kind === 'misc') && quantity > 0;
}

/**
 * What `quantity` of a sold line gives back after `before` of it came back (thousandths): exactly what was paid.
 * It is the difference of two shares of the line, each rounded half up, so that whatever the steps, all of the line
 * gives back all that was paid for it, each tax too, and never more on the way.
 * @throws RangeError when more would come back than was sold.
 */
export function creditFor(
  line: Pick<SaleLine, 'quantity' | 'total' | 'taxes'>,
  before: Thousandths,
  quantity: Thousandths,
): Credit {
  const after = before + quantity;
  if (before < 0 || quantity < 0 || after > line.quantity) {
    throw new RangeError(`${after} of ${line.quantity} can't come back`);
  }
  const part = (amount: Minor): Minor =>
    scale(amount, after, line.quantity) - scale(amount, before, line.quantity);
  const taxes = line.taxes.map(({ name, ratePpm, tax, gross }): TaxTotal => {
    const paid = { tax: part(tax), gross: part(gross) };
    return { name, ratePpm, net: paid.gross - paid.tax, ...paid };
  });
  return { total: part(line.total), taxes };
}

/**
 * `amount` of what was taken, with its part of the taxes, after `before` of it went back (minor units). Whatever the
 * steps, each tax of all of it adds up to the tax that was taken.
 * @throws RangeError when more would go back than was taken.
 */
export function creditOfAmount(taken: Credit, before: Minor, amount: Minor): Credit {
  return creditFor({ ...taken, quantity: taken.total }, before, amount);
}
