'use strict';

// Fills an empty store: tables, sample products with pictures, and what a till needs. Writes `till.json` into
// the data folder. Says where it is as lines of JSON: {"detail", "done", "total"}.
const fs = require('node:fs');
const path = require('node:path');
const Database = require('better-sqlite3');
const { JobQueueService, bootstrap } = require('@vendure/core');
const { populate } = require('@vendure/core/cli');
const { config, sampleFolder, url } = require('./config.js');
const { openAdmin } = require('./admin.js');
const { setUpForTill } = require('./set-up.js');

const POLL_MS = 100;

const say = (detail, done, total) => process.stdout.write(`${JSON.stringify({ detail, done, total })}\n`);

async function run() {
  fs.mkdirSync(path.join(process.env.STORE_DATA, 'assets'), { recursive: true });
  say('Creating the tables of the sample shop', 0, 4);
  const app = await populate(
    async () => {
      const started = await bootstrap(config);
      await started.get(JobQueueService).start();
      say('Loading the sample products and their pictures', 1, 4);
      return started;
    },
    require(path.join(sampleFolder, 'initial-data.json')),
    path.join(sampleFolder, 'products.csv'),
  );
  say('Setting up stores, stock, barcodes and a key for the till', 2, 4);
  const admin = await openAdmin(url);
  const till = await setUpForTill(admin);
  say('Waiting for the shop to index its products', 3, 4);
  await settled(admin);
  await app.close();
  age();
  fs.writeFileSync(path.join(process.env.STORE_DATA, 'till.json'), `${JSON.stringify(till, null, 2)}\n`);
  say('The sample shop is filled', 4, 4);
}

/** Makes it a shop that was filled yesterday: what changes from now on is then all that is new. */
function age() {
  if (config.dbConnectionOptions.type !== 'better-sqlite3') return;
  const db = new Database(config.dbConnectionOptions.database);
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%updatedAt%'")
    .pluck();
  for (const table of tables.all()) {
    for (const column of ['createdAt', 'updatedAt']) {
      db.exec(`UPDATE "${table}" SET "${column}" = strftime('%Y-%m-%d %H:%M:%f', "${column}", '-1 day')`);
    }
  }
  db.close();
}

async function settled(admin) {
  const query = '{ jobs(options: { filter: { isSettled: { eq: false } } }) { totalItems } }';
  while ((await admin(query)).jobs.totalItems > 0) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

run().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
