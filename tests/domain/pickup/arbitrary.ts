import fc from 'fast-check';
import type { PickupEvent, PickupStep } from '#domain/pickup/step.ts';
import type { WebOrder, WebOrderLine } from '#domain/pickup/web-order.ts';
import { settledOf } from '#domain/pickup/step-rules.ts';
import { mayTake } from '#domain/pickup/steps.ts';
import { replay } from '#domain/pickup/replay.ts';
import { BEGUN, events, HAND_OVER, PACK, PICKED, webLine, webOrder } from './orders.ts';

const lineId = fc.constantFrom('a', 'a', 'a', 'b', 'b', 'b', 'unknown');
const offerId = fc.constantFrom('f1', 'f2');
const pieces = fc.constantFrom(1, 1, 1, 2, 2, 3, 5, 6).map((count) => count * 1000);
const change = fc.constantFrom(-3, -1, 1, 1, 1, 2, 2, 3, 6).map((count) => count * 1000);

const questionId = fc.oneof(
  fc.constantFrom('order:cancelled::cancelled', 'order:changed::given', 'nonsense', 'order:changed:a:', ''),
  fc.tuple(lineId, pieces).map(([id, quantity]) => `order:changed:${id}:${quantity}`),
  fc.integer({ min: 0, max: 12 }).map((number) => `e${number}`),
);

const substitute = fc.record({
  variantRemoteId: fc.constantFrom('v-s', 'v-a'),
  sku: fc.constant('S'),
  name: fc.constant('Other'),
  quantity: pieces,
  unitPrice: fc.integer({ min: 0, max: 1000 }),
  ratePpm: fc.constant(70_000),
});

const goodsStep: fc.Arbitrary<PickupStep> = fc.oneof(
  fc.record({ kind: fc.constant('pick' as const), lineId, quantity: change }),
  fc.record({
    kind: fc.constant('weigh' as const),
    lineId,
    quantity: fc.integer({ min: -100, max: 60_000 }),
  }),
  fc.record({
    kind: fc.constant('short' as const),
    lineId,
    quantity: change,
    reason: fc.constantFrom('damaged' as const, 'not-found' as const),
  }),
  fc.record({ kind: fc.constant('offer' as const), offerId, lineId, replaces: pieces, substitute }),
  fc.record({
    kind: fc.constant('consent' as const),
    offerId,
    isAccepted: fc.boolean(),
    by: fc.constantFrom('counter' as const, 'phone' as const),
    person: fc.constant('Ada'),
    isDearerAgreed: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('pick-offer' as const), offerId, quantity: change }),
);

const courseStep: fc.Arbitrary<PickupStep> = fc.oneof(
  fc.constantFrom<PickupStep>(
    { kind: 'accept' },
    { kind: 'start' },
    { kind: 'unpack' },
    { kind: 'ready' },
    { kind: 'remind' },
    { kind: 'release' },
    { kind: 'reinstate' },
    { kind: 'restock' },
    { kind: 'reject', reason: 'closed' },
    { kind: 'cancel', reason: 'asked' },
  ),
  fc.record({
    kind: fc.constant('accept' as const),
    lines: fc.array(fc.record({ lineId, quantity: pieces }), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('pack' as const), bags: fc.nat(3), place: fc.constantFrom('K1', 'K2') }),
  fc.record({
    kind: fc.constant('hand-over' as const),
    handOver: fc.constant(HAND_OVER),
    saleId: fc.constantFrom('sale', null),
    collected: fc.nat(5000),
  }),
  fc.record({
    kind: fc.constant('give-back' as const),
    lines: fc.array(fc.record({ lineId, quantity: pieces, isRestocked: fc.boolean() }), { maxLength: 2 }),
    amount: fc.nat(2000),
    reason: fc.constant(''),
    saleId: fc.constantFrom('back', null),
    paidBack: fc.nat(1000),
  }),
);

const oddStep: fc.Arbitrary<PickupStep> = fc.oneof(
  fc.record({
    kind: fc.constant('pick' as const),
    lineId,
    quantity: fc.constantFrom(0, Number.NaN, 0.5, 1e300),
  }),
  fc.record({
    kind: fc.constant('answer' as const),
    questionId,
    answer: fc.constantFrom('follow-store' as const, 'keep' as const, 'seen' as const),
  }),
);

/** Any step, also such as never goes. */
export const anyStep: fc.Arbitrary<PickupStep> = fc.oneof(
  { weight: 6, arbitrary: goodsStep },
  { weight: 3, arbitrary: courseStep },
  { weight: 1, arbitrary: oddStep },
);

const anyEvent = fc.record({
  seq: fc.integer({ min: 3, max: 20 }),
  clerk: fc.constantFrom('Kim', 'Lee'),
  orderId: fc.oneof(
    { weight: 20, arbitrary: fc.constant('o') },
    { weight: 1, arbitrary: fc.constant('other') },
  ),
  step: anyStep,
});

/** Any heap of events of any order, most of them of one that was begun: numbers repeat, ids do not. */
export const anyEvents: fc.Arbitrary<PickupEvent[]> = fc
  .tuple(fc.constantFrom([], BEGUN, BEGUN, BEGUN, PICKED), fc.array(anyEvent, { maxLength: 25 }))
  .map(([first, drawn]) => [
    ...events(...first),
    ...drawn.map((one, index) => ({ ...one, eventId: `e${index}`, at: index, registerCode: 'R1' })),
  ]);

const anyLine = (id: string): fc.Arbitrary<WebOrderLine> =>
  fc
    .record({
      quantity: fc.integer({ min: 0, max: 6 }).map((count) => count * 1000),
      ordered: pieces,
      unitPrice: fc.nat(2000),
      total: fc.nat(9999),
      offerId: fc.constantFrom(null, null, null, 'f1'),
    })
    .map((line) => webLine(id, line));

/** Any snapshot of the order. */
export const anyOrder: fc.Arbitrary<WebOrder> = fc
  .record({
    lines: fc.tuple(anyLine('a'), anyLine('b')),
    state: fc.constantFrom<WebOrder['state']>('open', 'open', 'given', 'cancelled'),
    locationCode: fc.constantFrom('S1', null),
    paid: fc.nat(20_000),
    authorised: fc.nat(20_000),
    charge: fc.integer({ min: -2000, max: 2000 }),
  })
  .map(({ charge, ...order }) =>
    webOrder({ ...order, charges: [{ name: 'Fee', amount: charge, ratePpm: 0 }] }),
  );

/** An order as it was placed, with odd totals that do not divide. */
export const placedOrder: fc.Arbitrary<WebOrder> = fc
  .tuple(
    ...(['a', 'b'] as const).map((id) =>
      fc.record({ id: fc.constant(id), count: fc.integer({ min: 1, max: 6 }), total: fc.nat(9999) }),
    ),
  )
  .map((drawn) =>
    drawn.map(({ id, count, total }) =>
      webLine(id, { quantity: count * 1000, total, unitPrice: Math.round(total / count) }),
    ),
  )
  .chain((lines) =>
    fc.record({ fee: fc.nat(500), isPaid: fc.boolean() }).map(({ fee, isPaid }) => {
      const order = webOrder({ lines, charges: [{ name: 'Fee', amount: fee, ratePpm: 0 }] });
      return isPaid ? order : { ...order, paid: 0 };
    }),
  );

/** Of any steps those that a screen would let through one after the other, as one device takes them that knows others. */
export function taken(
  order: WebOrder,
  steps: readonly PickupStep[],
  known: readonly PickupEvent[] = [],
): PickupEvent[] {
  const done: PickupEvent[] = [];
  for (const step of steps) {
    const pickup = replay(order, [...known, ...done]);
    const sound = step.kind === 'hand-over' ? { ...step, collected: pickup.given.due } : step;
    if (mayTake(pickup, sound) !== 'yes') continue;
    const seq = pickup.seq + 1;
    done.push({
      eventId: `t${seq}`,
      orderId: 'o',
      seq,
      at: seq,
      registerCode: 'R1',
      clerk: 'Kim',
      step: sound,
    });
  }
  return done;
}

const replacement: fc.Arbitrary<readonly PickupStep[]> = fc
  .record({ offerId, lineId, replaces: pieces, substitute, isAccepted: fc.boolean() })
  .map(({ isAccepted, ...offer }) => [
    { kind: 'offer', ...offer },
    { kind: 'consent', offerId: offer.offerId, isAccepted, by: 'phone', person: 'Ada', isDearerAgreed: true },
    { kind: 'pick-offer', offerId: offer.offerId, quantity: offer.substitute.quantity },
  ]);

const work = fc.oneof(
  { weight: 3, arbitrary: goodsStep.map((step) => [step]) },
  { weight: 1, arbitrary: replacement },
  { weight: 1, arbitrary: fc.constant<readonly PickupStep[]>([PACK]) },
  { weight: 1, arbitrary: fc.constant<readonly PickupStep[]>([{ kind: 'unpack' }]) },
);

/** Steps by which goods are picked, lack, are weighed and replaced, in any order. */
export const pickingSteps: fc.Arbitrary<readonly PickupStep[]> = fc
  .array(work, { maxLength: 12 })
  .map((steps) => [...BEGUN, ...steps.flat()]);

/** The same device does what is left to do and packs it; an order of which nothing is there stays unpacked. */
export function packed(order: WebOrder, steps: readonly PickupStep[]): PickupEvent[] {
  const { lines, offers } = replay(order, taken(order, steps));
  const rest: PickupStep[] = [
    ...offers.flatMap(({ offerId: id, state }): PickupStep[] =>
      state === 'open'
        ? [
            {
              kind: 'consent',
              offerId: id,
              isAccepted: false,
              by: 'phone',
              person: '',
              isDearerAgreed: false,
            },
          ]
        : [],
    ),
    ...offers.map(({ offerId: id, substitute, picked }): PickupStep => {
      return { kind: 'pick-offer', offerId: id, quantity: substitute.quantity - picked };
    }),
    ...lines.map((line): PickupStep => {
      const quantity = line.wanted - settledOf(line, offers);
      return { kind: 'pick', lineId: line.line.lineId, quantity };
    }),
  ];
  return taken(order, [...steps, ...rest, PACK]);
}
