import type { Reader } from './database.ts';
import { hashOfEnd, type ChainEnd } from './journal-chain.ts';
import { journalAfter, journalEnd, type JournalSigner } from './journal.ts';

/** An exported journal: JSON Lines, one entry a line as it is kept, and a last line that says where it ends. */
export interface JournalFile {
  readonly bytes: Uint8Array;
  readonly entries: number;
}

/** The last line of an exported journal, so that nothing can be cut off its end; signed where the PC can. */
export interface EndLine {
  readonly end: ChainEnd;
  readonly keyId: string | null;
  readonly signature: string | null;
}

const PAGE = 500;

/** Writes the journal as it stands now. */
export async function journalFile(db: Reader, signer: JournalSigner | null): Promise<JournalFile> {
  const end = await journalEnd(db);
  const parts: Uint8Array[] = [];
  for (let seq = 0; seq < end.seq; seq += PAGE) {
    const rows = await journalAfter(db, seq, Math.min(PAGE, end.seq - seq));
    parts.push(Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join('')));
  }
  const last: EndLine = {
    end,
    keyId: signer?.keyId ?? null,
    signature: signer?.sign(hashOfEnd(end)) ?? null,
  };
  parts.push(Buffer.from(`${JSON.stringify(last)}\n`));
  return { bytes: Buffer.concat(parts), entries: end.seq };
}
