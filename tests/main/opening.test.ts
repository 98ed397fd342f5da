import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '#main/config/clock.ts';
import { openSettings, type Settings } from '#main/config/settings.ts';
import { openLanguage } from '#main/config/words.ts';
import { openingPorts } from '#main/opening.ts';
import { createPrinting, type Printing } from '#main/printing.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

/** What the screen promises: all of it is over by then, whatever hangs. */
const PROMISED = 20_000;

let database: TestDatabase;
let printing: Printing;
let server: Server;
const open = new Set<Socket>();

beforeEach(async () => {
  database = await openTestDatabase();
  server = createServer((socket) => void open.add(socket.resume()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  let kept: Partial<Settings> = { printer: { host: '127.0.0.1', port, columns: 42 } };
  const settings = openSettings({ get: () => kept, set: (value) => void (kept = value) }, () => undefined);
  printing = createPrinting({
    db: database.db,
    settings,
    language: openLanguage('en'),
    clock: systemClock,
    raster: null,
    touch: () => undefined,
    onError: () => undefined,
  });
  await printing.start();
});

afterEach(async () => {
  await printing.stop();
  for (const socket of open) socket.destroy();
  server.close();
  await database.close();
});

function ports(): ReturnType<typeof openingPorts> {
  return openingPorts({
    file: database.file,
    folder: database.folder,
    checkWorker: new URL('../../src/main/data/check-worker.ts', import.meta.url),
    printing,
    connector: () => Promise.resolve(null),
  });
}

it(
  'takes a printer that accepts and never answers for unreachable, in the promised time',
  { timeout: PROMISED },
  async () => {
    expect(await ports().lookAtPrinter()).toMatchObject({ state: 'unreachable' });
  },
);

it('looks at this PC’s own disk and database', { timeout: PROMISED }, async () => {
  const pc = ports();
  expect(await pc.freeBytes()).toBeGreaterThan(0);
  expect(await pc.checkDatabase()).toMatchObject({ kind: 'sound' });
  expect(await pc.askStore()).toBeNull();
});
