// The sync thread's program.
import { parentPort, workerData } from 'node:worker_threads';
import { serveSync } from './serve-sync.ts';
import { connectVendure } from './vendure/connect.ts';

if (parentPort === null) throw new Error('the sync program runs in a thread of the till');

await serveSync(parentPort, workerData, ({ url, key, channel }) =>
  connectVendure({ url, apiKey: key, channelToken: channel }),
);
