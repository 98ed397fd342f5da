'use strict';

const { AsyncLocalStorage } = require('node:async_hooks');
const {
  Allocation,
  Cancellation,
  OrderLine,
  Release,
  Sale,
  StockLocation,
  StockMovementService,
  TransactionalConnection,
  idsAreEqual,
} = require('@vendure/core');
const { IsNull, Not, inject } = require('../core-parts.js');
const { CountertopPickupEvent } = require('./event-entity.js');

/** What each kind of movement adds to what a place holds for an order, and to what left it; sales are negative. */
const MOVEMENTS = [
  { entity: Allocation, held: 1, gone: 0 },
  { entity: Release, held: -1, gone: 0 },
  { entity: Sale, held: 1, gone: -1 },
  { entity: Cancellation, held: 0, gone: -1 },
];

/** The id of the place that a release is made at, while an order moves to another shop. */
const leaving = new AsyncLocalStorage();

/** Where an order is collected, and where its goods are. */
class PickupPlace {
  constructor(connection, movements) {
    this.connection = connection;
    this.movements = movements;
  }

  /**
   * The code of the shop: of the one whose till took the first step with the order, else of the one that it was placed
   * for. Null for an order that nobody collects.
   */
  async shopOf(tx, { id, customFields }) {
    const first = await this.connection.getRepository(tx, CountertopPickupEvent).findOne({
      where: { orderId: String(id), shop: Not(IsNull()) },
      order: { at: 'ASC', id: 'ASC' },
    });
    return first?.shop ?? (customFields.pickupStore || null);
  }

  /** The code of a place of the channel; null for one that is none of its shops. */
  async codeOf(tx, locationId) {
    if (!locationId) return null;
    const found = await this.connection
      .getRepository(tx, StockLocation)
      .findOne({ where: { id: locationId, channels: { id: tx.channelId } } });
    return found?.customFields.code || null;
  }

  /** The order's goods are held by the shop that it is collected from, whichever it was before. */
  async gather(tx, order) {
    const code = await this.shopOf(tx, order);
    const home =
      code &&
      (await this.connection
        .getRepository(tx, StockLocation)
        .findOne({ where: { customFields: { code }, channels: { id: tx.channelId } } }));
    if (!home) return;
    const lines = await this.connection
      .getRepository(tx, OrderLine)
      .find({ where: { order: { id: order.id } }, select: { id: true }, loadEagerRelations: false });
    for (const { id } of lines) await this.move(tx, id, home.id);
  }

  async move(tx, orderLineId, homeId) {
    for (const { placeId, held } of await this.standing(tx, orderLineId)) {
      if (held <= 0 || idsAreEqual(placeId, homeId)) continue;
      const goods = [{ orderLineId, quantity: held }];
      await leaving.run(placeId, () => this.movements.createReleasesForOrderLines(tx, goods));
      await this.movements.createAllocationsForOrderLines(tx, goods);
    }
  }

  /** Pieces of a line by place: what is held there for it, and what left there and did not come back. */
  async standing(tx, lineId) {
    const places = new Map();
    for (const { entity, held, gone } of MOVEMENTS) {
      const moves = await this.connection
        .getRepository(tx, entity)
        .find({ where: { orderLine: { id: lineId } } });
      for (const { stockLocationId, quantity } of moves) {
        const key = String(stockLocationId);
        const place = places.get(key) ?? { placeId: stockLocationId, held: 0, gone: 0 };
        places.set(key, {
          ...place,
          held: place.held + held * quantity,
          gone: place.gone + gone * quantity,
        });
      }
    }
    return [...places.values()];
  }

  /** Pieces by the ids of lines that left and did not come back, wherever that was. */
  async gone(tx, lines) {
    const pieces = new Map();
    for (const { id } of lines) {
      const places = await this.standing(tx, id);
      pieces.set(
        String(id),
        places.reduce((sum, { gone }) => sum + gone, 0),
      );
    }
    return pieces;
  }

  /** The order of a line. */
  async orderOf(tx, lineId) {
    const found = await this.connection
      .getRepository(tx, OrderLine)
      .findOne({ where: { id: lineId }, relations: { order: true } });
    return found?.order ?? null;
  }
}
inject(PickupPlace, TransactionalConnection, StockMovementService);

module.exports = { PickupPlace, leaving };
