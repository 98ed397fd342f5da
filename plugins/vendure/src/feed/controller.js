'use strict';

const {
  Allow,
  ForbiddenError,
  Permission,
  TransactionalConnection,
  UserInputError,
} = require('@vendure/core');
const { version } = require('../../package.json');
const { Controller, inject, route } = require('../core-parts.js');
const { listening } = require('../pickup/notice-event.js');
const { ShopReader } = require('../rows/shop-reader.js');
const { ChangeLog } = require('./change-log.js');
const { changed } = require('./changes.js');
const { exported } = require('./export.js');
const { sendLines } = require('./ndjson.js');
const { SettingsCheck } = require('./settings-check.js');
const { KINDS } = require('./told.js');

const EXPORTS = {
  products: 'product',
  variants: 'variant',
  stock: 'stock',
  customers: 'customer',
  orders: 'order',
};
const MOST = 20_000;
const CHANGES = 5000;
const POLL_MS = 500;
const LONGEST_MS = 55_000;

/** What tills read in bulk: everything once, then only what changed. */
class FeedController {
  constructor(connection, reader, log, settings) {
    this.connection = connection;
    this.settings = settings;
    this.reader = reader;
    this.log = log;
  }

  async state(ctx, _params, request, response) {
    const shop = this.reader.open(ctx, request);
    const here = await this.reader.transaction(shop, (tx) => this.log.here(tx));
    response.json({ version, feed: this.log.works, notices: listening.toNotices, ...here });
  }

  async export(ctx, { kind, after, limit }, request, response) {
    const entity = Object.hasOwn(EXPORTS, kind) ? EXPORTS[kind] : null;
    if (entity === null) throw new UserInputError(`There is no export of ${kind}`);
    if (!mayRead(ctx, entity)) throw new ForbiddenError();
    const shop = this.reader.open(ctx, request);
    const wish = {
      kind: entity,
      after: after ? shop.decode(after) : null,
      limit: Math.max(1, whole(limit, MOST, MOST)),
    };
    await this.send({ ctx, request, response }, exported({ ...this, shop }, wish));
  }

  async changes(ctx, { after, limit, kinds }, request, response) {
    this.onlyWithLog();
    const wanted = kinds ? KINDS.filter((kind) => kinds.split(',').includes(kind)) : KINDS;
    const allowed = wanted.filter((kind) => mayRead(ctx, kind));
    if (allowed.length === 0) throw new ForbiddenError();
    const shop = this.reader.open(ctx, request);
    const wish = { after: after || null, limit: Math.max(1, whole(limit, CHANGES, MOST)), kinds: allowed };
    await this.send({ ctx, request, response }, changed({ ...this, shop }, wish));
  }

  /** Looks twice a second: what another process of the server wrote is seen as well. */
  async wait(ctx, { after, ms }, request, response) {
    this.onlyWithLog();
    const end = Date.now() + whole(ms, 0, LONGEST_MS);
    let isGone = false;
    response.on('close', () => (isGone = true));
    let news = await this.log.hasNews(ctx, after ?? '');
    while (!news && !isGone && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(POLL_MS, end - Date.now())));
      news = await this.log.hasNews(ctx, after ?? '');
    }
    if (!isGone) response.json({ news });
  }

  onlyWithLog() {
    if (!this.log.works) throw new UserInputError('This store keeps no log of changes');
  }

  async send({ ctx, request, response }, pages) {
    await this.settings.run(ctx);
    try {
      await sendLines(request, response, pages);
    } catch (error) {
      // The reader has gone: nobody is left to be told.
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    }
  }
}
inject(FeedController, TransactionalConnection, ShopReader, ChangeLog, SettingsCheck);
const readsCatalog = Allow(Permission.ReadCatalog, Permission.ReadProduct);
for (const name of ['state', 'export', 'changes', 'wait']) route(FeedController, name, name, readsCatalog);
Controller('countertop')(FeedController);

function mayRead(ctx, kind) {
  if (kind === 'customer') return ctx.userHasPermissions([Permission.ReadCustomer]);
  return kind === 'order' ? ctx.userHasPermissions([Permission.ReadOrder]) : true;
}

/** A whole number from 0 to `most`. */
function whole(text, usual, most) {
  const number = text === undefined ? usual : Number(text);
  if (!Number.isInteger(number) || number < 0) throw new UserInputError(`${text} is no number to count with`);
  return Math.min(number, most);
}

module.exports = { FeedController };
