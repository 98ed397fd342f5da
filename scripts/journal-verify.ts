// Checks a journal, `npm run journal:verify -- FILE`: an exported JSON Lines file, or a till's database (only read).
import { createReadStream, openSync, readSync, closeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { openForReading } from '#main/data/database.ts';
import { createChainCheck, hashOfEnd, type ChainCheck, type ChainFault } from '#main/data/journal-chain.ts';
import { checkJournal, type JournalFindings } from '#main/data/journal-check.ts';

const rowSchema = z.strictObject({
  seq: z.int().min(1),
  at: z.int(),
  kind: z.string(),
  actor: z.string(),
  payload: z.string(),
  previousHash: z.string(),
  hash: z.string(),
  keyId: z.string().nullable(),
  signature: z.string().nullable(),
});

const endSchema = z.strictObject({
  end: z.strictObject({ seq: z.int().min(0), hash: z.string() }),
  keyId: z.string().nullable(),
  signature: z.string().nullable(),
});

/** Checks a file, whichever of the two it is. @throws Error when it is neither. */
export async function verifyFile(file: string): Promise<JournalFindings> {
  if (!isDatabase(file)) return await verifyLines(file);
  const connection = openForReading(file);
  try {
    return await checkJournal(connection.db);
  } finally {
    await connection.close();
  }
}

/** What was found, in words. */
export function describe({ entries, signed, broken }: JournalFindings): string {
  if (broken === null) {
    const unsigned = signed === 0 ? 'none is signed, as that till keeps no secrets' : `${signed} are signed`;
    return `The journal holds: ${entries} entries, ${unsigned}.`;
  }
  return `The journal is broken at entry ${broken.seq} of ${entries}: ${FAULTS[broken.fault]}.`;
}

const FAULTS: Readonly<Record<ChainFault['fault'], string>> = {
  missing: 'it is missing',
  changed: 'it was changed, or what it tells of was',
  order: 'it does not belong there',
  signature: 'its signature is missing or wrong',
};

function isDatabase(file: string): boolean {
  const head = Buffer.alloc(16);
  const opened = openSync(file, 'r');
  readSync(opened, head, 0, head.length, 0);
  closeSync(opened);
  return head.toString('latin1') === 'SQLite format 3\0';
}

async function verifyLines(file: string): Promise<JournalFindings> {
  const chain = createChainCheck();
  let entries = 0;
  let broken: ChainFault | null = null;
  let isEnded = false;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const value = readLine(line);
    const row = rowSchema.safeParse(value);
    if (row.success) entries += 1;
    else isEnded = true;
    broken ??= row.success ? chain.add(row.data) : endFault(value, chain);
  }
  const { seq } = chain.end();
  return {
    entries,
    signed: chain.signed(),
    broken: broken ?? (isEnded ? null : { seq: seq + 1, fault: 'missing' }),
  };
}

function readLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** The last line says where the chain ends; anything else in its place is a changed entry. */
function endFault(value: unknown, chain: ChainCheck): ChainFault | null {
  const last = endSchema.safeParse(value).data;
  const { seq, hash } = chain.end();
  if (last === undefined) return { seq: seq + 1, fault: 'changed' };
  if (last.end.seq > seq) return { seq: seq + 1, fault: 'missing' };
  if (last.end.seq < seq || last.end.hash !== hash) return { seq, fault: 'changed' };
  if (chain.signed() === 0) return null;
  const { keyId, signature } = last;
  const isSigned =
    keyId !== null && signature !== null && chain.isSigned(hashOfEnd(last.end), keyId, signature);
  return isSigned ? null : { seq, fault: 'signature' };
}

async function main(): Promise<void> {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    console.error('Which file? npm run journal:verify -- FILE');
    process.exitCode = 2;
    return;
  }
  const findings = await verifyFile(file);
  console.log(describe(findings));
  process.exitCode = findings.broken === null ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
