'use strict';

const { TransactionalConnection } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { CountertopHold } = require('./hold-entity.js');

/** How long what another process of the server wrote may go unnoticed, and how often a register's sign is written. */
const FRESH_MS = 2000;
const WRITE_MS = 30_000;

/** What shoppers are not offered while a till that may have sold it is not heard of. */
class HoldBack {
  constructor(connection) {
    this.connection = connection;
    this.holds = new Map();
    this.readAt = 0;
  }

  /** Replaces what the register asked for before. */
  async set(ctx, { register, locationId, afterMs, items }) {
    const wanted = afterMs > 0 ? items.filter(({ quantity }) => quantity > 0) : [];
    await this.connection.getRepository(ctx, CountertopHold).save({
      id: idOf(ctx, register),
      locationId: String(locationId),
      afterMs,
      items: JSON.stringify(
        wanted.map(({ productVariantId, quantity }) => [String(productVariantId), quantity]),
      ),
      heardAt: String(Date.now()),
    });
    this.readAt = 0;
    return true;
  }

  /** A register gave a sign of life. */
  async heard(ctx, register) {
    const hold = (await this.fresh(ctx)).get(idOf(ctx, register));
    if (!hold) return;
    const now = Date.now();
    const isRecent = now - hold.heardAt < Math.min(WRITE_MS, hold.afterMs / 2);
    if (isRecent) return;
    hold.heardAt = now;
    await this.connection
      .getRepository(ctx, CountertopHold)
      .update({ id: hold.id }, { heardAt: String(now) });
  }

  /**
   * Pieces of a variant that silent registers hold back in the channel, of each location no more than it has.
   * @param levels the variant's levels
   */
  async heldOf(ctx, variantId, levels) {
    const silent = [...(await this.fresh(ctx)).values()].filter(
      (hold) => hold.channelId === String(ctx.channelId) && Date.now() - hold.heardAt > hold.afterMs,
    );
    return levels.reduce((sum, level) => {
      const held = silent
        .filter(({ locationId }) => locationId === String(level.stockLocationId))
        .reduce((pieces, { items }) => pieces + (items.get(String(variantId)) ?? 0), 0);
      return sum + Math.min(held, Math.max(0, level.stockOnHand - level.stockAllocated));
    }, 0);
  }

  async fresh(ctx) {
    if (Date.now() - this.readAt < FRESH_MS) return this.holds;
    this.readAt = Date.now();
    const rows = await this.connection.getRepository(ctx, CountertopHold).find();
    this.holds = new Map(
      rows.map(({ id, locationId, afterMs, items, heardAt }) => [
        id,
        {
          ...{ id, locationId, afterMs, channelId: id.split(' ')[0] },
          items: new Map(JSON.parse(items)),
          heardAt: Math.max(Number(heardAt), this.holds.get(id)?.heardAt ?? 0),
        },
      ]),
    );
    return this.holds;
  }
}
inject(HoldBack, TransactionalConnection);

function idOf(ctx, register) {
  return `${ctx.channelId} ${register}`.slice(0, 255);
}

module.exports = { HoldBack };
