// npm run demo: the till in the real Electron, connected to a real sample shop. -- --shot FILE.png takes its picture.
import { once } from 'node:events';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { OWNER_NAME, OWNER_PIN, signInAsOwner } from '#tests/e2e/sign-in.ts';
import { launchTill } from '#tests/support/electron.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import { buildTill } from './build.ts';
import { letShoppersOrder } from './demo-shoppers.ts';
import { openDemoFolder, tellProgress, writeKeyFile, type DemoFolder } from './demo-folder.ts';
import { runScript, type Session } from './session.ts';
import { openEnvironment } from './setup/environment.ts';
import { step } from './setup/progress.ts';
import type { Runtime } from './setup/runtime.ts';
import { setUp } from './setup/set-up.ts';
import { ROOT } from './tool.ts';

/** What the till is started with. */
interface Demo {
  readonly runtime: Runtime;
  readonly folder: DemoFolder;
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

const CATALOG_MS = 180_000;

const { values: options } = parseArgs({
  options: { shot: { type: 'string' }, 'retry-electron': { type: 'boolean', default: false } },
});

await runScript(async (session) => {
  const runtime = await setUp({ retryElectron: options['retry-electron'] });
  const environment = await openEnvironment(runtime, session.reaper);
  session.defer(environment.stop);
  // Playwright asks this process's own environment which Electron to start.
  Object.assign(process.env, environment.env);
  await step(
    'Build',
    () => buildTill(session),
    (outcome) => outcome,
  );
  const folder = await step('Sample shop', (note) => openDemoFolder(session, note), describeFolder);
  const store = await openStore(session, folder);
  await step(
    'Shoppers',
    () => letShoppersOrder(store),
    (count) => `${count} orders to collect`,
  );
  const env = await storeEnv(store, folder);
  const demo: Demo = { runtime, folder, env, args: environment.args };
  return options.shot === undefined ? openTill(session, demo) : takeShot(session, demo, options.shot);
});

async function openStore(session: Session, folder: DemoFolder): Promise<RunningStore> {
  const store = await step(
    'Its server',
    (note) =>
      startStore({
        prepared: true,
        dataFolder: folder.store,
        port: folder.port,
        onProgress: tellProgress(note),
      }),
    ({ url }) => `${url}/admin-api`,
  );
  session.defer(() => store.dispose());
  return store;
}

function describeFolder({ isKept }: DemoFolder): string {
  return isKept ? 'ready' : 'ready, a fresh one because the kept one is in use';
}

async function storeEnv(store: RunningStore, folder: DemoFolder): Promise<Record<string, string>> {
  return {
    COUNTERTOP_STORE_URL: store.url,
    COUNTERTOP_STORE_KEY_FILE: await writeKeyFile(folder, store.apiKey),
    COUNTERTOP_STORE_LOCATION: store.locations.S1,
    COUNTERTOP_OWNER: `${OWNER_NAME}:${OWNER_PIN}`,
  };
}

async function openTill(session: Session, { runtime, folder, env, args }: Demo): Promise<number> {
  console.log(`The till is open. Its owner is ${OWNER_NAME}, with the PIN ${OWNER_PIN}.`);
  console.log('Close its window, or press Ctrl+C, to end the demo.');
  const till = session.start(runtime.program, [ROOT, `--user-data-dir=${folder.till}`, ...args], {
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  await once(till, 'exit');
  return till.exitCode ?? 1;
}

async function takeShot(session: Session, { folder, env, args }: Demo, file: string): Promise<number> {
  const till = await step(
    'The till',
    () => launchTill({ userData: folder.till, env, args }),
    () => 'open',
  );
  session.defer(() => till.close());
  const group = till.app.process().pid;
  if (group !== undefined) session.reaper.watch(group);
  await signInAsOwner(till.page);
  await step(
    'Catalog',
    async (note) => {
      note('first pull from the shop');
      await till.page.waitForFunction(() => document.documentElement.dataset['catalog'] === 'ready', null, {
        timeout: CATALOG_MS,
      });
    },
    () => 'in, with pictures',
  );
  await till.page.screenshot({ path: file });
  console.log(`Picture: ${path.resolve(file)}`);
  return 0;
}
