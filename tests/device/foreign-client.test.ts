import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readyState, type PeerState } from '#tests/support/printer/peer-state.ts';
import { startPrinterPeer, type PrinterPeer } from '#tests/support/printer/printer-peer.ts';
import { paperText } from '#tests/support/printer/printout.ts';

const HOST = '127.0.0.21';
const client = createRequire(import.meta.url).resolve('receiptio/bin/cli.js');

let peer: PrinterPeer;

beforeEach(async () => {
  // The foreign client knows no other port.
  peer = await startPrinterPeer({ host: HOST, port: 9100 });
});

afterEach(() => peer.close());

/** The client's verdicts by its exit codes, as its usage text lists them. */
const VERDICTS: Readonly<Record<number, string>> = {
  0: 'success',
  100: 'online',
  101: 'coveropen',
  102: 'paperempty',
  103: 'error',
  104: 'offline',
  105: 'disconnect',
  106: 'timeout',
  200: 'drawerclosed',
  201: 'draweropen',
};

function run(args: readonly string[], input = ''): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [client, '-d', HOST, ...args], { timeout: 15_000 });
    child.once('exit', (code) => resolve(code === null ? 'killed' : VERDICTS[code]));
    child.stdin?.end(input);
  });
}

describe('a foreign driver believes the simulated printer', () => {
  test.each<[Partial<PeerState>, string]>([
    [{}, 'online'],
    [{ isCoverOpen: true }, 'coveropen'],
    [{ paper: 'out' }, 'paperempty'],
    [{ hasError: true }, 'error'],
  ])('%o', async (state, verdict) => {
    peer.set({ ...readyState, ...state });
    expect(await run(['-q'])).toBe(verdict);
  });

  test.each<[boolean, string]>([
    [false, 'drawerclosed'],
    [true, 'draweropen'],
  ])('drawer open: %s', async (isDrawerOpen, verdict) => {
    peer.set({ ...readyState, isDrawerOpen });
    expect(await run(['-q', 'drawer'])).toBe(verdict);
  });

  test('prints on it with success, and is read without a fault', async () => {
    peer.set(readyState);
    expect(await run(['-p', 'epson', '-c', '48', '-l', 'fr'], 'Café crème | 5.00 €\n')).toBe('success');
    expect(peer.printout().faults).toEqual([]);
    expect(paperText(peer.printout())).toContain(`Café crème${' '.repeat(32)}5.00 €`);
  });
});
