import { statfs } from 'node:fs/promises';
import type { Read, StoreCheck, StoreConnector } from './channel/connector.ts';
import type { OpeningPorts } from './core/opening.ts';
import { checkInThread } from './data/database-check.ts';
import type { Printing } from './printing.ts';

/** What the check before opening looks at on this PC. */
export interface OpeningParts {
  readonly file: string;
  readonly folder: string;
  readonly checkWorker: URL;
  readonly printing: Printing;
  /** The store, or null while the till has no key for it. */
  readonly connector: () => Promise<StoreConnector | null>;
}

/** The database is looked at for so long (ms), and anything waited for at most so long. */
const DATABASE_MS = 8000;
const PATIENCE_MS = 12_000;

/** The check before opening, as this PC can make it. */
export function openingPorts(parts: OpeningParts): Omit<OpeningPorts, 'hasPrinter'> {
  const { file, folder, checkWorker, printing } = parts;
  return {
    freeBytes: async () => {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
    checkDatabase: () => checkInThread(checkWorker, file, DATABASE_MS),
    askStore: shared(async () => (await (await parts.connector())?.check()) ?? null),
    lookAtPrinter: () => printing.look(),
    patience: () => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
  };
}

type Ask = () => Promise<Read<StoreCheck> | null>;

/** The clock and the line are asked about at once: one question does for both. */
function shared(ask: Ask): Ask {
  let asked: ReturnType<Ask> | null = null;
  return () => {
    asked ??= ask().finally(() => (asked = null));
    return asked;
  };
}
