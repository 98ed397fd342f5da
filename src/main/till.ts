import { join } from 'node:path';
import type { Reply } from '#contract/errors.ts';
import type { Topic } from '#contract/events.ts';
import { connectStore } from './channel/connect-store.ts';
import type { StoreConnector } from './channel/connector.ts';
import { readCsv, writeCsv } from './channel/csv/csv-text.ts';
import { importSample } from './channel/sample/import-sample.ts';
import { startSync, type PictureBody, type Sync } from './channel/sync-client.ts';
import type { SettingsStore } from './config/settings.ts';
import { networkAddresses } from './config/networks.ts';
import { keysInThread } from './config/pin-key.ts';
import { createPins } from './config/pin.ts';
import { openStoreKey, type SecretStore, type StoreKey } from './config/store-key.ts';
import type { Language } from './config/words.ts';
import type { Clock } from './core/context.ts';
import { createHandlers, type Ports } from './core/index.ts';
import type { PaperPorts } from './core/paper.ts';
import { createSessions, type Sessions } from './core/session.ts';
import type { SetupPorts } from './core/setup.ts';
import type { Connection } from './data/database.ts';
import { findShop, hasStore } from './data/shop.ts';
import type { CustomerDisplay } from './device/customer-display.ts';
import type { LineRaster } from './device/line-raster.ts';
import { createDesk, type Desk } from './desk.ts';
import { createDisplay } from './display.ts';
import { createJournalKeeper, type JournalKeeper } from './journal-keeper.ts';
import { drawQr } from './device/qr-drawing.ts';
import { splitElements } from './device/scanner/gs1.ts';
import { openingPorts } from './opening.ts';
import { createPrinting, type Printing } from './printing.ts';
import { createDispatch, type Dispatch } from './transport/dispatch.ts';

/** The log, as far as the till writes to it. */
export interface TillLog {
  readonly warn: (detail: object, text: string) => void;
  readonly error: (detail: object, text: string) => void;
}

/** What a till is made of; the same with Electron around it and without. */
export interface TillParts {
  readonly connection: Connection;
  readonly file: string;
  /** Where pictures are kept. */
  readonly folder: string;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  /** A file with the store's key, given by the system, or null. */
  readonly keyFile: string | null;
  readonly language: Language;
  readonly clock: Clock;
  readonly log: TillLog;
  readonly version: string;
  /** Draws for the printer what it has no letters for, or null without a shell. */
  readonly raster: LineRaster | null;
  /** The customer's screen, or null without a shell. */
  readonly display: CustomerDisplay | null;
  /** Documents as files, or null without a shell: then nothing is ever saved. */
  readonly paper: PaperPorts | null;
  /** Where the built pages are, one of which second screens get. */
  readonly pageFolder: string;
  readonly syncWorker: URL;
  readonly checkWorker: URL;
  readonly pinWorker: URL;
  readonly checkOutput: boolean;
}

/** A running till. */
export interface Till {
  readonly dispatch: Dispatch;
  /** Answers the till's own page: as whoever is signed in. */
  readonly answer: (message: unknown) => Promise<Reply>;
  /** Hears which topics were touched, by whomever, until the returned function is called. */
  readonly onTouched: (listener: (topics: readonly Topic[]) => void) => () => void;
  readonly picture: (id: string) => Promise<PictureBody | null>;
  readonly stop: () => Promise<void>;
}

/** The most that product pictures may take of this PC, in bytes. */
const MAX_PICTURES = 256 * 1024 * 1024;

/** What goes up to the store. */
const SENT = ['sale', 'stock', 'customer', 'pickup'] as const;

/** Starts everything that a till does: answering, printing and sync. */
export async function startTill(parts: TillParts): Promise<Till> {
  const { connection, language, log } = parts;
  const { touch, onTouched } = createTouched();
  const onError = (error: unknown): void => log.error({ err: error }, 'printing failed');
  const printing = createPrinting({ ...parts, db: connection.db, touch, onError });
  const key = openStoreKey({ ...parts, onTrouble: (detail) => log.warn({ detail }, 'store key') });
  const line = createLine(parts, key, touch);
  const stranger = language.words('clerk.default');
  const sessions = createSessions(stranger);
  const keeper = journalKeeper(parts, stranger);
  const picture: Till['picture'] = async (id) => (await line.client()?.picture(Number(id))) ?? null;
  const desk = createDesk({
    ...parts,
    db: connection.db,
    sessions,
    stranger,
    touch,
    picture,
    networks: networkAddresses,
    dispatch: (message, actor) => dispatch(message, actor),
    onTrouble: (detail, err) => log.warn({ err }, detail),
  });
  onTouched(desk.publish);
  const running = { printing, key, line, sessions, keeper, desk, touch };
  const dispatch = createDispatch({
    ...parts,
    db: connection.db,
    signer: keeper.signer,
    handlers: createHandlers(handlerPorts(parts, running)),
    publish: (topics) => publish(running, topics),
    onBug: (error, traceId, procedure) => log.error({ err: error, traceId, procedure }, 'a bug'),
  });
  const services = [keeper, printing, { start: () => line.open(), stop: () => line.close() }, desk];
  for (const one of services) await one.start();
  return {
    dispatch,
    answer: async (message) => dispatch(message, await sessions.till.actor(connection.db)),
    onTouched,
    picture,
    stop: async () => {
      for (const one of services.toReversed()) await one.stop();
      await connection.close();
    },
  };
}

type Touch = (...topics: readonly Topic[]) => void;

/** Tells whoever listens what was touched. */
function createTouched(): { readonly touch: Touch; readonly onTouched: Till['onTouched'] } {
  const listeners = new Set<(topics: readonly Topic[]) => void>();
  return {
    touch: (...topics) => {
      for (const listener of listeners) listener(topics);
    },
    onTouched: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** What runs in a till. */
interface Running {
  readonly printing: Printing;
  readonly key: StoreKey;
  readonly line: Line;
  readonly sessions: Sessions;
  readonly keeper: JournalKeeper;
  readonly desk: Desk;
  readonly touch: Touch;
}

function handlerPorts(parts: TillParts, running: Running): Ports {
  const { language, paper } = parts;
  const { printing, key, line, sessions, keeper, desk, touch } = running;
  const setup = setupPorts(parts, key, line);
  const connector = (): Promise<StoreConnector | null> => joinedStore(parts, key, setup);
  const saveFile: PaperPorts['saveFile'] = async (file) => (await paper?.saveFile(file)) ?? null;
  return {
    desk: desk.ports,
    device: printing,
    display: createDisplay({ ...parts, onChange: () => touch('device') }),
    goodsFile: { readCsv, writeCsv, saveFile, words: language.words },
    journal: { ...keeper, saveFile },
    opening: openingPorts({ ...parts, printing, connector }),
    people: { sessionOf: sessions.of, pins: createPins(keysInThread(parts.pinWorker)) },
    receipt: { ...language, drawCode: drawQr, paper },
    scanner: { splitElements },
    setup,
    sync: { status: () => line.client()?.status() ?? null, now: () => line.client()?.now(), connector },
  };
}

function publish({ printing, line, touch }: Running, topics: readonly Topic[]): void {
  if (topics.includes('device')) printing.wake();
  if (SENT.some((topic) => topics.includes(topic))) line.client()?.nudge();
  if (topics.includes('sync')) line.client()?.look();
  touch(...topics);
}

function journalKeeper(parts: TillParts, name: string): JournalKeeper {
  const onTrouble = (detail: string): void => parts.log.warn({ detail }, 'journal key');
  return createJournalKeeper({ ...parts, db: parts.connection.db, name, onTrouble });
}

/** What setting up asks of this PC. */
function setupPorts(parts: TillParts, key: StoreKey, line: Line): SetupPorts {
  return {
    version: parts.version,
    locale: parts.language.locale,
    keyKept: key.kept,
    connector: connectStore,
    keepKey: key.keep,
    startSync: line.restart,
    importSample,
  };
}

/** The store that this till belongs to; null where it has none, or no key for it. */
async function joinedStore(
  { connection }: TillParts,
  key: StoreKey,
  setup: SetupPorts,
): Promise<StoreConnector | null> {
  const shop = await findShop(connection.db);
  const apiKey = key.read();
  if (shop === null || !hasStore(shop.kind) || apiKey === null) return null;
  return setup.connector({ kind: shop.kind, url: shop.storeUrl, channel: shop.storeChannel, key: apiKey });
}

/** The line to the store: no client while there is no store, or while its key is not known. */
interface Line {
  client(): Sync | null;
  open(): Promise<void>;
  readonly restart: () => Promise<void>;
  close(): Promise<void>;
}

function createLine(parts: TillParts, key: StoreKey, touch: (...topics: readonly Topic[]) => void): Line {
  const { connection } = parts;
  let client: Sync | null = null;
  const open = async (): Promise<void> => {
    const apiKey = key.read();
    const shop = await findShop(connection.db);
    if (shop === null || !hasStore(shop.kind) || apiKey === null) return;
    client = startSync({
      worker: parts.syncWorker,
      start: {
        file: parts.file,
        store: { kind: shop.kind, url: shop.storeUrl, channel: shop.storeChannel, key: apiKey },
        pictures: { folder: join(parts.folder, 'pictures'), maxBytes: MAX_PICTURES },
        gate: parts.connection.gate,
      },
      onTrouble: (text, detail) => parts.log.warn({ detail }, text),
    });
    client.onTouched((topics) => touch(...topics));
  };
  const close = async (): Promise<void> => {
    const last = client;
    client = null;
    await last?.stop();
  };
  return {
    client: () => client,
    open,
    close,
    restart: async () => {
      await close();
      await open();
      touch('sync', 'setup');
    },
  };
}
