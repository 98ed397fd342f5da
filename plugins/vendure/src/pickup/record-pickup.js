'use strict';

const {
  ConfigService,
  EventBus,
  OrderService,
  TransactionalConnection,
  UserInputError,
} = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { DocumentBook, madeOf } = require('../documents/document-book.js');
const { lockOrders, lockStock } = require('../documents/lock-order.js');
const { Refusal } = require('../documents/refusal.js');
const { CountertopPickupEvent } = require('./event-entity.js');
const { PickupNoticeEvent } = require('./notice-event.js');
const { PickupGoods } = require('./pickup-goods.js');
const { PickupMoney } = require('./pickup-money.js');
const { PickupPlace } = require('./pickup-place.js');
const { toldStep } = require('./told-step.js');
const { keptLines } = require('./wanted-lines.js');

/** Records the steps that staff takes with orders to be collected, and does what they mean for the order. */
class PickupRecorder {
  constructor(connection, config, book, orders, events, goods, money, place) {
    Object.assign(this, { connection, config, book, orders, events, goods, money, place });
  }

  record(ctx, { eventId, orderId, registerCode, locationId, event, effect }) {
    const told = toldStep(event, eventId);
    const step = effect ? STEPS.get(effect.kind) : null;
    if (step === undefined) throw new UserInputError(`A step can't have the effect ${effect.kind}`);
    return this.book.once(ctx, { id: eventId, kind: 'PICKUP', note: String(orderId) }, async (tx) => {
      await lockOrders(this.connection, tx, [orderId]);
      const order = await this.orders.findOne(tx, orderId);
      if (!order?.orderPlacedAt || order.customFields.posSaleId) {
        throw new Refusal('UNKNOWN_DOCUMENT', `The store has no order ${orderId}`);
      }
      const wish = { eventId, register: registerCode ?? '', effect: step && this.decoded(effect) };
      const history = await this.history(tx, order.id, told);
      await this.keep(tx, { orderId: order.id, told, effect: wish.effect, locationId });
      if (step) mustBeAtRest(order);
      await lockStock(this.connection, tx, goodsOf(order, wish.effect));
      await this.place.gather(tx, order);
      if (step) {
        await this.note(tx, order.id, told, wish);
        await this[step](tx, order, { ...wish, history });
      }
      return madeOf(await this.orders.findOne(tx, order.id));
    });
  }

  /** For people who look at the order in the admin interface. */
  async note(tx, id, { clerk, step }, { register, effect }) {
    const receipt = effect.receiptNumber ? `, receipt ${effect.receiptNumber}` : '';
    const note = `Till ${register}, ${clerk ?? ''}: ${step.kind}${receipt}`;
    await this.orders.addNoteToOrder(tx, { id, note, isPublic: false });
  }

  async keep(tx, { orderId, told, effect, locationId }) {
    await this.connection.getRepository(tx, CountertopPickupEvent).insert({
      id: told.eventId,
      orderId: String(orderId),
      body: JSON.stringify(told),
      effect: effect ? JSON.stringify(effect) : null,
      shop: await this.place.codeOf(tx, locationId),
      at: String(Date.now()),
    });
  }

  /** What tills did with the order before: the newest effect of each kind, and what staff decided, up to now. */
  async history(tx, orderId, told) {
    const kept = await this.connection
      .getRepository(tx, CountertopPickupEvent)
      .find({ where: { orderId: String(orderId) }, order: { at: 'ASC', id: 'ASC' } });
    const effects = kept.filter(({ effect }) => effect !== null).map(({ effect }) => JSON.parse(effect));
    const steps = [...kept.map(({ body }) => JSON.parse(body)), told].map(({ step }) => step);
    const kinds = effects.map(({ kind }) => kind);
    return {
      isTold: kinds.lastIndexOf('ready') > kinds.lastIndexOf('settle'),
      done: new Map(effects.map((effect) => [effect.kind, effect])),
      weighed: steps.filter(({ kind }) => kind === 'weigh').map(({ lineId }) => lineId),
      kept: keptLines(steps),
    };
  }

  /** Ids as the database has them. */
  decoded({ lines, added, ...effect }) {
    const ids = this.config.entityOptions.entityIdStrategy ?? this.config.entityIdStrategy;
    return {
      ...effect,
      ...(lines && {
        lines: lines.map((line) => ({ ...line, lineId: ids.decodeId(line.lineId), told: line.lineId })),
      }),
      ...(added && {
        added: added.map((one) => ({ ...one, variantId: ids.decodeId(one.variantRemoteId) })),
      }),
    };
  }

  async settle(tx, order, { eventId, effect, history }) {
    mustBeOpen(order);
    const reason = lessOf(eventId);
    const isNothing = [...effect.lines, ...effect.added].every(({ quantity }) => quantity === 0);
    if (isNothing) {
      await this.goods.cancelAll(tx, order, reason);
      await this.money.giveExcess(tx, order.id, { reason, isOver: true });
      return;
    }
    await this.goods.settle(tx, order, { effect, history, reason });
    await this.money.align(tx, order.id);
    await this.money.giveOverpaid(tx, order.id, reason);
  }

  /** Two tills may say so of the same bags: the shopper is told once. */
  async ready(tx, order, { eventId, effect, history }) {
    mustBeOpen(order);
    await this.goods.fulfil(tx, order.id);
    if (!history.isTold) await this.tell(tx, order, effect);
    await this.money.draw(tx, order.id);
    await this.money.giveExcess(tx, order.id, { reason: lessOf(eventId), isOver: false });
  }

  async remind(tx, order, { effect }) {
    mustBeOpen(order);
    await this.tell(tx, order, effect);
  }

  async handOver(tx, order, { eventId, register, effect, history }) {
    if (order.state === 'Cancelled' || history.done.has('hand-over')) throw closed(order);
    await this.goods.fulfil(tx, order.id);
    await this.money.mustBeAll(tx, order.id, effect.collected);
    await this.money.draw(tx, order.id);
    await this.money.book(tx, order.id, { ...effect, eventId, register });
    await this.goods.deliver(tx, order.id);
    await this.money.giveExcess(tx, order.id, { reason: lessOf(eventId), isOver: true });
  }

  async cancel(tx, order, { eventId, effect }) {
    const reason = `${eventId} ${effect.reason}`.slice(0, 250);
    if (order.state !== 'Cancelled') {
      mustBeOpen(order);
      await this.goods.cancelAll(tx, order, reason);
    }
    await this.money.giveExcess(tx, order.id, { reason, isOver: true });
  }

  async refund(tx, order, { eventId, effect }) {
    const reason = `${eventId} ${effect.reason}`.slice(0, 250);
    await this.goods.restock(tx, order, { lines: effect.lines, reason });
    const { amount, paidBack } = effect;
    await this.money.giveBack(tx, order.id, { amount, paidBack, reason });
  }

  async tell(tx, order, { kind, notice }) {
    await this.events.publish(new PickupNoticeEvent(tx, order, { kind, ...notice }));
  }
}
inject(
  PickupRecorder,
  ...[TransactionalConnection, ConfigService, DocumentBook, OrderService, EventBus],
  ...[PickupGoods, PickupMoney, PickupPlace],
);

/** Who does what a step means, by its kind. */
const STEPS = new Map([
  ['settle', 'settle'],
  ['ready', 'ready'],
  ['remind', 'remind'],
  ['hand-over', 'handOver'],
  ['cancel', 'cancel'],
  ['refund', 'refund'],
]);
const CLOSED = ['Cancelled', 'Delivered'];

/** Whoever has it open for changes would undo what a till does meanwhile. */
/** The variants that a step may move: those of the order, and those that stand in. */
function goodsOf({ lines }, effect) {
  const added = (effect?.added ?? []).map(({ variantId }) => variantId);
  return [...lines.map(({ productVariant }) => productVariant.id), ...added];
}

function mustBeAtRest({ code, state }) {
  if (state === 'Modifying') throw new Refusal('STATE', `Somebody is changing order ${code} in the store`);
}

/** What was sent is on its way to the shop. */
function mustBeOpen(order) {
  if (CLOSED.includes(order.state)) throw closed(order);
  if (order.state === 'PartiallyDelivered') {
    const message = `A part of order ${order.code} was given in the store: only the rest can be handed over, or it is ended there`;
    throw new Refusal('STATE', message);
  }
}

function closed({ code, state }) {
  const words = state === 'Cancelled' ? 'was cancelled' : 'was given already';
  return new Refusal('STATE', `Order ${code} ${words} in the store`);
}

/** Why what was paid for what lacks goes back. */
function lessOf(eventId) {
  return `${eventId} less was given than was ordered`;
}

module.exports = { PickupRecorder };
