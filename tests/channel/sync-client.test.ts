import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Topic } from '#contract/events.ts';
import { startSync, type Sync } from '#main/channel/sync-client.ts';
import type { LineStatus } from '#main/channel/sync-line.ts';
import { unsentCounts } from '#main/data/outbox.ts';
import { pauseSync, resumeSync } from '#main/data/sync-state.ts';
import { freePort } from '#tests/support/free-port.ts';
import { LOCATION } from '#tests/support/memory-store.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { openShift } from '#tests/support/goods.ts';
import { sell } from '#tests/support/sync-till.ts';

const worker = new URL('../support/memory-sync-worker.ts', import.meta.url);

let till: TestDatabase;
let sync: Sync | null;
let troubles: string[];
let topics: Topic[];

function start(url = 'memory:', file = till.file, program = worker): Sync {
  sync = startSync({
    worker: program,
    start: {
      file,
      store: { kind: 'vendure', url, key: 'secret', channel: '' },
      pictures: { folder: join(till.folder, 'pictures'), maxBytes: 1_000_000 },
      gate: till.gate,
    },
    // How long a statement takes is the machine's affair, not this test's.
    onTrouble: (text, detail) => {
      if (!text.startsWith('a statement took')) troubles.push(`${text}: ${detail}`);
    },
  });
  return sync;
}

/** Resolves as soon as it is true; asked whenever sync says that something changed. */
async function until(running: Sync, isTrue: () => boolean | Promise<boolean>): Promise<void> {
  if (await isTrue()) return;
  await new Promise<void>((resolve, reject) => {
    const stopHearing = running.onTouched((touched) => {
      topics.push(...touched);
      Promise.resolve(isTrue())
        .then((is) => {
          if (!is) return;
          stopHearing();
          resolve();
        })
        .catch(reject);
    });
  });
}

const isUp = (running: Sync): boolean => {
  const line: LineStatus = running.status();
  return line.state === 'online' && line.lastReadAt !== null && line.progress === null;
};

beforeEach(async () => {
  till = await openTestDatabase();
  till.sqlite.exec(`
    INSERT INTO shop (id, kind, name, currency, location_remote_id, location_code)
      VALUES (1, 'vendure', 'Corner Shop', 'EUR', '${LOCATION.remoteId}', '${LOCATION.code}');
    INSERT INTO register (id, code, name) VALUES (1, 'R1', 'Register 1');
  `);
  openShift(till.sqlite);
  troubles = [];
  topics = [];
  sync = null;
});
afterEach(async () => {
  await sync?.stop();
  await till.close();
});

describe('the sync thread', () => {
  it('fills the catalog, tells the line and what it touched, and stops when it is told', async () => {
    const running = start();
    expect(running.status().state).toBe('starting');
    await until(running, () => isUp(running));
    expect(till.sqlite.prepare('SELECT count(*) FROM variant').pluck().get()).toBe(300);
    expect(running.status()).toMatchObject({ storeName: 'Memory Shop', catalogComplete: true });
    expect(topics).toEqual(expect.arrayContaining(['sync', 'catalog']));
    await running.stop();
    expect(troubles).toEqual([]);
  });

  it('sends a sale when it is nudged', async () => {
    const running = start();
    await until(running, () => isUp(running));
    await sell(till, { at: Date.now(), remoteId: 'v1', pieces: 1 });
    running.nudge();
    await until(running, async () => (await unsentCounts(till.db)).unsent === 0);
    expect(till.sqlite.prepare('SELECT state FROM outbox').pluck().get()).toBe('done');
  });

  it('stops at once when a person says so, and goes on when they let it', async () => {
    const running = start();
    await until(running, () => isUp(running));
    await till.db.transaction().execute((tx) => pauseSync(tx, Date.now(), 'Mira'));
    running.look();
    await until(running, () => running.status().state === 'paused');
    await sell(till, { at: Date.now(), remoteId: 'v1', pieces: 1 });
    running.nudge();
    await till.db.transaction().execute(resumeSync);
    running.look();
    await until(running, async () => (await unsentCounts(till.db)).unsent === 0);
    await until(running, () => isUp(running));
    expect(troubles).toEqual([]);
  });

  it('gives pictures with their bytes', async () => {
    const running = start();
    await until(running, () => isUp(running));
    const picture = await running.picture(1);
    expect(picture?.type).toBe('image/gif');
    expect(new TextDecoder().decode(picture?.body)).toBe('GIF89a and more');
    expect(await running.picture(99_999)).toBeNull();
  });

  it('is started again when it dies, and says why', async () => {
    const running = start('memory:crash');
    await until(running, () => isUp(running));
    expect(await running.picture(1)).toBeNull();
    expect(running.status().state).toBe('starting');
    await until(running, () => isUp(running));
    expect(troubles).toEqual([
      expect.stringContaining('the thread dies of a picture'),
      expect.stringMatching(/the sync thread ended: code 1/),
    ]);
  });

  it('of the program itself is offline where no store answers', async () => {
    const port = await freePort();
    const program = new URL('../../src/main/channel/sync-worker.ts', import.meta.url);
    const running = start(`http://127.0.0.1:${port}`, till.file, program);
    await until(running, () => running.status().state === 'offline');
    expect(running.status().offlineSince).not.toBeNull();
    expect(troubles).toEqual([]);
  });

  it('says so when there is no database to work on', async () => {
    const running = start('memory:', join(till.folder, 'missing.db'));
    await until(running, () => troubles.length >= 2);
    expect(troubles[0]).toContain('unable to open database file');
  });

  it('lives on when its thread says what nobody understands', async () => {
    const program = `import { parentPort } from 'node:worker_threads';
      parentPort.postMessage({ kind: 'line', line: { state: 'dancing' } });
      parentPort.postMessage({ kind: 'touched', topics: ['stock'] });
      parentPort.on('message', () => parentPort.postMessage({ kind: 'stopped' }));`;
    const running = start(
      'memory:',
      till.file,
      new URL(`data:text/javascript,${encodeURIComponent(program)}`),
    );
    await until(running, () => topics.includes('stock'));
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toContain('the sync thread said what is not understood');
    expect(running.status().state).toBe('starting');
  });
});
