import { scale } from '../money/money.ts';
import type { Thousandths } from '../stock/quantity.ts';
import { nothingOf, promisedOf, roomOf } from './given.ts';
import type { Offer, PickLine, Pickup } from './pickup.ts';
import { lineOf, offerOf } from './step-rules.ts';
import type { PickupEvent } from './step.ts';
import type { WebOrder } from './web-order.ts';

/** An order in the middle of its steps, with what questions are made from. */
export interface Draft {
  readonly order: WebOrder;
  readonly pickup: Pickup;
  /** Somebody accepted it: from now on staff's quantities count. */
  readonly isBegun: boolean;
  /** What was picked is what is given. */
  readonly isPacked: boolean;
  /** By line, how much of it staff told the store to leave in the order. */
  readonly told: ReadonlyMap<string, readonly Thousandths[]>;
  /** By line, what the store said when somebody last answered to it. */
  readonly answered: ReadonlyMap<string, Thousandths>;
  /** Somebody said what to do about an order that is over in the store. */
  readonly endAnswered: ReadonlySet<WebOrder['state']>;
  /** By line, how much of it was on the scales when it was weighed. */
  readonly onScales: ReadonlyMap<string, Thousandths>;
  /** By line or offer, the step by which more was picked than is wanted. */
  readonly over: ReadonlyMap<string, PickupEvent>;
  /** What came too late, or took back more than there was. */
  readonly late: readonly PickupEvent[];
}

/** An order before any step. Goods that came in place of others are the offers' and no lines of their own. */
export function draftOf(order: WebOrder, events: readonly PickupEvent[]): Draft {
  const lineIds = new Set(order.lines.map(({ lineId }) => lineId));
  const offerIds = new Set(
    events.flatMap(({ step }) => (step.kind === 'offer' && lineIds.has(step.lineId) ? [step.offerId] : [])),
  );
  const lines = order.lines
    .filter(({ offerId }) => offerId === null || !offerIds.has(offerId))
    .map((line): PickLine => {
      const wanted = line.offerId === null ? line.ordered : line.quantity;
      return { line, wanted, picked: 0, weighed: null, short: 0, shortReason: null };
    });
  return {
    order,
    pickup: { ...BLANK, orderId: order.orderId, lines, given: nothingOf(order) },
    isBegun: false,
    isPacked: false,
    told: new Map(),
    answered: new Map(),
    endAnswered: new Set(),
    onScales: new Map(),
    over: new Map(),
    late: [],
  };
}

const BLANK: Omit<Pickup, 'orderId' | 'lines' | 'given'> = {
  stage: 'new',
  offers: [],
  questions: [],
  bags: 0,
  place: '',
  picker: null,
  readyAt: null,
  reminders: [],
  handedOver: null,
  reason: '',
  isRestocked: false,
  givenBack: [],
  givenBackAmount: 0,
  paidBack: 0,
  seq: 0,
};

/** With something of the order otherwise. */
export function altered(draft: Draft, change: Partial<Pickup>): Draft {
  return { ...draft, pickup: { ...draft.pickup, ...change } };
}

/** With a step that somebody has to look at. */
export function belated(draft: Draft, event: PickupEvent): Draft {
  return { ...draft, late: [...draft.late, event] };
}

/** With a line otherwise. */
export function withLine(draft: Draft, event: PickupEvent, change: LineChange): Draft {
  const lines = draft.pickup.lines.map((one) =>
    one.line.lineId === change.lineId ? { ...one, ...change.to } : one,
  );
  return evened(draft, altered(draft, { lines }), event, change.lineId);
}

/**
 * With so much of a line in the bag. Of weighed goods of which fewer are left than were weighed the exact share is,
 * rounded half up to a thousandth.
 */
export function withPicked(
  draft: Draft,
  event: PickupEvent,
  { line, weighed }: PickLine,
  picked: Thousandths,
): Draft {
  const { lineId } = line;
  const units = draft.onScales.get(lineId) ?? 0;
  if (weighed === null || picked >= units) return withLine(draft, event, { lineId, to: { picked } });
  const left = picked > 0 ? Math.max(1, scale(weighed, picked, units)) : null;
  const next = withLine(draft, event, { lineId, to: { picked, weighed: left } });
  return { ...next, onScales: new Map([...next.onScales, [lineId, picked]]) };
}

interface LineChange {
  readonly lineId: string;
  readonly to: Partial<Omit<PickLine, 'line'>>;
}

/** With an offer otherwise, which may leave more or less of its line to be picked. */
export function withOffer(draft: Draft, event: PickupEvent, offer: Offer): Draft {
  const offers = draft.pickup.offers.map((one) => (one.offerId === offer.offerId ? offer : one));
  const next = evened(draft, altered(draft, { offers }), event, offer.lineId);
  const before = offerOf(draft.pickup, offer.offerId)?.picked ?? 0;
  const most = offer.substitute.quantity;
  return marked(next, event, {
    key: offer.offerId,
    before: before - most,
    after: offer.picked - most,
  });
}

/** Nothing lacks that was found or replaced since, and who took too much is kept in mind. */
function evened(before: Draft, after: Draft, event: PickupEvent, lineId: string): Draft {
  const { offers } = after.pickup;
  const lines = after.pickup.lines.map((one) =>
    one.line.lineId === lineId ? shortAtMost(one, offers) : one,
  );
  return marked(altered(after, { lines }), event, {
    key: lineId,
    before: excessOf(before.pickup, lineId),
    after: excessOf(after.pickup, lineId),
  });
}

function shortAtMost(line: PickLine, offers: readonly Offer[]): PickLine {
  const short = Math.min(line.short, Math.max(0, roomOf(line, offers) - line.picked));
  return { ...line, short, shortReason: short === 0 ? null : line.shortReason };
}

/** How much more is in the bag, or was promised in its place, than is wanted of a line. */
function excessOf(pickup: Pickup, lineId: string): number {
  const line = lineOf(pickup, lineId);
  return line === null ? 0 : line.picked + promisedOf(lineId, pickup.offers) - line.wanted;
}

interface Excess {
  readonly key: string;
  readonly before: number;
  readonly after: number;
}

function marked(draft: Draft, event: PickupEvent, { key, before, after }: Excess): Draft {
  if (after > 0 && after <= before) return draft;
  if (after <= 0 && !draft.over.has(key)) return draft;
  const over = new Map(draft.over);
  if (after > 0) over.set(key, event);
  else over.delete(key);
  return { ...draft, over };
}
