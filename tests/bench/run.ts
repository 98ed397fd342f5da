// Measures the till on 100,000 variants, each figure beside raw better-sqlite3 doing the same in the same run.
//   npm run bench -- [--json FILE] [--variants N]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openEnvironment } from '#scripts/setup/environment.ts';
import { startReaper } from '#scripts/setup/reaper.ts';
import { setUp } from '#scripts/setup/set-up.ts';
import { openTestTill } from '#tests/support/till.ts';
import { benchCommit, benchLookup, benchSearch, lookupSteps, type BigTill } from './core.ts';
import { benchImport } from './import.ts';
import { toTable, type Result } from './measure.ts';
import { benchScan, benchStart } from './screen.ts';
import { benchSettle } from './settle.ts';

const { values: options } = parseArgs({
  options: { json: { type: 'string' }, variants: { type: 'string', default: '100000' } },
});
const variants = Number(options.variants);
const reaper = startReaper();
const environment = await openEnvironment(await setUp(), reaper);
Object.assign(process.env, environment.env);

const results: Result[] = [];
const add = (result: Result): void => {
  results.push(result);
  console.log(`measured: ${result.name}`);
};
for (const result of await benchSettle()) add(result);
const { result: importing, big } = await benchImport(variants);
add(importing);
const till: BigTill = { ...(await openTestTill(big)), variants };
add(await benchLookup(till));
add(await benchSearch(till));
add(await benchCommit(till));
const lookup = await lookupSteps(till);
add(await benchStart(till, lookup));
add(await benchScan(till, lookup));
await till.close();
await environment.stop();
reaper.close();

console.log(`\n${variants} variants\n\n${toTable(results)}`);
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ results }, null, 2)}\n`);
