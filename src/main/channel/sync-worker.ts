// The sync thread's program.
import { parentPort, workerData } from 'node:worker_threads';
import { connectStore } from './connect-store.ts';
import { serveSync } from './serve-sync.ts';

if (parentPort === null) throw new Error('the sync program runs in a thread of the till');

await serveSync(parentPort, workerData, connectStore);
