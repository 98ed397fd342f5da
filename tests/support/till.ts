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
import { createSession, type Session } from '#main/core/session.ts';
import type { ChainEnd } from '#main/data/journal-chain.ts';
import type { JournalSigner } from '#main/data/journal.ts';
import { createPins } from '#main/config/pin.ts';
import { openLanguage } from '#main/config/words.ts';
import { readCsv, writeCsv } from '#main/channel/csv/csv-text.ts';
import { splitElements } from '#main/device/scanner/gs1.ts';
import { createDispatch, type Dispatch } from '#main/transport/dispatch.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
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
    files: [],
    pc: SOUND_PC,
    kept: 0,
    started: 0,
    onPublish: () => undefined,
  };
  const touched: Topic[] = [];
  const bugs: unknown[] = [];
  const session = createSession('Counter');
  const dispatch = createDispatch({
    db: database.db,
    handlers: createHandlers(portsOf(world, session)),
    clock,
    signer: () => world.signer,
    publish: (topics) => {
      touched.push(...topics);
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
    askAsPage: async (procedure, input) => dispatch({ procedure, input }, await session.actor(database.db)),
    ask: (procedure, input, actor = MIRA) => dispatch({ procedure, input }, actor),
  };
}

/** PINs that cost next to nothing. */
const pins = createPins({ cost: 2, blockSize: 1, parallelization: 1 });

function portsOf(world: TestWorld, session: Session): Ports {
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
    people: { session, pins },
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
