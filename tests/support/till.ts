import { join } from 'node:path';
import { v7 } from 'uuid';
import type { DisplayScreen, PrinterSettings } from '#contract/device.ts';
import type { Topic } from '#contract/events.ts';
import type { Reply } from '#contract/errors.ts';
import type { StoreConnector } from '#main/channel/connector.ts';
import { importSample } from '#main/channel/sample/import-sample.ts';
import { OWNER } from '#domain/party/role.ts';
import type { LineStatus } from '#main/channel/sync-line.ts';
import type { Actor, Clock } from '#main/core/context.ts';
import { drawQr } from '#main/device/qr-drawing.ts';
import { createHandlers, type Ports } from '#main/core/index.ts';
import type { OpeningPorts } from '#main/core/opening.ts';
import type { FileToSave } from '#main/core/paper.ts';
import { createSessions, type Session } from '#main/core/session.ts';
import type { ChainEnd } from '#main/data/journal-chain.ts';
import type { JournalSigner } from '#main/data/journal.ts';
import type { NetworkAddress } from '#main/config/networks.ts';
import { openSettings, type SettingsStore } from '#main/config/settings.ts';
import { openLanguage } from '#main/config/words.ts';
import { readCsv, writeCsv } from '#main/channel/csv/csv-text.ts';
import { createDesk, type Desk } from '#main/desk.ts';
import { splitElements } from '#main/device/scanner/gs1.ts';
import { createDispatch, type Dispatch } from '#main/transport/dispatch.ts';
import { cheapPins } from './cheap-pins.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  utcOffsetMinutes: Clock['utcOffsetMinutes'];
  at: number;
}

/** What a test may choose of the world around its till. */
export interface TestWorld {
  printer: PrinterSettings | null;
  screens: readonly DisplayScreen[];
  /** The screen that the customer display is on. */
  shown: string | null;
  line: LineStatus | null;
  connector: StoreConnector | null;
  signer: JournalSigner | null;
  /** How far the journal is known to have reached. */
  seen: ChainEnd | null;
  /** What the check before opening finds on this PC. */
  pc: Omit<OpeningPorts, 'hasPrinter'>;
  /** The addresses of this PC. */
  networks: readonly NetworkAddress[];
  /** What was kept as files. */
  readonly files: FileToSave[];
  /** Hears of each publication. */
  onPublish: () => void;
  /** How often a key was kept, and sync started. */
  kept: number;
  started: number;
}

/** A till on a real database of its own, without Electron, network and devices. */
export interface TestTill extends TestDatabase {
  readonly dispatch: Dispatch;
  readonly clock: TestClock;
  readonly world: TestWorld;
  readonly touched: Topic[];
  readonly bugs: unknown[];
  readonly session: Session;
  readonly settings: SettingsStore;
  /** The host of the second screens, which nobody has turned on. */
  readonly desk: Desk;
  /** Where the page of the second screens is looked for. */
  readonly pageFolder: string;
  /** Asks, as the owner unless somebody else is named, and gives the reply. */
  ask(procedure: string, input: unknown, actor?: Actor): Promise<Reply>;
  /** Asks as the till's page does: as whoever is signed in. */
  askAsPage(procedure: string, input: unknown): Promise<Reply>;
}

/** The owner of the shop. */
export const MIRA: Actor = { staffId: null, name: 'Mira', role: OWNER };

/** 2026-03-14 10:00 UTC. */
const NOON = Date.UTC(2026, 2, 14, 10);

/** Opens a test till, on a database of its own unless one is given; `close` closes the database. */
export async function openTestTill(given?: TestDatabase): Promise<TestTill> {
  const database = given ?? (await openTestDatabase());
  const clock: TestClock = { at: NOON, now: () => clock.at, utcOffsetMinutes: () => 60, newId: () => v7() };
  const world: TestWorld = {
    printer: null,
    screens: [],
    shown: null,
    line: null,
    connector: null,
    signer: null,
    seen: null,
    networks: [],
    files: [],
    pc: SOUND_PC,
    kept: 0,
    started: 0,
    onPublish: () => undefined,
  };
  const touched: Topic[] = [];
  const bugs: unknown[] = [];
  const sessions = createSessions('Counter');
  const session = sessions.till;
  const settings = memorySettings();
  const pageFolder = join(database.folder, 'page');
  const desk = createDesk({
    ...database,
    clock,
    sessions,
    settings,
    pageFolder,
    stranger: 'Counter',
    secrets: { isAvailable: () => false, seal: refuse, open: refuse },
    networks: () => world.networks,
    dispatch: (message, actor) => dispatch(message, actor),
    picture: (id) => Promise.resolve(id === '7' ? { body: Buffer.from('picture'), type: 'image/png' } : null),
    touch: (...topics) => desk.publish(topics),
    onTrouble: (detail, error) => void bugs.push(error ?? detail),
  });
  const dispatch = createDispatch({
    db: database.db,
    handlers: createHandlers({
      ...portsOf(world),
      desk: desk.ports,
      people: { sessionOf: sessions.of, pins: cheapPins },
    }),
    clock,
    signer: () => world.signer,
    publish: (topics) => {
      touched.push(...topics);
      desk.publish(topics);
      world.onPublish();
    },
    onBug: (error) => void bugs.push(error),
    checkOutput: true,
  });
  return {
    ...database,
    dispatch,
    clock,
    world,
    touched,
    bugs,
    session,
    settings,
    desk,
    pageFolder,
    close: async () => {
      await desk.stop();
      await database.close();
    },
    askAsPage: async (procedure, input) => dispatch({ procedure, input }, await session.actor(database.db)),
    ask: (procedure, input, actor = MIRA) => dispatch({ procedure, input }, actor),
  };
}

function portsOf(world: TestWorld): Omit<Ports, 'desk' | 'people'> {
  return {
    device: {
      settings: () => world.printer,
      use: (settings) => void (world.printer = settings),
      said: () => ({ state: world.printer === null ? 'not-set-up' : 'unasked', at: null }),
      ask: () => Promise.resolve(),
    },
    display: {
      screens: () => world.screens,
      shown: () => world.shown,
      show: (screenId) => void (world.shown = screenId),
    },
    goodsFile: {
      readCsv,
      writeCsv,
      saveFile: (file) => saveIn(world, file),
      words: openLanguage('en').words,
    },
    journal: {
      signer: () => world.signer,
      seen: () => world.seen,
      saveFile: (file) => saveIn(world, file),
    },
    opening: pcOf(world),
    receipt: {
      ...openLanguage('en'),
      drawCode: drawQr,
      paper: {
        toPdf: (html) => Promise.resolve(new TextEncoder().encode(html)),
        saveFile: (file) => saveIn(world, file),
      },
    },
    scanner: { splitElements },
    setup: {
      version: '0.0.0',
      locale: 'en',
      keyKept: () => 'none',
      connector: () => {
        if (world.connector === null) throw new Error('this test has no store');
        return world.connector;
      },
      keepKey: () => void (world.kept += 1),
      startSync: () => {
        world.started += 1;
        return Promise.resolve();
      },
      importSample,
    },
    sync: {
      status: () => world.line,
      now: () => undefined,
      connector: () => Promise.resolve(world.connector),
    },
  };
}

/** A PC on which all is well, and that has no store to ask. */
export const SOUND_PC: TestWorld['pc'] = {
  freeBytes: () => Promise.resolve(50_000_000_000),
  checkDatabase: () => Promise.resolve({ kind: 'sound', tables: 40 }),
  askStore: () => Promise.resolve(null),
  lookAtPrinter: () => Promise.resolve({ state: 'ready', isPaperLow: false }),
  patience: () => new Promise(() => undefined),
};

function pcOf(world: TestWorld): TestWorld['pc'] {
  return {
    freeBytes: () => world.pc.freeBytes(),
    checkDatabase: () => world.pc.checkDatabase(),
    askStore: () => world.pc.askStore(),
    lookAtPrinter: () => world.pc.lookAtPrinter(),
    patience: () => world.pc.patience(),
  };
}

function saveIn(world: TestWorld, file: FileToSave): Promise<string> {
  world.files.push(file);
  return Promise.resolve(`/home/${file.suggestedName}`);
}

function memorySettings(): SettingsStore {
  const kept: { value: unknown } = { value: {} };
  const file = { get: () => kept.value, set: (value: unknown) => void (kept.value = value) };
  return openSettings(file, refuse);
}

function refuse(): never {
  throw new Error('this PC has no keyring');
}
