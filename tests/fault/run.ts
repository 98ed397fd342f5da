// Makes what can go wrong go wrong, and counts what became of it.
//   npm run fault -- --kills N [--seed S]             kills the till at random points of a day's work
//   npm run fault -- --faults N [--seed S] [--tills T]  breaks the line between tills and the store, N exchanges long
import { parseArgs } from 'node:util';
import { breakLine } from './break-line.ts';
import { killTill } from './kill-till.ts';

const { values: options } = parseArgs({
  options: {
    kills: { type: 'string', default: '30' },
    faults: { type: 'string' },
    tills: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
  },
});
const seed = Number(options.seed);
process.exitCode =
  options.faults === undefined
    ? await killTill({ kills: Number(options.kills), seed })
    : await breakLine({ exchanges: Number(options.faults), tills: Number(options.tills), seed });
