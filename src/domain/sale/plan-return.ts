import { scale, sum, type Minor } from '../money/money.ts';
import type { Thousandths } from '../stock/quantity.ts';
import type { TaxTotal } from '../tax/rules.ts';
import type { Credit } from './basket.ts';
import type { SaleLine, SaleRecord } from './sale.ts';
import { roundCash, type Given, type Tender, type TenderRules } from './tender.ts';

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
  const sold = record.lines.filter(
    ({ kind, quantity }) => (kind === 'goods' || kind === 'misc') && quantity > 0,
  );
  return sold.map((line) => {
    const before = returned.get(line.position) ?? 0;
    const quantity = line.quantity - before;
    return { position: line.position, quantity, credit: creditFor(line, before, quantity) };
  });
}

/**
 * What `quantity` of a sold line gives back after `before` of it came back (thousandths): exactly what was paid.
 * It is the difference of two shares of the line, each rounded half up, so that whatever the steps, all of the line
 * gives back all that was paid for it, each tax too, and never more on the way.
 * @throws RangeError when more would come back than was sold.
 */
export function creditFor(line: SaleLine, before: Thousandths, quantity: Thousandths): Credit {
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

/** A document as far as its money goes. */
export type PaidDocument = Pick<SaleRecord, 'tenders' | 'rounding'>;

/** What has to go back, and what is known of how it came. */
export interface RefundQuestion {
  /** The documents that goods come back of. */
  readonly originals: readonly PaidDocument[];
  /** Documents by which goods of theirs came back before. */
  readonly paidBack: readonly PaidDocument[];
  /** Minor units, positive. */
  readonly amount: Minor;
  /** Whether the customer is known, so that the shop can owe them something. */
  readonly hasCustomer: boolean;
  readonly rules: TenderRules;
}

interface Pot {
  readonly tender: Pick<Tender, 'kind' | 'name' | 'reference'>;
  left: Minor;
}

/**
 * How money goes back, as negative amounts: as it came, cash last, each tender no further than it paid. What is left
 * is owed to a customer who is known as store credit, and is paid out in cash to anybody else, in whole coins.
 */
export function refundTenders({ originals, paidBack, amount, hasCustomer, rules }: RefundQuestion): Given[] {
  const came = originals.flatMap(potsOf);
  for (const pot of paidBack.flatMap(potsOf)) drain(came, pot);
  const order = [...came.filter((pot) => !isCash(pot)), ...came.filter(isCash)];
  const taken = order.filter(({ tender, left }) => left > 0 && !rules.refused.includes(tender.kind));
  let rest = amount;
  const parts = taken.map(({ tender, left }) => {
    const part = Math.min(rest, left);
    rest -= part;
    return { ...tender, amount: part };
  });
  parts.push({ kind: hasCustomer ? 'credit' : 'cash', name: '', reference: '', amount: rest });
  const cash = sum(parts.filter(({ kind }) => kind === 'cash').map((part) => part.amount));
  const back = parts.filter((part) => part.kind !== 'cash' && part.amount > 0).map(toGiven);
  const coins = roundCash(cash, rules.cashRounding);
  if (cash > 0) back.push(toGiven({ kind: 'cash', name: '', reference: '', amount: coins }));
  return back;
}

function isCash({ tender }: Pot): boolean {
  return tender.kind === 'cash';
}

/** What came in by each tender of a document, or went out. Cash stands for what it paid, before it was rounded. */
function potsOf({ tenders, rounding }: PaidDocument): Pot[] {
  const lastCash = tenders.findLastIndex((tender) => tender.kind === 'cash');
  return tenders.map(({ kind, name, reference, amount }, index) => ({
    tender: { kind, name, reference },
    left: index === lastCash ? amount - rounding : amount,
  }));
}

/** What went back by a tender of its kind can't go back by it again; a voucher is one by its code. */
function drain(came: readonly Pot[], back: Pot): void {
  let gone = Math.max(-back.left, 0);
  for (const pot of came) {
    const isSame =
      pot.tender.kind === back.tender.kind &&
      pot.tender.name === back.tender.name &&
      (pot.tender.kind !== 'voucher' || pot.tender.reference === back.tender.reference);
    const part = isSame ? Math.min(gone, Math.max(pot.left, 0)) : 0;
    pot.left -= part;
    gone -= part;
  }
}

function toGiven({ amount, ...tender }: Pot['tender'] & { readonly amount: Minor }): Given {
  return { ...tender, amount: 0 - amount, currency: null };
}
