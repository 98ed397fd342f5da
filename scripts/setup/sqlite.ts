// Builds better-sqlite3 so that it runs on an Electron whose Node-API is older than the prebuilt binary's.
import { copyFile, cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { cached, exists } from './cache.ts';
import { mustRun } from './command.ts';
import type { Note } from './progress.ts';

const require = createRequire(import.meta.url);
const packageFolder = path.dirname(require.resolve('better-sqlite3/package.json'));
const builtFile = path.join(packageFolder, 'build', 'Release', 'better_sqlite3.node');
const FLAGS = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';

export type SqliteOutcome = 'built' | 'from the cache' | 'in place';

/**
 * Puts a build of better-sqlite3 where its loader looks first. The built file is kept per version, platform and
 * architecture (one to two minutes once a machine) and copied in after every fresh `npm ci`. It runs on Node 24 too.
 */
export async function prepareSqlite(note: Note): Promise<SqliteOutcome> {
  const name = `better-sqlite3-${await installedVersion()}-${process.platform}-${process.arch}`;
  let outcome: SqliteOutcome = 'from the cache';
  const folder = await cached(name, async (draft) => {
    outcome = 'built';
    await build(draft, note);
  });
  const kept = path.join(folder, 'better_sqlite3.node');
  if ((await exists(builtFile)) && (await digest(builtFile)) === (await digest(kept))) return 'in place';
  await mkdir(path.dirname(builtFile), { recursive: true });
  // A running till may have the old file mapped: a rename leaves that one alone.
  await copyFile(kept, `${builtFile}.new`);
  await rename(`${builtFile}.new`, builtFile);
  return outcome;
}

async function build(draft: string, note: Note): Promise<void> {
  note('building better-sqlite3, one to two minutes, once on this machine');
  const source = path.join(draft, 'source');
  await cp(packageFolder, source, { recursive: true, filter: (from) => !from.endsWith('/build') });
  const dependency = path.dirname(require.resolve('node-addon-api/package.json', { paths: [packageFolder] }));
  await cp(dependency, path.join(source, 'node_modules', 'node-addon-api'), { recursive: true });
  const nodeGyp = require.resolve('node-gyp/bin/node-gyp.js');
  const args = [nodeGyp, 'rebuild', '--release', '--force_build=1', `--nodedir=${await headersFolder()}`];
  await mustRun(process.execPath, args, { cwd: source, env: { ...process.env, CXXFLAGS: FLAGS } });
  await rename(
    path.join(source, 'build', 'Release', 'better_sqlite3.node'),
    path.join(draft, 'better_sqlite3.node'),
  );
  await rm(source, { recursive: true });
}

/** Node's headers: those that the npm package `node` brings along, so that nothing has to be fetched. */
async function headersFolder(): Promise<string> {
  const own = path.dirname(require.resolve('node/package.json'));
  const platform = `node-${process.platform}-${process.arch}`;
  const places = [path.join(own, 'node_modules', platform), path.join(own, '..', platform), '/usr'];
  for (const place of places)
    if (await exists(path.join(place, 'include', 'node', 'node_api.h'))) return place;
  throw new Error(`Node's headers were not found in ${places.join(', ')}; run "npm ci" again`);
}

async function installedVersion(): Promise<string> {
  const text = await readFile(path.join(packageFolder, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

async function digest(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}
