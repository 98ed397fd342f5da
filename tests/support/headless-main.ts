// The till's core process without Electron: the same wiring behind the loopback host. For tests only.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWNER } from '#domain/party/role.ts';
import { openSettings } from '#main/config/settings.ts';
import { systemClock } from '#main/config/clock.ts';
import { openLanguage } from '#main/config/words.ts';
import { openTill } from '#main/data/open-till.ts';
import { startTill } from '#main/till.ts';
import { startLoopback } from '#main/transport/loopback.ts';
import { migrations } from './migrations.ts';

const folder = required('COUNTERTOP_FOLDER');
const file = join(folder, 'settings.json');
const settings = openSettings(
  {
    get: (): unknown => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}),
    set: (value) => writeFileSync(file, JSON.stringify(value)),
  },
  (detail) => console.error(detail),
);
const note = (detail: object, text: string): void => console.error(text, detail);
const till = await startTill({
  connection: await openTill({
    file: join(folder, 'till.db'),
    hadDatabase: settings.read().hadDatabase,
    migrations,
  }),
  file: join(folder, 'till.db'),
  folder,
  settings,
  secrets: { isAvailable: () => false, seal: refuse, open: refuse },
  keyFile: process.env['COUNTERTOP_STORE_KEY_FILE'] ?? null,
  language: openLanguage('en'),
  clock: systemClock,
  log: { warn: note, error: note },
  version: 'test',
  raster: null,
  display: null,
  paper: null,
  pageFolder: join(folder, 'no-page'),
  syncWorker: new URL('../../src/main/channel/sync-worker.ts', import.meta.url),
  checkWorker: new URL('../../src/main/data/check-worker.ts', import.meta.url),
  pinWorker: new URL('../../src/main/config/pin-worker.ts', import.meta.url),
  checkOutput: true,
});
const host = await startLoopback({
  port: 0,
  token: required('COUNTERTOP_TOKEN'),
  answer: (message) => till.dispatch(message, { staffId: null, name: 'Mira', role: OWNER }),
});
process.once('SIGTERM', () => void stop());
console.log(JSON.stringify({ port: host.port }));

async function stop(): Promise<void> {
  await host.close();
  await till.stop();
  process.exit(0);
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

function refuse(): never {
  throw new Error('this till has no keyring');
}
