import { altered, type Draft } from './draft.ts';
import { givenOf, nothingOf, unitsOf } from './given.ts';
import type { PickLine, Pickup } from './pickup.ts';
import type { GoodsStep } from './take-goods.ts';
import type { PickupEvent, PickupStep } from './step.ts';

type StepOf<K extends PickupStep['kind']> = Extract<PickupStep, { kind: K }>;

/** The steps by which an order goes its way, and none of its goods does. */
export type CourseStep = Exclude<PickupStep, GoodsStep | { readonly kind: 'answer' }>;

/** An order one step further on its way. */
export function takeCourse(draft: Draft, event: PickupEvent, step: CourseStep): Draft {
  switch (step.kind) {
    case 'accept':
      return takeAccept(draft, step);
    case 'start':
      return altered(draft, { stage: 'picking', picker: pickerOf(draft.pickup, event) });
    case 'pack':
      return takePack(draft, step);
    case 'unpack':
      return takeUnpack(draft, event);
    case 'remind':
      return altered(draft, { reminders: [...draft.pickup.reminders, event.at] });
    case 'hand-over':
      return takeHandOver(draft, event, step);
    case 'give-back':
      return takeGiveBack(draft, step);
    case 'reject':
      return altered(draft, { stage: 'rejected', reason: step.reason });
    case 'cancel':
      return altered(draft, { stage: 'cancelled', reason: step.reason, picker: null });
    case 'ready':
      return altered(draft, { stage: 'ready', readyAt: event.at });
    case 'release':
      return altered(draft, { stage: 'released' });
    case 'reinstate':
      return altered(draft, { stage: 'ready' });
    case 'restock':
      return altered(draft, { isRestocked: true });
  }
}

/** What the store said then is what staff goes by. */
function takeAccept(draft: Draft, step: StepOf<'accept'>): Draft {
  const seen =
    step.lines === undefined ? null : new Map(step.lines.map((line) => [line.lineId, line.quantity]));
  const lines = draft.pickup.lines.map((line): PickLine => {
    const wanted =
      seen === null || line.line.offerId !== null ? line.wanted : (seen.get(line.line.lineId) ?? 0);
    return { ...line, wanted };
  });
  return { ...altered(draft, { stage: 'accepted', lines }), isBegun: true };
}

/** Whoever starts takes over the walk; who starts again walks on. */
function pickerOf({ picker }: Pickup, { clerk, registerCode, at }: PickupEvent): Pickup['picker'] {
  const isSame = picker?.clerk === clerk && picker.registerCode === registerCode;
  return isSame ? picker : { clerk, registerCode, at };
}

function takePack(draft: Draft, { bags, place }: StepOf<'pack'>): Draft {
  const { lines, offers } = draft.pickup;
  const told = new Map(
    lines.map((line) => {
      const { lineId } = line.line;
      return [lineId, [...(draft.told.get(lineId) ?? []), unitsOf(line, offers)]];
    }),
  );
  return { ...altered(draft, { stage: 'packed', bags, place, picker: null }), isPacked: true, told };
}

function takeUnpack(draft: Draft, event: PickupEvent): Draft {
  const picker = pickerOf(draft.pickup, event);
  return { ...altered(draft, { stage: 'picking', bags: 0, place: '', picker }), isPacked: false };
}

/** What was picked is what the shopper has, whatever somebody else made of it meanwhile. */
function takeHandOver(draft: Draft, { at, clerk }: PickupEvent, step: StepOf<'hand-over'>): Draft {
  const { handOver, saleId, collected } = step;
  const handedOver = { at, clerk, handOver, saleId, collected };
  return given({ ...altered(draft, { stage: 'handed-over', picker: null, handedOver }), isPacked: true });
}

function takeGiveBack(draft: Draft, { lines, amount, paidBack }: StepOf<'give-back'>): Draft {
  const back = lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
  return altered(draft, {
    givenBack: [...draft.pickup.givenBack, ...back],
    givenBackAmount: draft.pickup.givenBackAmount + amount,
    paidBack: draft.pickup.paidBack + paidBack,
  });
}

/**
 * An order that somebody gave to the shopper without these steps. What came back since may be missing from the store's
 * lines, so then all counts that was ordered.
 */
export function givenElsewhere(draft: Draft, isGivenBack: boolean): Draft {
  if (draft.isBegun) return given(altered(draft, { stage: 'handed-over', picker: null }));
  const lines = draft.pickup.lines.map((one): PickLine => {
    const { ordered, quantity } = one.line;
    return { ...one, wanted: isGivenBack ? Math.max(ordered, quantity) : quantity };
  });
  return given(altered(draft, { stage: 'handed-over', lines }));
}

/**
 * With what the shopper gets as things stand; nothing where nobody gets anything any more. What the shopper has is not
 * to be paid again, even while the store does not know of it.
 */
export function given(draft: Draft): Draft {
  const { order, isPacked, pickup } = draft;
  const isOver =
    pickup.stage === 'rejected' ||
    pickup.stage === 'cancelled' ||
    (pickup.stage === 'released' && pickup.isRestocked);
  const all = isOver ? nothingOf(order) : givenOf(order, pickup.lines, pickup.offers, isPacked);
  return altered(draft, { given: pickup.stage === 'handed-over' ? { ...all, due: 0 } : all });
}
