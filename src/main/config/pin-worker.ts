// The program of the thread that makes the key of a PIN.
import { parentPort } from 'node:worker_threads';
import { makeKey } from './pin-key.ts';

if (parentPort === null) throw new Error('the program for PINs runs in a thread of the till');

const [, , pin = '', salt = '', ...cost] = process.argv;
const [N = 0, blockSize = 0, parallelization = 0] = cost.map(Number);
parentPort.postMessage(
  makeKey({ pin, salt: Buffer.from(salt, 'base64'), cost: N, blockSize, parallelization }),
);
