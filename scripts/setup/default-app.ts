// The program that a bare Electron runs: it opens the application whose folder stands on the command line.

/** package.json of resources/default_app.asar. */
export const defaultAppPackage = { name: 'electron-default-app', type: 'module', main: 'main.js' } as const;

/**
 * Run inside the fallback runtime. `-r MODULE` pairs are required first (test drivers hook in that way), other
 * switches are skipped, the first path is the application. Awaited at the top level, because Electron holds `ready`
 * back until its main module has been read, and schemes can be registered only before that.
 */
export const defaultAppMain = `import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const given = process.argv.slice(1);
let target;
for (let index = 0; index < given.length && target === undefined; index += 1) {
  if (given[index] === '-r' || given[index] === '--require') require(path.resolve(given[(index += 1)]));
  else if (!given[index].startsWith('-')) target = path.resolve(given[index]);
}
if (target === undefined) {
  console.error('usage: electron [-r MODULE] FOLDER');
  app.exit(2);
} else {
  const about = JSON.parse(readFileSync(path.join(target, 'package.json'), 'utf8'));
  const name = about.productName ?? about.name;
  app.setName(name);
  app.setVersion(about.version ?? '0.0.0');
  if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', path.join(app.getPath('appData'), name));
  app.setAppPath(target);
  try {
    await import(pathToFileURL(path.join(target, about.main ?? 'index.js')).href);
  } catch (error) {
    console.error(error);
    app.exit(1);
  }
}
`;
