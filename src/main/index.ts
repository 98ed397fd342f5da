import { join } from 'node:path';
import ElectronStore from 'electron-store';
import { OWNER } from '#domain/party/role.ts';
import { systemClock } from './config/clock.ts';
import { explainStart } from './config/explain.ts';
import { openLog } from './config/log.ts';
import { openSettings } from './config/settings.ts';
import { openLanguage } from './config/words.ts';
import type { Actor } from './core/context.ts';
import type { MigrationFiles } from './data/migrate.ts';
import { openTill } from './data/open-till.ts';
import { joinFromEnvironment } from './join-from-environment.ts';
import { boot, type Program, type Shell } from './shell/boot.ts';
import { startTill } from './till.ts';

const language = openLanguage(new Intl.DateTimeFormat().resolvedOptions().locale);

/** The program itself, when the environment tells it what to join. */
const program: Actor = { staffId: null, name: language.words('clerk.default'), role: OWNER };

boot({
  mainFolder: import.meta.dirname,
  start,
  explain: (error) => explainStart(error, language),
});

async function start(shell: Shell): Promise<Program> {
  const log = await openLog({ folder: join(shell.userData, 'logs'), level: 'info' });
  const kept = new ElectronStore({ cwd: shell.userData, name: 'settings' });
  const settings = openSettings({ get: () => kept.store, set: (value) => (kept.store = value) }, (detail) =>
    log.warn({ detail }, 'settings do not fit'),
  );
  const file = join(shell.userData, 'till.db');
  const connection = await openTill({
    file,
    hadDatabase: settings.read().hadDatabase,
    migrations: migrations(),
    onSlow: (sql, ms) => log.warn({ sql, ms }, 'slow statement'),
  });
  if (!settings.read().hadDatabase) settings.change({ hadDatabase: true });
  const till = await startTill({
    connection,
    file,
    folder: shell.userData,
    settings,
    secrets: shell.secrets,
    keyFile: process.env['COUNTERTOP_STORE_KEY_FILE'] ?? null,
    language,
    clock: systemClock,
    log,
    version: shell.version,
    raster: shell.raster,
    display: shell.display,
    paper: shell.paper,
    pageFolder: join(import.meta.dirname, '../renderer'),
    syncWorker: new URL('./sync-worker.js', import.meta.url),
    checkWorker: new URL('./check-worker.js', import.meta.url),
    pinWorker: new URL('./pin-worker.js', import.meta.url),
    checkOutput: !shell.isPackaged,
  });
  till.onTouched(shell.publish);
  if (!shell.isPackaged) await joinFromEnvironment(process.env, (message) => till.dispatch(message, program));
  return {
    answer: till.answer,
    picture: till.picture,
    onTrouble: (detail, error) => log.warn({ err: error }, detail),
    close: till.stop,
  };
}

/** The SQL files of the program, bundled. */
function migrations(): MigrationFiles {
  const files = import.meta.glob<string>('/migrations/*.sql', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path.replace(/^.*\/|\.sql$/g, ''), text]),
  );
}
