import type { Decision } from '#contract/inbox.ts';
import { divide, sum, type Minor } from '#domain/money/money.ts';
import type {
  Buyer,
  CustomerDocument,
  ReturnDocument,
  ReturnedLine,
  SaleDocument,
  SoldLine,
  StockDocument,
  StoreDocument,
  Surcharge,
} from '#main/channel/document.ts';
import type { Amendments } from '#main/data/amendments.ts';

/**
 * The document as it is sent: as it was written, with what became known and was decided since. What was paid stays:
 * goods that go up as a misc item keep their amount and their rate.
 */
export function amend(document: StoreDocument, amendments: Amendments): StoreDocument {
  const known = withKnown(document, amendments);
  return amendments.decisions.reduce((sofar, decision) => decided(sofar, decision, amendments), known);
}

function withKnown(document: StoreDocument, amendments: Amendments): StoreDocument {
  const { buyer } = amendments;
  switch (document.kind) {
    case 'stock':
    case 'pickup':
      return document;
    case 'customer':
      return { ...document, remoteId: knownCustomer(document.remoteId, buyer) };
    case 'sale':
      return { ...document, customer: knownBuyer(document.customer, buyer) };
    case 'return': {
      const rest = withoutWrittenOff(document, amendments.writtenOff);
      const returned = rest.returned.map((line) => ofOrigin(line, amendments));
      return { ...rest, returned, customer: knownBuyer(document.customer, buyer) };
    }
  }
}

/**
 * Nothing can come back of what the store never had, and it has not missed it either: the rest goes. What undoes a
 * document, or is nothing without those goods, stays whole.
 */
function withoutWrittenOff(document: ReturnDocument, writtenOff: ReadonlySet<string>): ReturnDocument {
  const { returned, lines, surcharges, total } = document;
  const rest = returned.filter(({ origin }) => origin === null || !writtenOff.has(origin.saleId));
  const isNothing = rest.length + lines.length + surcharges.length === 0;
  if (document.of === 'void' || isNothing) return document;
  const left = returned.filter((line) => !rest.includes(line)).map((line) => line.total);
  return { ...document, returned: rest, total: total + sum(left) };
}

/** As the sale went up, so do its goods when they come back: as the same goods, and at no more than the store has of it. */
function ofOrigin(line: ReturnedLine, { ofOrigins, worthLess, remoteIds }: Amendments): ReturnedLine {
  if (line.origin === null) return line;
  const { saleId } = line.origin;
  const worth = worthLess.get(saleId);
  const total = worth === undefined ? line.total : shareOf(line.total, worth);
  const decisions = ofOrigins.get(saleId) ?? [];
  return decisions.reduce((sofar, decision) => otherGoods(sofar, decision, remoteIds), { ...line, total });
}

/** The share of a sale in what the store has of it, rounded down: so all of them are never more than that. */
function shareOf(amount: Minor, worth: { readonly total: Minor; readonly storeTotal: Minor }): Minor {
  const product = BigInt(amount) * BigInt(worth.storeTotal);
  const whole = BigInt(worth.total);
  return divide(product - (product % whole), whole);
}

/** Who is new at the till stays new where the store has told one with the same mail: that one keeps name and number. */
function knownCustomer(written: string | null, buyer: Amendments['buyer']): string | null {
  if (buyer === null || (written === null && !buyer.isBrought)) return written;
  return buyer.remoteId;
}

function knownBuyer(buyer: Buyer | null, known: Amendments['buyer']): Buyer | null {
  if (buyer === null || known === null) return buyer;
  return known.remoteId === null && known.isKeptBack ? null : { ...buyer, remoteId: known.remoteId };
}

function decided(document: StoreDocument, decision: Decision, amendments: Amendments): StoreDocument {
  switch (document.kind) {
    case 'customer':
      return decidedCustomer(document, decision);
    case 'stock':
      return decidedStock(document, decision, amendments);
    case 'pickup':
      return decision.kind === 'only-note' ? { ...document, effect: null } : document;
    case 'sale':
      return { ...document, ...decidedPaid(document, decision, amendments) };
    case 'return': {
      const returned = document.returned.map((line) => otherGoods(line, decision, amendments.remoteIds));
      return { ...document, ...decidedPaid(document, decision, amendments), returned };
    }
  }
}

function decidedCustomer(document: CustomerDocument, decision: Decision): CustomerDocument {
  return decision.kind === 'correct-mail' ? { ...document, mail: decision.mail } : document;
}

/** Goods that the store does not know are left out of what moved: there is no money in it that has to add up. */
function decidedStock(document: StockDocument, decision: Decision, { remoteIds }: Amendments): StockDocument {
  switch (decision.kind) {
    case 'as-misc':
      return { ...document, moves: document.moves.filter((move) => !isAbout(decision, move)) };
    case 'map':
      return { ...document, moves: document.moves.map((move) => mapped(move, decision, remoteIds)) };
    default:
      return document;
  }
}

type Amended = Pick<SaleDocument, 'lines' | 'surcharges' | 'customer' | 'allows'>;

function decidedPaid(
  { lines, surcharges, customer, allows }: SaleDocument | ReturnDocument,
  decision: Decision,
  { remoteIds, rates }: Amendments,
): Amended {
  const same = { lines, surcharges, customer, allows };
  switch (decision.kind) {
    case 'as-misc': {
      const gone = lines.filter((line) => isAbout(decision, line));
      return {
        ...same,
        lines: lines.filter((line) => !isAbout(decision, line)),
        surcharges: [...surcharges, ...gone.map((line) => surchargeOf(line, rates))],
      };
    }
    case 'map':
      return { ...same, lines: lines.map((line) => mapped(line, decision, remoteIds)) };
    case 'raise-stock':
      return { ...same, allows: { ...allows, shortStock: true } };
    case 'accept-total':
      return { ...same, allows: { ...allows, storeTotal: decision.storeTotal } };
    case 'without-customer':
      return { ...same, customer: null };
    case 'correct-mail':
      return { ...same, customer: customer === null ? null : { ...customer, mail: decision.mail } };
    case 'retry':
    case 'only-note':
    case 'write-off':
      return same;
  }
}

/** A piece of goods at its amount. More than one or a part of one says so, as its quantity is not told otherwise. */
function surchargeOf(
  { position, name, quantity, total }: SoldLine,
  rates: ReadonlyMap<number, number>,
): Surcharge {
  const count = quantity === 1000 ? name : `${quantity / 1000} × ${name}`;
  return { position, name: count, amount: total, ratePpm: rates.get(position) ?? 0 };
}

function otherGoods(
  line: ReturnedLine,
  decision: Decision,
  remoteIds: ReadonlyMap<number, string>,
): ReturnedLine {
  if (decision.kind === 'as-misc' && isAbout(decision, line)) return { ...line, variantRemoteId: null };
  return decision.kind === 'map' && isAbout(decision, line) ? mapped(line, decision, remoteIds) : line;
}

function isAbout(
  decision: { readonly variantRemoteId: string },
  goods: { readonly variantRemoteId: string | null },
): boolean {
  return goods.variantRemoteId === decision.variantRemoteId;
}

/** @throws Error for a variant that has no id in the store: it was decided unchecked. */
function mapped<T extends { readonly variantRemoteId: string | null }>(
  goods: T,
  decision: Extract<Decision, { kind: 'map' }>,
  remoteIds: ReadonlyMap<number, string>,
): T {
  if (!isAbout(decision, goods)) return goods;
  const variantRemoteId = remoteIds.get(decision.toVariantId);
  if (variantRemoteId === undefined) throw new Error(`variant ${decision.toVariantId} is not in the store`);
  return { ...goods, variantRemoteId };
}
