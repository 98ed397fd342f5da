'use strict';

// The store. Says `ready` when it answers; ends when its input ends, so that it can't outlive the program that
// started it.
const start = require('@medusajs/medusa/commands/start').default;

const POLL_MS = 50;

async function run() {
  const port = Number(process.env.STORE_PORT);
  const end = () => process.exit(0);
  process.stdin.on('end', end).on('close', end).resume();
  await start({ port, host: '127.0.0.1', directory: __dirname });
  await answers(`http://127.0.0.1:${port}/health`);
  process.stdout.write('\nready\n');
}

/** The server listens some moments after `start` has come back. */
async function answers(url) {
  for (;;) {
    const reply = await fetch(url).catch(() => null);
    if (reply !== null && reply.ok) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

run().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
