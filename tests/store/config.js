'use strict';

// The configuration of the store, chosen by the environment:
//   STORE_PORT      the port on 127.0.0.1
//   STORE_DATA      the folder of the database and the pictures
//   STORE_PREPARED  1: with the till's plugin; else a shop that knows nothing of tills
//   STORE_POSTGRES  the URL of a PostgreSQL database, instead of the SQLite file
//   STORE_FILL      1: may create the tables
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const {
  DefaultJobQueuePlugin,
  DefaultLogger,
  DefaultSearchPlugin,
  EventBus,
  LanguageCode,
  LogLevel,
  Order,
  PaymentMethodHandler,
  PluginCommonModule,
  RandomBytesApiKeyStrategy,
  ShippingEligibilityChecker,
  VendurePlugin,
  defaultShippingEligibilityChecker,
  dummyPaymentHandler,
} = require('@vendure/core');
const { AssetServerPlugin } = require('@vendure/asset-server-plugin');
const { CountertopPlugin, PickupNoticeEvent } = require('@countertop/vendure-plugin');

const { STORE_DATA, STORE_PORT, STORE_PREPARED, STORE_POSTGRES, STORE_FILL } = process.env;
const port = Number(STORE_PORT);
const url = `http://127.0.0.1:${port}`;
const isPrepared = STORE_PREPARED === '1';
const sampleFolder = path.join(path.dirname(require.resolve('@vendure/create/package.json')), 'assets');

/** Keys are random, so a fast digest is safe; Vendure's own takes a fifth of a second at every field asked for. */
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const fastKeys = new RandomBytesApiKeyStrategy({
  hashingStrategy: {
    hash: async (key) => sha256(key),
    check: async (key, hash) => sha256(key) === hash,
  },
});

/** What a shop without the plugin would write for itself, so that shoppers are not offered the counter. */
const staffOnlyChecker = new ShippingEligibilityChecker({
  code: 'staff-only',
  description: [{ languageCode: LanguageCode.en, value: 'Orders that staff make' }],
  args: {},
  check: (ctx) => ctx.apiType === 'admin',
});

/** A provider that takes the money at once and gives it back when it is told to, unless the reason says otherwise. */
const prepaidHandler = new PaymentMethodHandler({
  code: 'prepaid-provider',
  description: [{ languageCode: LanguageCode.en, value: 'Takes the money when the order is placed' }],
  args: {},
  createPayment: async (ctx, order, amount) => ({
    amount,
    state: 'Settled',
    transactionId: `paid ${order.code}`,
    metadata: {},
  }),
  settlePayment: async () => ({ success: true }),
  createRefund: async (ctx, { reason = '' }, amount, order) => {
    if (reason.includes('nobody answers')) throw new Error('The provider does not answer');
    return reason.includes('card expired')
      ? { state: 'Failed', metadata: { errorMessage: 'The card expired' } }
      : { state: 'Settled', transactionId: `back ${order.code} ${amount}` };
  },
});

/** What providers are asked to do with money is noted in `providers.ndjson`, whatever becomes of the order then. */
function noted(handler) {
  const noting = Object.create(handler);
  for (const asked of ['settlePayment', 'cancelPayment', 'createRefund']) {
    noting[asked] = (...all) => {
      const order = all.find((one) => one instanceof Order);
      const line = JSON.stringify({ asked, code: order.code, method: handler.code });
      fs.appendFileSync(path.join(STORE_DATA, 'providers.ndjson'), `${line}\n`);
      return handler[asked](...all);
    };
  }
  return noting;
}

function database() {
  const either = { synchronize: STORE_FILL === '1', migrations: [], logging: false };
  if (STORE_POSTGRES) return { ...either, type: 'postgres', url: STORE_POSTGRES, extra: { max: 10 } };
  return {
    ...either,
    type: 'better-sqlite3',
    database: path.join(STORE_DATA, 'store.sqlite'),
    enableWAL: true,
    prepareDatabase: (db) => db.pragma('busy_timeout = 10000'),
  };
}

/** What a shop's mails would say, as lines of `notices.ndjson` in the data folder. */
class NoticeKeeper {
  constructor(eventBus) {
    this.eventBus = eventBus;
  }

  onApplicationBootstrap() {
    this.eventBus.ofType(PickupNoticeEvent).subscribe(({ order, kind, subject, text }) => {
      const line = JSON.stringify({ to: order.customer.emailAddress, code: order.code, kind, subject, text });
      fs.appendFileSync(path.join(STORE_DATA, 'notices.ndjson'), `${line}\n`);
    });
  }
}
Reflect.defineMetadata('design:paramtypes', [EventBus], NoticeKeeper);
VendurePlugin({ imports: [PluginCommonModule] })(NoticeKeeper);

const config = {
  logger: new DefaultLogger({ level: LogLevel.Error, timestamp: false }),
  apiOptions: {
    hostname: '127.0.0.1',
    port,
    adminApiPath: 'admin-api',
    shopApiPath: 'shop-api',
    cors: { origin: [url] },
  },
  authOptions: {
    tokenMethod: ['bearer', 'api-key'],
    ...(isPrepared ? {} : { adminApiKeyStrategy: fastKeys }),
    requireVerification: false,
    superadminCredentials: { identifier: 'superadmin', password: 'superadmin' },
  },
  dbConnectionOptions: database(),
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler, prepaidHandler].map(noted) },
  shippingOptions: { shippingEligibilityCheckers: [defaultShippingEligibilityChecker, staffOnlyChecker] },
  customFields: {},
  importExportOptions: { importAssetsDir: path.join(sampleFolder, 'images') },
  plugins: [
    AssetServerPlugin.init({
      route: 'assets',
      assetUploadDir: path.join(STORE_DATA, 'assets'),
      assetUrlPrefix: `${url}/assets/`,
    }),
    // A look at a queue is a transaction, and SQLite has one at a time: filling wants the queues empty, selling
    // wants them out of the way.
    DefaultJobQueuePlugin.init({ pollInterval: STORE_FILL === '1' ? 10 : 2000 }),
    DefaultSearchPlugin.init({ bufferUpdates: false }),
    ...(isPrepared ? [CountertopPlugin, NoticeKeeper] : []),
  ],
};

module.exports = { config, isPrepared, sampleFolder, url };
