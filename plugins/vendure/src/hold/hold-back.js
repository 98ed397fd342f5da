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

  /** Replaces what the register asked for before, or adds to it. */
  async set(ctx, wish) {
    const { register, locationId, afterMs, rest, items, isMore } = wish;
    const holds = this.connection.getRepository(ctx, CountertopHold);
    const id = idOf(ctx, register);
    const pieces = items.map(({ productVariantId, quantity }) => [String(productVariantId), quantity]);
    const heardAt = String(Date.now());
    if (isMore) {
      const before = await holds.findOneByOrFail({ id });
      const told = JSON.parse(before.items);
      await holds.update({ id }, { heardAt, items: text(told.rest, [...told.pieces, ...pieces]) });
    } else {
      const held = afterMs > 0 ? text(rest ?? 0, pieces) : text(0, []);
      await holds.save({ id, locationId: String(locationId), afterMs, items: held, heardAt });
    }
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
        .reduce((pieces, { rest, items }) => pieces + (items.get(String(variantId)) ?? rest), 0);
      return sum + Math.min(held, Math.max(0, level.stockOnHand - level.stockAllocated));
    }, 0);
  }

  async fresh(ctx) {
    if (Date.now() - this.readAt < FRESH_MS) return this.holds;
    this.readAt = Date.now();
    const rows = await this.connection.getRepository(ctx, CountertopHold).find();
    this.holds = new Map(
      rows.map(({ id, locationId, afterMs, items, heardAt }) => {
        const { rest, pieces } = JSON.parse(items);
        const hold = {
          ...{ id, locationId, afterMs, channelId: id.split(' ')[0], rest },
          items: new Map(pieces),
          heardAt: Math.max(Number(heardAt), this.holds.get(id)?.heardAt ?? 0),
        };
        return [id, hold];
      }),
    );
    return this.holds;
  }
}
inject(HoldBack, TransactionalConnection);

/** As it is kept: pieces of each variant, and of all others. */
function text(rest, pieces) {
  return JSON.stringify({ rest, pieces });
}

function idOf(ctx, register) {
  return `${ctx.channelId} ${register}`.slice(0, 255);
}

module.exports = { HoldBack };
