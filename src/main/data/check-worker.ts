// The program of the thread that looks over the database.
import { parentPort } from 'node:worker_threads';
import { checkDatabase } from './database-check.ts';

if (parentPort === null) throw new Error('the checking program runs in a thread of the till');

const [, , file = '', withinMs] = process.argv;
parentPort.postMessage(checkDatabase(file, Number(withinMs), () => performance.now()));
