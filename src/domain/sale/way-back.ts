import { sum, type Minor } from '../money/money.ts';
import { couponKey } from '../promotion/coupon.ts';
import type { SaleRecord } from './sale.ts';
import { coinsBack, type CashBack, type Given, type Tender, type TenderRules } from './tender.ts';

/** A document as far as its money goes. */
export interface PaidDocument extends Pick<SaleRecord, 'tenders' | 'rounding'> {
  readonly customerId: string | null;
}

/** What has to go back, and what is known of how it came. */
export interface RefundQuestion {
  /** The documents that goods come back of, and all by which goods of theirs came back or were exchanged. */
  readonly documents: readonly PaidDocument[];
  /** Minor units, positive. */
  readonly amount: Minor;
  /** Whether the customer is known, so that the shop can owe them something. */
  readonly hasCustomer: boolean;
  readonly rules: TenderRules;
}

/** Money that came by one tender of a document, or went by it. */
interface Pot {
  readonly tender: Pick<Tender, 'kind' | 'name' | 'reference'>;
  readonly customerId: string | null;
  /** Minor units; of cash before it was rounded. */
  left: Minor;
}

/** What came for goods and has not gone back. */
interface Held {
  /** All but cash. */
  readonly pots: readonly Pot[];
  readonly cash: CashBack;
}

/** What of a document's cash can still go back in coins, and what went back before. */
export function cashBackOf(documents: readonly PaidDocument[]): CashBack {
  return heldOf(documents).cash;
}

/**
 * How money goes back, as negative amounts: as it came, what was sold on invoice first, cash last, each tender no
 * further than it paid. What is left is owed to a customer who is known as store credit, and is paid out in cash to
 * anybody else, in whole coins.
 */
export function refundTenders({ documents, amount, hasCustomer, rules }: RefundQuestion): Given[] {
  const { pots, cash } = heldOf(documents);
  const order = [...pots.filter(isInvoice), ...pots.filter((pot) => !isInvoice(pot))];
  const open = order.filter(({ tender, left }) => left > 0 && !rules.refused.includes(tender.kind));
  let rest = amount;
  const parts = open.map(({ tender, left }) => {
    const part = Math.min(rest, left);
    rest -= part;
    return { ...tender, amount: part };
  });
  const known = rules.refused.includes('cash') ? 0 : Math.min(rest, cash.left);
  const inCash = hasCustomer ? known : rest;
  parts.push({ kind: 'credit', name: '', reference: '', amount: rest - inCash });
  const back = parts.filter((part) => part.amount > 0).map(toGiven);
  const coins = coinsBack(inCash, cash, rules.cashRounding);
  if (inCash > 0) back.push(toGiven({ kind: 'cash', name: '', reference: '', amount: coins }));
  return back;
}

/** Money that goes back, and how much of it may go any way: that of goods without receipt, in minor units. */
export interface GoingBack {
  readonly document: PaidDocument;
  readonly free: Minor;
}

/**
 * What of the money that goes back does not go the way it came, in minor units: beyond what a tender paid, on a voucher
 * or an account of somebody else, or elsewhere while an invoice is open. Store credit of a known customer may take what
 * no invoice asks for.
 */
export function strayed(documents: readonly PaidDocument[], { document, free }: GoingBack): Minor {
  const { pots, cash } = heldOf(documents);
  const out = potsOf(document).filter(({ left }) => left < 0);
  const amount = 0 - sum(out.map(({ left }) => left));
  const open = leftOf(pots.filter(isInvoice));
  const owed = Math.min(Math.max(amount - free, 0), open);
  const beyond = out.map((pot): Minor => {
    if (isCash(pot)) return Math.max(0 - pot.left - cash.left, 0);
    const unmatched = drain(pots, pot);
    return pot.tender.kind === 'credit' && document.customerId !== null ? 0 : unmatched;
  });
  const settled = open - leftOf(pots.filter(isInvoice));
  return Math.max(sum(beyond) - free, owed - settled, 0);
}

function heldOf(documents: readonly PaidDocument[]): Held {
  const all = documents.flatMap(potsOf);
  const pots = all.filter((pot) => !isCash(pot) && pot.left > 0);
  for (const pot of all) if (!isCash(pot) && pot.left < 0) drain(pots, pot);
  const inCash = all.filter(isCash).map(({ left }) => left);
  const before = 0 - sum(inCash.filter((part) => part < 0));
  const coins = documents.flatMap(({ tenders }) => tenders.filter(({ kind }) => kind === 'cash'));
  return {
    pots,
    cash: {
      before,
      left: Math.max(sum(inCash), 0),
      held: Math.max(sum(coins.map(({ amount }) => amount)), 0),
    },
  };
}

function leftOf(pots: readonly Pot[]): Minor {
  return sum(pots.map(({ left }) => left));
}

function isCash({ tender }: Pot): boolean {
  return tender.kind === 'cash';
}

function isInvoice({ tender }: Pot): boolean {
  return tender.kind === 'invoice';
}

/** What came in by each tender of a document, or went out. Cash stands for what it paid, before it was rounded. */
function potsOf({ tenders, rounding, customerId }: PaidDocument): Pot[] {
  const lastCash = tenders.findLastIndex((tender) => tender.kind === 'cash');
  return tenders.map(({ kind, name, reference, amount }, index) => ({
    tender: { kind, name, reference },
    customerId,
    left: index === lastCash ? amount - rounding : amount,
  }));
}

/** What went back by a tender can't go back by it again. Gives what of it came by none. */
function drain(came: readonly Pot[], back: Pot): Minor {
  let gone = 0 - back.left;
  for (const pot of came) {
    const part = isSame(pot, back) ? Math.min(gone, pot.left) : 0;
    pot.left -= part;
    gone -= part;
  }
  return gone;
}

/** A voucher is one by its code, an account by its customer. */
function isSame(pot: Pot, back: Pot): boolean {
  const { kind, name, reference } = pot.tender;
  if (kind !== back.tender.kind || name !== back.tender.name) return false;
  if (kind === 'voucher') return couponKey(reference) === couponKey(back.tender.reference);
  return (kind !== 'credit' && kind !== 'invoice') || pot.customerId === back.customerId;
}

function toGiven({ amount, ...tender }: Pot['tender'] & { readonly amount: Minor }): Given {
  return { ...tender, amount: 0 - amount, currency: null };
}
