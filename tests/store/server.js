'use strict';

// The store and its job queue in one process. Says `ready` when it answers; ends when its input ends, so that
// it can't outlive the program that started it.
const { JobQueueService, TransactionalConnection, bootstrap } = require('@vendure/core');
const { config } = require('./config.js');

async function run() {
  const app = await bootstrap(config);
  await app.get(JobQueueService).start();
  let isClosing = false;
  const end = async () => {
    if (isClosing) return;
    isClosing = true;
    // Vendure's own close waits a second for each of its job queues; nothing here needs their grace.
    app.getHttpServer().closeAllConnections();
    await app.get(TransactionalConnection).rawConnection.destroy();
    process.exit(0);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.stdin.on('end', end).on('close', end).resume();
  process.stdout.write('ready\n');
}

run().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
