import type { journal, JournalRow } from '#contract/journal.ts';
import { checkJournal } from '#main/data/journal-check.ts';
import type { ChainEnd, ChainRow } from '#main/data/journal-chain.ts';
import { listJournal, type JournalSigner } from '#main/data/journal.ts';
import { journalFile } from '#main/data/journal-lines.ts';
import type { FeatureHandlers } from './context.ts';
import type { PaperPorts } from './paper.ts';

/** What the journal asks of the PC it is kept on. */
export interface JournalPorts {
  /** Null where this PC keeps no secrets. */
  readonly signer: () => JournalSigner | null;
  /** An end of the chain that this PC remembers beside the database, or null. */
  readonly seen: () => ChainEnd | null;
  readonly saveFile: PaperPorts['saveFile'];
}

/** What happened, for whoever may look. */
export function journalHandlers(ports: JournalPorts): FeatureHandlers<typeof journal> {
  return {
    list: async (page, { db }) => ({ entries: (await listJournal(db, page)).map(toEntry) }),
    verify: async (_, { db }) => ({
      ...(await checkJournal(db, ports.seen())),
      canSign: ports.signer() !== null,
    }),
    export: async (_, { db, clock }) => {
      const { bytes, entries } = await journalFile(db, ports.signer());
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      const file = await ports.saveFile({
        suggestedName: `journal-${day}.jsonl`,
        filters: [{ name: 'JSON Lines', extensions: ['jsonl'] }],
        bytes,
      });
      return { file, entries };
    },
  };
}

function toEntry({ seq, at, kind, actor, payload, signature }: ChainRow): JournalRow {
  return { seq, at, kind, actor, payload, isSigned: signature !== null };
}
