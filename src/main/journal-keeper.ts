import { openJournalKey, type JournalKeyParts } from './config/journal-key.ts';
import type { Clock } from './core/context.ts';
import type { JournalPorts } from './core/journal.ts';
import type { Database } from './data/database.ts';
import { KEY_KIND } from './data/journal-chain.ts';
import { appendJournal, entryHash, isKeyKnown, journalEnd } from './data/journal.ts';

/** What the journal is kept with. */
export interface JournalKeeperParts extends JournalKeyParts {
  readonly db: Database;
  readonly clock: Clock;
  /** What the journal calls the program itself. */
  readonly name: string;
}

/** Signs the journal, and remembers beside the database how far it reached. */
export interface JournalKeeper extends Pick<JournalPorts, 'signer' | 'seen'> {
  /** To be called before anything is written: makes the key known in the chain. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Opens the key, or makes one. */
export function createJournalKeeper(parts: JournalKeeperParts): JournalKeeper {
  const { db, clock, name, settings } = parts;
  const key = openJournalKey(parts);
  const seen = (): ReturnType<JournalPorts['seen']> => settings.read().journalSeen;
  // What was remembered stays when the chain no longer fits it, so that a check can say what is missed.
  const remember = async (): Promise<void> => {
    const last = seen();
    if (last !== null && (await entryHash(db, last.seq)) !== last.hash) return;
    const end = await journalEnd(db);
    if (end.seq > 0) settings.change({ journalSeen: { seq: end.seq, hash: end.hash } });
  };
  return {
    signer: () => key,
    seen,
    start: async () => {
      if (key !== null && !(await isKeyKnown(db, key.keyId))) {
        const payload = { keyId: key.keyId, publicKey: key.publicKey };
        const entry = { at: clock.now(), kind: KEY_KIND, actor: name, payload };
        await db.transaction().execute((tx) => appendJournal(tx, entry, key));
      }
      await remember();
    },
    stop: remember,
  };
}
