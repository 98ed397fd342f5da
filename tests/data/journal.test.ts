import { generateKeyPairSync, sign } from 'node:crypto';
import { fc, test as property } from '@fast-check/vitest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkJournal } from '#main/data/journal-check.ts';
import {
  createChainCheck,
  hashOf,
  keyIdOf,
  KEY_KIND,
  NO_END,
  type ChainFault,
  type ChainRow,
} from '#main/data/journal-chain.ts';
import {
  appendJournal,
  journalAfter,
  journalEnd,
  listJournal,
  type JournalSigner,
} from '#main/data/journal.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await openTestDatabase();
});

afterEach(() => database.close());

interface TestKey extends JournalSigner {
  readonly publicKey: string;
}

function newKey(): TestKey {
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  return {
    keyId: keyIdOf(publicKey),
    publicKey,
    sign: (hash) => sign(null, Buffer.from(hash), pair.privateKey).toString('base64'),
  };
}

async function append(count: number, signer: JournalSigner | null): Promise<void> {
  for (let at = 1; at <= count; at += 1) {
    const entry = { at, kind: 'device-changed', actor: 'Mira', payload: { at, text: `entry ${at}` } };
    await database.db.transaction().execute((tx) => appendJournal(tx, entry, signer));
  }
}

async function announce(key: TestKey): Promise<void> {
  const payload = { keyId: key.keyId, publicKey: key.publicKey };
  const entry = { at: 0, kind: KEY_KIND, actor: 'Counter', payload };
  await database.db.transaction().execute((tx) => appendJournal(tx, entry, key));
}

/** Changes the journal as somebody does who has the file: the triggers are no hindrance. */
function forge(change: string, ...values: readonly (string | number)[]): void {
  database.sqlite.exec('DROP TRIGGER IF EXISTS journal_no_update; DROP TRIGGER IF EXISTS journal_no_delete');
  database.sqlite.prepare(change).run(...values);
}

async function rows(): Promise<ChainRow[]> {
  return await journalAfter(database.db, 0, 1000);
}

/** Writes an entry over another one, with hashes that fit what it says. */
function overwrite(row: ChainRow, hash = hashOf(row)): void {
  forge(
    'UPDATE journal SET payload = ?, previous_hash = ?, hash = ? WHERE seq = ?',
    row.payload,
    row.previousHash,
    hash,
    row.seq,
  );
}

const broken = async () => (await checkJournal(database.db)).broken;

describe('a chain that nobody touched', () => {
  it('holds while it is empty, without a key, with one, and with a second one', async () => {
    expect(await checkJournal(database.db)).toEqual({ entries: 0, signed: 0, broken: null });
    await append(3, null);
    for (const key of [newKey(), newKey()]) {
      await announce(key);
      await append(3, key);
    }
    expect(await checkJournal(database.db)).toEqual({ entries: 11, signed: 8, broken: null });
  });

  it('is read in pages, newest first, and by kind', async () => {
    await announce(newKey());
    await append(5, null);
    const seqs = async (before: number | null, kinds: string[]) =>
      (await listJournal(database.db, { before, kinds, limit: 2 })).map(({ seq }) => seq);
    expect(await seqs(null, [])).toEqual([6, 5]);
    expect(await seqs(5, [])).toEqual([4, 3]);
    expect(await seqs(null, [KEY_KIND])).toEqual([1]);
  });

  it('refuses a change or a removal', async () => {
    await append(1, null);
    expect(() => database.sqlite.prepare("UPDATE journal SET actor = 'x'").run()).toThrow('append-only');
    expect(() => database.sqlite.prepare('DELETE FROM journal').run()).toThrow('append-only');
  });
});

const KEYS: readonly (readonly [words: string, makeKey: () => TestKey | null])[] = [
  ['without signatures', () => null],
  ['with signatures', newKey],
];

describe.each(KEYS)('a chain %s', (_, makeKey) => {
  /** Ten entries, of which the first makes the key known when there is one. */
  async function begin(): Promise<TestKey | null> {
    const key = makeKey();
    if (key !== null) await announce(key);
    await append(key === null ? 10 : 9, key);
    return key;
  }

  it.each(['at = at + 1', "kind = 'sale'", "actor = 'Otto'", "payload = '{}'"])(
    'names an entry with %s',
    async (change) => {
      await begin();
      forge(`UPDATE journal SET ${change} WHERE seq = 5`);
      expect(await broken()).toEqual({ seq: 5, fault: 'changed' });
    },
  );

  it('names an entry that was removed', async () => {
    await begin();
    forge('DELETE FROM journal WHERE seq = 5');
    expect(await broken()).toEqual({ seq: 5, fault: 'missing' });
  });

  it('names the place where an entry was removed and the rest moved up', async () => {
    await begin();
    forge('DELETE FROM journal WHERE seq = 5');
    for (const seq of [6, 7, 8, 9, 10]) forge('UPDATE journal SET seq = seq - 1 WHERE seq = ?', seq);
    expect(await broken()).toEqual({ seq: 5, fault: 'order' });
  });

  it('names the first of two entries that changed places', async () => {
    await begin();
    forge('UPDATE journal SET seq = 99 WHERE seq = 5');
    forge('UPDATE journal SET seq = 5 WHERE seq = 6');
    forge('UPDATE journal SET seq = 6 WHERE seq = 99');
    expect(await broken()).toEqual({ seq: 5, fault: 'order' });
  });

  it('names an entry that was changed together with its hash', async () => {
    const key = await begin();
    const entry = (await rows())[4];
    if (entry === undefined) throw new Error('no entry');
    overwrite({ ...entry, payload: '{}' });
    expect(await broken()).toEqual({ seq: 5, fault: key === null ? 'changed' : 'signature' });
  });

  it('misses what was cut off behind an end that is remembered', async () => {
    await begin();
    const end = await journalEnd(database.db);
    expect((await checkJournal(database.db, end)).broken).toBeNull();
    forge('DELETE FROM journal WHERE seq > 7');
    expect((await checkJournal(database.db, end)).broken).toEqual({ seq: 8, fault: 'missing' });
    expect((await checkJournal(database.db, { seq: 7, hash: 'f'.repeat(64) })).broken).toEqual({
      seq: 7,
      fault: 'changed',
    });
  });
});

describe('signatures', () => {
  it('name the entry from which on nobody signed', async () => {
    const key = newKey();
    await announce(key);
    await append(3, key);
    await append(3, null);
    expect(await broken()).toEqual({ seq: 5, fault: 'signature' });
  });

  it('count for nothing when the chain never made their key known', async () => {
    await append(2, null);
    await append(1, newKey());
    expect(await broken()).toEqual({ seq: 3, fault: 'signature' });
  });

  it('count for nothing when the key that is made known is no key, or another one', async () => {
    const key = newKey();
    await announce({ ...key, publicKey: newKey().publicKey });
    expect(await broken()).toEqual({ seq: 1, fault: 'signature' });
  });

  it('find a chain that was written anew from some entry on', async () => {
    const key = newKey();
    await announce(key);
    await append(9, key);
    let previousHash = '';
    for (const row of await rows()) {
      if (row.seq < 5) previousHash = row.hash;
      else {
        const forged = { ...row, previousHash, payload: '{"forged":true}' };
        overwrite(forged);
        previousHash = hashOf(forged);
      }
    }
    expect(await broken()).toEqual({ seq: 5, fault: 'signature' });
  });
});

describe('anything done to a signed chain', () => {
  /** A chain of so many entries as it would be kept. */
  function chainOf(entries: number): ChainRow[] {
    const key = newKey();
    const chain: ChainRow[] = [];
    for (let seq = 1; seq <= entries; seq += 1) {
      const previousHash = chain.at(-1)?.hash ?? NO_END.hash;
      const payload =
        seq === 1 ? JSON.stringify({ keyId: key.keyId, publicKey: key.publicKey }) : `{"n":${seq}}`;
      const entry = {
        seq,
        at: seq,
        kind: seq === 1 ? KEY_KIND : 'sale',
        actor: 'Mira',
        payload,
        previousHash,
      };
      const hash = hashOf(entry);
      chain.push({ ...entry, hash, keyId: key.keyId, signature: key.sign(hash) });
    }
    return chain;
  }

  function firstFault(chain: readonly ChainRow[]): ChainFault | null {
    const check = createChainCheck();
    for (const row of chain) {
      const fault = check.add(row);
      if (fault !== null) return fault;
    }
    return null;
  }

  const ENTRIES = 12;
  const chain = chainOf(ENTRIES);
  const places = fc.integer({ min: 0, max: ENTRIES - 1 });
  const columns = ['at', 'kind', 'actor', 'payload', 'previousHash', 'hash', 'signature', 'keyId'] as const;

  it('is nothing when nothing was done', () => {
    expect(firstFault(chain)).toBeNull();
  });

  property.prop([places, fc.constantFrom(...columns), fc.nat()], { numRuns: 40 })(
    'is found at the entry that was changed',
    (place, column, chance) => {
      const forged = chain.map((row, at) =>
        at === place ? { ...row, [column]: otherThan(row[column], chance) } : row,
      );
      expect(firstFault(forged)?.seq).toBe(place + 1);
    },
  );

  property.prop([places, places], { numRuns: 40 })('is found where entries were exchanged', (one, other) => {
    fc.pre(one !== other);
    const forged = chain.map((row, at) => chain[at === one ? other : at === other ? one : at] ?? row);
    expect(firstFault(forged)?.seq).toBe(Math.min(one, other) + 1);
  });

  property.prop([fc.integer({ min: 0, max: ENTRIES - 2 })])('is found where one was removed', (place) => {
    expect(firstFault(chain.toSpliced(place, 1))).toEqual({ seq: place + 1, fault: 'missing' });
  });
});

/** Something else of the same kind. */
function otherThan(value: string | number | null, chance: number): string | number {
  if (typeof value === 'number') return value + 1 + (chance % 1000);
  if (value === null || value.startsWith('{')) return `{"forged":${chance}}`;
  const at = chance % value.length;
  const letter = value[at] === 'a' ? 'b' : 'a';
  return value.slice(0, at) + letter + value.slice(at + 1);
}
