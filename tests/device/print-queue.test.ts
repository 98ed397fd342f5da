import { describe, expect, test } from 'vitest';
import type { PrintOutcome, ReceiptPrinter } from '#main/device/printer.ts';
import type { PrinterPeer } from '#tests/support/printer/printer-peer.ts';
import { eventsOf, paperText } from '#tests/support/printer/printout.ts';
import { printerPeers } from './peers.ts';
import { printerFor } from './printing.ts';
import { benchFor } from './queue-bench.ts';

const start = printerPeers();

const quick = { statusMs: 200, doneMs: 50, closeMs: 50 };

/** How many receipts of a sale are on the paper, told by their QR codes. */
function receiptsOf(peer: PrinterPeer, saleId: string): number {
  return eventsOf(peer.printout(), 'symbol').filter((symbol) => symbol.payload === saleId).length;
}

/** A printer that always ends the same way, for what no real one does on demand. */
function printerThat(outcome: PrintOutcome, asks = true): ReceiptPrinter & { jobs: number } {
  const printer = {
    jobs: 0,
    print: async ({ mayLeave }: { mayLeave: () => Promise<boolean> }) => {
      printer.jobs += 1;
      if (asks) await mayLeave();
      return outcome;
    },
    kickDrawer: (mayLeave: () => Promise<boolean>) => printer.print({ mayLeave }),
    status: () => Promise.resolve({ fault: null, paper: 'ok', drawerPin: 'high' } as const),
  };
  return printer;
}

describe('a sale', () => {
  test('opens the drawer first, then prints, each once and confirmed', async () => {
    const peer = await start();
    const bench = benchFor(printerFor(peer));
    bench.store.add({ id: 'paper', subjectId: 'sale-1', createdAt: 5 });
    bench.store.add({ id: 'drawer', kind: 'drawer', subjectId: 'sale-1', createdAt: bench.now() });
    await bench.queue.start();
    await bench.queue.resting();
    expect(bench.told).toEqual(['drawer sent -', 'drawer confirmed -', 'paper sent -', 'paper confirmed -']);
    expect(peer.printout().events[0]?.kind).toBe('pulse');
    expect(receiptsOf(peer, 'sale-1')).toBe(1);
    expect(peer.printout().faults).toEqual([]);
  });

  test('that is added while another prints is printed next', async () => {
    const peer = await start();
    const bench = benchFor(printerFor(peer));
    bench.store.add({ id: 'a', subjectId: 'sale-1' });
    await bench.queue.start();
    bench.store.add({ id: 'b', subjectId: 'sale-2', isCopy: true, createdAt: 1 });
    bench.queue.wake();
    await bench.queue.resting();
    expect([receiptsOf(peer, 'sale-1'), receiptsOf(peer, 'sale-2')]).toEqual([1, 1]);
    expect(paperText(peer.printout()).filter((line) => line === '* KOPIE *')).toHaveLength(1);
  });
});

describe('a printer that is not ready', () => {
  test('without paper prints once when the paper is back, and is told of once', async () => {
    const peer = await start();
    peer.set({ paper: 'out' });
    const bench = benchFor(printerFor(peer));
    bench.store.add({ id: 'paper', subjectId: 'sale-1' });
    await bench.queue.start();
    await bench.queue.resting();
    expect(bench.store.row('paper')).toMatchObject({ state: 'queued', errorCode: 'paper-out', attempts: 1 });
    await bench.retry();
    peer.set({ paper: 'ok' });
    expect(receiptsOf(peer, 'sale-1')).toBe(0);
    await bench.retry();
    expect(receiptsOf(peer, 'sale-1')).toBe(1);
    expect(bench.store.row('paper')).toMatchObject({ state: 'confirmed', errorCode: null });
    expect(bench.told.filter((line) => line.startsWith('printer'))).toEqual([
      'printer paper-out',
      'printer ready',
    ]);
    expect(bench.pendingRetry()).toBeNull();
  });

  test('is asked ever more seldom, and at once when somebody says so', async () => {
    const peer = await start();
    await peer.switchOff();
    const bench = benchFor(printerFor(peer));
    bench.store.add({ id: 'paper', subjectId: 'sale-1' });
    await bench.queue.start();
    await bench.queue.resting();
    const delays = [];
    for (let round = 0; round < 8; round += 1) {
      delays.push(bench.pendingRetry());
      await bench.retry();
    }
    expect(delays).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    await peer.switchOn();
    bench.queue.wake();
    await bench.queue.resting();
    expect(receiptsOf(peer, 'sale-1')).toBe(1);
    expect(bench.pendingRetry()).toBeNull();
  });

  test('still opens the drawer when only the paper is out', async () => {
    const peer = await start();
    peer.set({ paper: 'out' });
    const bench = benchFor(printerFor(peer));
    bench.store.add({ id: 'old', subjectId: 'sale-1' });
    bench.store.add({ id: 'drawer', kind: 'drawer', createdAt: bench.now() });
    await bench.queue.start();
    await bench.queue.resting();
    expect(bench.store.row('drawer').state).toBe('confirmed');
    expect(peer.state().isDrawerOpen).toBe(true);
    expect(bench.store.row('old').state).toBe('queued');
  });
});

describe('the drawer', () => {
  test.each([
    ['older than two minutes', -120_001],
    ['from the future, as the clock was set back', 120_001],
  ])('does not open for an order %s', async (_, offset) => {
    const peer = await start();
    const bench = benchFor(printerFor(peer));
    bench.store.add({ id: 'drawer', kind: 'drawer', createdAt: bench.now() + offset });
    await bench.queue.start();
    await bench.queue.resting();
    expect(bench.store.row('drawer')).toMatchObject({ state: 'failed', errorCode: 'drawer-stale' });
    expect(peer.received()).toHaveLength(0);
  });

  test('does not open when the printer comes back after two minutes', async () => {
    const peer = await start();
    await peer.switchOff();
    const bench = benchFor(printerFor(peer));
    bench.store.add({ id: 'drawer', kind: 'drawer', createdAt: bench.now() });
    bench.store.add({ id: 'paper', subjectId: 'sale-1', createdAt: bench.now() });
    await bench.queue.start();
    await bench.queue.resting();
    bench.advance(120_000);
    await peer.switchOn();
    await bench.retry();
    expect(bench.store.row('drawer')).toMatchObject({ state: 'failed', errorCode: 'drawer-stale' });
    expect(eventsOf(peer.printout(), 'pulse')).toEqual([]);
    expect(receiptsOf(peer, 'sale-1')).toBe(1);
  });

  test('does not open when the order grew old while the printer was asked', async () => {
    const printer = printerThat({ state: 'withheld' });
    const bench = benchFor({
      ...printer,
      kickDrawer: async (mayLeave) => {
        bench.advance(120_001);
        return (await mayLeave()) ? { state: 'confirmed' } : { state: 'withheld' };
      },
    });
    bench.store.add({ id: 'drawer', kind: 'drawer', createdAt: bench.now() });
    await bench.queue.start();
    await bench.queue.resting();
    expect(bench.told).toEqual(['drawer failed drawer-stale']);
  });
});

describe('at most once', () => {
  test('a job that broke off in the middle is not printed again, and the next one is', async () => {
    const peer = await start();
    peer.inject({ kind: 'reset', afterBytes: 300 });
    const bench = benchFor(printerFor(peer, {}, quick));
    bench.store.add({ id: 'a', subjectId: 'sale-1' });
    await bench.queue.start();
    await bench.queue.resting();
    expect(bench.store.row('a')).toMatchObject({ state: 'unknown', errorCode: 'connection-lost' });
    peer.inject(null);
    bench.store.add({ id: 'b', subjectId: 'sale-2' });
    bench.queue.wake();
    await bench.queue.resting();
    expect([receiptsOf(peer, 'sale-1'), receiptsOf(peer, 'sale-2')]).toEqual([0, 1]);
  });

  test('a job that was never confirmed is not printed again', async () => {
    const peer = await start();
    peer.inject({ kind: 'mute', afterBytes: 9 });
    const bench = benchFor(printerFor(peer, {}, quick));
    bench.store.add({ id: 'a', subjectId: 'sale-1' });
    await bench.queue.start();
    await bench.queue.resting();
    peer.inject(null);
    bench.queue.wake();
    await bench.queue.resting();
    expect(bench.store.row('a')).toMatchObject({ state: 'unknown', errorCode: 'no-confirmation' });
    expect(receiptsOf(peer, 'sale-1')).toBe(1);
  });

  test('what an earlier run left on its way becomes unknown, unless it rests there', async () => {
    const printer = printerThat({ state: 'sent' });
    const bench = benchFor(printer);
    bench.store.add({ id: 'crashed' });
    await bench.store.mark({ id: 'crashed', state: 'sent', errorCode: null, attempts: 1, at: 0 });
    bench.store.add({ id: 'one-way' });
    await bench.queue.start();
    await bench.queue.resting();
    expect(bench.store.row('crashed')).toMatchObject({ state: 'unknown', errorCode: 'interrupted' });
    expect(bench.store.row('one-way')).toMatchObject({ state: 'sent', errorCode: 'unconfirmed' });
    await bench.queue.stop();
    await bench.queue.start();
    await bench.queue.resting();
    expect(bench.store.row('one-way')).toMatchObject({ state: 'sent' });
    expect(printer.jobs).toBe(1);
  });

  test('nothing leaves when it cannot be written down that it does', async () => {
    const peer = await start();
    const bench = benchFor(printerFor(peer));
    const full = new Error('disk full');
    bench.store.beforeMark = () => {
      throw full;
    };
    bench.store.add({ id: 'a', subjectId: 'sale-1' });
    await bench.queue.start();
    await bench.queue.resting();
    expect(bench.errors).toEqual([full]);
    expect(receiptsOf(peer, 'sale-1')).toBe(0);
    bench.store.beforeMark = () => undefined;
    await bench.retry();
    expect(receiptsOf(peer, 'sale-1')).toBe(1);
  });

  test('a confirmation that cannot be written down does not print again', async () => {
    const peer = await start();
    const bench = benchFor(printerFor(peer));
    bench.store.beforeMark = (mark) => {
      if (mark.state === 'confirmed') throw new Error('disk full');
    };
    bench.store.add({ id: 'a', subjectId: 'sale-1' });
    await bench.queue.start();
    await bench.queue.resting();
    await bench.retry();
    expect(receiptsOf(peer, 'sale-1')).toBe(1);
    expect(bench.store.row('a').state).toBe('sent');
  });
});

describe('a job that cannot be', () => {
  test('without a sale, or with a broken one, fails and lets the others through', async () => {
    const peer = await start();
    const broken = new Error('broken');
    const bench = benchFor(printerFor(peer), {
      documentOf: (job) => (job.id === 'gone' ? Promise.resolve(null) : Promise.reject(broken)),
    });
    bench.store.add({ id: 'gone' });
    bench.store.add({ id: 'broken' });
    bench.store.add({ id: 'drawer', kind: 'drawer', createdAt: bench.now() });
    await bench.queue.start();
    await bench.queue.resting();
    expect(bench.told).toEqual([
      'drawer sent -',
      'drawer confirmed -',
      'gone failed no-document',
      'broken failed no-document',
    ]);
    expect(bench.errors).toEqual([broken]);
  });

  test('that does not fit the paper fails for good', async () => {
    const bench = benchFor(printerThat({ state: 'failed', code: 'unprintable' }, false));
    bench.store.add({ id: 'a' });
    await bench.queue.start();
    await bench.queue.resting();
    expect(bench.told).toEqual(['a failed unprintable']);
    expect(bench.pendingRetry()).toBeNull();
  });
});

test('after a stop nothing is begun, not even a retry', async () => {
  const peer = await start();
  peer.set({ isCoverOpen: true });
  const bench = benchFor(printerFor(peer));
  bench.store.add({ id: 'a', subjectId: 'sale-1' });
  await bench.queue.start();
  await bench.queue.resting();
  await bench.queue.stop();
  expect(bench.pendingRetry()).toBeNull();
  peer.set({ isCoverOpen: false });
  bench.queue.wake();
  await bench.queue.resting();
  expect(receiptsOf(peer, 'sale-1')).toBe(0);
});
