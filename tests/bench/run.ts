// Measures the till on 100,000 variants, each figure beside raw better-sqlite3 doing the same in the same run.
//   npm run bench -- [--json FILE] [--variants N] [--full]
// --full also reads a real store of that size, with and without the plugin, and compares tills of 10k, 100k and 1M.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openEnvironment } from '#scripts/setup/environment.ts';
import { startReaper } from '#scripts/setup/reaper.ts';
import { setUp } from '#scripts/setup/set-up.ts';
import { openTestTill } from '#tests/support/till.ts';
import { benchCommit, benchLookup, benchSearch, lookupSteps, type BigTill } from './core.ts';
import { benchApply } from './apply.ts';
import { benchGrowth, toGrowthTable } from './growth.ts';
import { benchImport } from './import.ts';
import { toTable, type Result } from './measure.ts';
import { benchBoard, benchOrderByCode, benchPickupScreens, putOpenOrders } from './pickup.ts';
import { benchPull, toPullLine } from './pull.ts';
import { benchScan, benchStart } from './screen.ts';
import { benchSettle } from './settle.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    variants: { type: 'string', default: '100000' },
    full: { type: 'boolean', default: false },
  },
});
const variants = Number(options.variants);
const reaper = startReaper();
const environment = await openEnvironment(await setUp(), reaper);
Object.assign(process.env, environment.env);

const SIZES = [10_000, 100_000, 1_000_000];

const results: Result[] = [];
const add = (result: Result): void => {
  results.push(result);
  console.log(`measured: ${result.name}`);
};
for (const result of await benchSettle()) add(result);
const { result: importing, big } = await benchImport(variants);
add(importing);
add(await benchApply(variants));
const till: BigTill = { ...(await openTestTill(big)), variants };
add(await benchLookup(till));
add(await benchSearch(till));
add(await benchCommit(till));
const lookup = await lookupSteps(till);
add(await benchStart(till, lookup));
add(await benchScan(till, lookup));
await putOpenOrders(till);
add(await benchBoard(till));
add(await benchOrderByCode(till));
for (const result of await benchPickupScreens(till)) add(result);
await till.close();
const pulls = options.full ? [await benchPull(variants, true), await benchPull(variants, false)] : [];
const sizes = options.full ? await benchGrowth(SIZES) : [];
await environment.stop();
reaper.close();

console.log(`\n${variants} variants\n\n${toTable(results)}`);
for (const pull of pulls) console.log(`\n${toPullLine(pull)}`);
if (sizes.length > 0) console.log(`\n${toGrowthTable(sizes)}`);
if (options.json !== undefined) {
  writeFileSync(options.json, `${JSON.stringify({ results, pulls, sizes }, null, 2)}\n`);
}
