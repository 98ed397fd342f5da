import { afterEach, describe, expect, test } from 'vitest';
import { encodeReceipts } from '#main/device/escpos/encode.ts';
import { createGlyphs } from '#main/device/escpos/glyphs.ts';
import { defaultProfile } from '#main/device/escpos/profile.ts';
import {
  startPrinterPeer,
  type PrinterPeer,
  type PrinterPeerOptions,
} from '#tests/support/printer/printer-peer.ts';
import { eventsOf, paperText } from '#tests/support/printer/printout.ts';
import { sampleLine, sampleSale } from '#tests/domain/receipt/sample-sale.ts';
import { always, longReceipt, printerFor, receiptOf } from './printing.ts';

const peers: PrinterPeer[] = [];

async function start(options: PrinterPeerOptions = {}): Promise<PrinterPeer> {
  const peer = await startPrinterPeer({ headDots: 512, ...options });
  peers.push(peer);
  return peer;
}

afterEach(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.close()));
});

/** What left after the three questions for the status. */
function jobBytes(peer: PrinterPeer): string {
  return Buffer.from(peer.received())
    .toString('latin1')
    .replaceAll(/\x10\x04[\x01-\x04]/g, '');
}

describe('a receipt', () => {
  test('is on the paper as it was set, and confirmed', async () => {
    const peer = await start();
    const outcome = await printerFor(peer).print({ documents: [receiptOf()], mayLeave: always });
    expect(outcome).toEqual({ state: 'confirmed' });
    const printout = peer.printout();
    expect(printout.faults).toEqual([]);
    expect(paperText(printout)).toEqual([
      'Corner Shop',
      '12 High Street, 10115 Berlin',
      'VAT DE123456789',
      '',
      'Kassenbon',
      '',
      '-'.repeat(42),
      'Café crème, 1 kg                   12,50 B',
      'Mug, hand-made by a potter in the',
      'valley, blue                       17,80 A',
      '  2 × 8,90',
      'Cheese                              8,40 B',
      '  0,350 kg × 23,99',
      '-'.repeat(42),
      'Summe         38,70 €',
      '',
      'Bar                                50,00 €',
      'Rückgeld                           11,30 €',
      '',
      'MwSt.        Netto      Steuer      Brutto',
      'A 19 %       14,96        2,84       17,80',
      'B 7 %        19,53        1,37       20,90',
      '-'.repeat(42),
      'Bon-Nr.                          K1-000123',
      'Datum                           23.11.2026',
      'Uhrzeit                 14:05:09 UTC+01:00',
      'Kasse                                   K1',
      'Es bediente Sie                        Zoë',
      '',
      '[qr: 0193a5c8-7d10-7c4e-9b1a-2f6d1c0e8a55]',
      '',
      'Thank you. Returns within 14 days with',
      'this receipt.',
      '8<--',
    ]);
    expect(eventsOf(printout, 'pulse')).toEqual([]);
    const total = eventsOf(printout, 'line').find(({ line }) => line.text.startsWith('Summe'));
    expect(total?.line.runs[0]?.style).toMatchObject({ width: 2, height: 2, isBold: true });
  });

  test('leaves byte for byte', async () => {
    const peer = await start();
    const document = {
      saleId: 'x',
      currency: 'EUR',
      isCopy: false,
      blocks: [
        { kind: 'title', text: 'Né' },
        { kind: 'total', row: { label: 'Sum', amount: '1,00 €' } },
        { kind: 'code', payload: 'é' },
      ],
    } as const;
    await printerFor(peer, { columns: 32 }).print({ documents: [document], mayLeave: always });
    expect(jobBytes(peer)).toBe(
      '\x1b@\x1c.\x1bt\x13' +
        '\x1ba\x01\x1bE\x01N\x82\n\x1bE\x00\x1ba\x00\n' +
        '\x1bE\x01\x1d!\x11Sum       1,00 \xd5\n\x1bE\x00\x1d!\x00\n' +
        '\x1ba\x01\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C\x06\x1d(k\x03\x001E1\x1d(k\x05\x001P0\xc3\xa9\x1d(k\x03\x001Q0\x1ba\x00' +
        '\x1dVB\x00' +
        '\x1dr\x01',
    );
    expect(eventsOf(peer.printout(), 'symbol')).toEqual([{ kind: 'symbol', symbology: 'qr', payload: 'é' }]);
  });

  test('after a cut still has its euro and its accents', async () => {
    const peer = await start();
    const printer = printerFor(peer);
    await printer.print({ documents: [receiptOf(), receiptOf({}, true)], mayLeave: always });
    await printer.print({ documents: [receiptOf()], mayLeave: always });
    const text = paperText(peer.printout());
    expect(peer.printout().faults).toEqual([]);
    expect(text.filter((line) => line === 'Summe         38,70 €')).toHaveLength(3);
    expect(text.filter((line) => line.startsWith('Café crème'))).toHaveLength(3);
    expect(text.filter((line) => line === '* KOPIE *')).toHaveLength(1);
    expect(eventsOf(peer.printout(), 'cut')).toHaveLength(3);
  });

  test('keeps hostile names from opening the drawer or changing anything else', async () => {
    const peer = await start();
    const names = [
      'Eve \x1bp\x00\x19\xfa',
      'Cut\x1dV\x00',
      'Ask\x10\x14\x01\x00\x08',
      'a\nb\rc\x00\x7f\u009b',
      '\u202eevil\u2066',
    ];
    const lines = names.map((name, at) => sampleLine({ position: at + 1, name }));
    const document = receiptOf({ lines, clerk: '\x1b@\x1bt\x00 Bob' });
    await printerFor(peer).print({ documents: [document], mayLeave: always });
    const printout = peer.printout();
    expect(printout.faults).toEqual([]);
    expect(eventsOf(printout, 'pulse')).toEqual([]);
    expect(eventsOf(printout, 'cut')).toHaveLength(1);
    expect(paperText(printout)).toContain('a b c                              12,50 A');
    expect(peer.state().isDrawerOpen).toBe(false);
  });

  test.each([
    ['pc437', '12,50 EUR', 'Pile ou face'],
    ['pc858', '12,50 €', 'Pile ou face'],
    ['wpc1252', '12,50 €', 'Pile ou face'],
    ['pc852', '12,50 EUR', 'Pile ou face'],
  ] as const)('on a printer with %s shows every amount whole', async (codePage, amount, name) => {
    const peer = await start({ headDots: 384 });
    const line = sampleLine({ name: `${name} 日本 ☕` });
    const sale = sampleSale({
      lines: [line],
      tenders: [{ kind: 'cash', amount: 1250, given: 1250, change: 0 }],
    });
    await printerFor(peer, { columns: 32, codePage }).print({
      documents: [receiptOf(sale)],
      mayLeave: always,
    });
    const text = paperText(peer.printout());
    expect(peer.printout().faults).toEqual([]);
    expect(text).toContain(`Bar${' '.repeat(29 - amount.length)}${amount}`);
    expect(text).toContain(`${name} ?? ?${' '.repeat(8)}12,50 A`);
  });

  test('of 200 kB arrives whole while the printer floods its status', async () => {
    const peer = await start();
    peer.inject({ kind: 'flood' });
    const document = longReceipt(4700, 'Item');
    const bytes = Buffer.from(encodeReceipts([document], defaultProfile, createGlyphs('pc858')));
    expect(bytes.length).toBeGreaterThan(200_000);
    const outcome = await printerFor(peer).print({ documents: [document], mayLeave: always });
    expect(outcome).toEqual({ state: 'confirmed' });
    expect(jobBytes(peer)).toBe(`${bytes.toString('latin1')}\x1dr\x01`);
    expect(peer.printout().faults).toEqual([]);
  });

  test('arrives whole at a printer that reads slowly', async () => {
    const peer = await start();
    peer.inject({ kind: 'slow', restMs: 1 });
    const outcome = await printerFor(peer).print({ documents: [longReceipt(300, 'Item')], mayLeave: always });
    expect(outcome).toEqual({ state: 'confirmed' });
    expect(paperText(peer.printout())).toContain('Item 300                           12,50 A');
  });

  test('goes over IPv6 as well', async () => {
    const peer = await start({ host: '::1' });
    const outcome = await printerFor(peer).print({ documents: [receiptOf()], mayLeave: always });
    expect(outcome).toEqual({ state: 'confirmed' });
  });

  test('goes one way to a printer that never answers', async () => {
    const peer = await start();
    peer.inject({ kind: 'mute', afterBytes: 0 });
    const printer = printerFor(peer, { answers: false, hasCutter: false });
    expect(await printer.print({ documents: [receiptOf()], mayLeave: always })).toEqual({ state: 'sent' });
    expect(Buffer.from(peer.received()).toString('latin1')).toMatch(/^\x1b@[^]*\x1bd\x05$/);
  });
});

describe('the drawer', () => {
  test.each([
    [2, '\x1bp\x00\x19\xfa\x1dr\x01'],
    [5, '\x1bp\x01\x19\xfa\x1dr\x01'],
  ] as const)('opens on pin %i by one pulse with both its times', async (pin, bytes) => {
    const peer = await start();
    const printer = printerFor(peer, { drawer: { pin, onMs: 50, offMs: 500 } });
    expect(await printer.kickDrawer(always)).toEqual({ state: 'confirmed' });
    expect(jobBytes(peer)).toBe(bytes);
    expect(eventsOf(peer.printout(), 'pulse')).toEqual([
      { kind: 'pulse', pin, onMs: 50, offMs: 500, isRealTime: false },
    ]);
    expect(peer.printout().faults).toEqual([]);
  });

  test.each([{ paper: 'out' }, { isCoverOpen: true }, { isOnline: false }] as const)(
    'opens at once although the printer cannot print: %o',
    async (state) => {
      const peer = await start();
      peer.set(state);
      expect(await printerFor(peer).kickDrawer(always)).toEqual({ state: 'confirmed' });
      peer.set({ paper: 'ok', isCoverOpen: false, isOnline: true });
      expect(eventsOf(peer.printout(), 'pulse')).toEqual([
        { kind: 'pulse', pin: 2, onMs: 100, offMs: 100, isRealTime: true },
      ]);
      expect(peer.printout().faults).toEqual([]);
    },
  );

  test('stays shut while the printer has a fault that stops pulses too', async () => {
    const peer = await start();
    peer.set({ hasError: true });
    expect(await printerFor(peer).kickDrawer(always)).toEqual({ state: 'failed', code: 'printer-error' });
    peer.set({ hasError: false });
    expect(eventsOf(peer.printout(), 'pulse')).toEqual([]);
  });
});

describe('nothing leaves', () => {
  const never = () => Promise.reject(new Error('asked although the printer is not ready'));

  test.each([
    [{ paper: 'out' }, 'paper-out'],
    [{ isCoverOpen: true }, 'cover-open'],
    [{ hasError: true }, 'printer-error'],
    [{ isOnline: false }, 'offline'],
  ] as const)('while the printer is not ready: %o', async (state, code) => {
    const peer = await start();
    peer.set(state);
    const outcome = await printerFor(peer).print({ documents: [receiptOf()], mayLeave: never });
    expect(outcome).toEqual({ state: 'failed', code });
    expect(jobBytes(peer)).toBe('');
  });

  test('to a printer that refuses, or is switched off', async () => {
    const peer = await start();
    await peer.switchOff();
    const printer = printerFor(peer);
    expect(await printer.print({ documents: [receiptOf()], mayLeave: never })).toEqual({
      state: 'failed',
      code: 'unreachable',
    });
    expect(await printer.status()).toEqual({ fault: 'unreachable', paper: 'unknown', drawerPin: 'unknown' });
  });

  test('to a printer that accepts and hangs', async () => {
    const peer = await start();
    peer.inject({ kind: 'hang', afterBytes: 0 });
    const printer = printerFor(peer, {}, { statusMs: 50, closeMs: 50 });
    const outcome = await printer.print({ documents: [receiptOf()], mayLeave: never });
    expect(outcome).toEqual({ state: 'failed', code: 'no-answer' });
  });

  test('when it may not, or when that cannot be written down', async () => {
    const peer = await start();
    const printer = printerFor(peer);
    const no = () => Promise.resolve(false);
    expect(await printer.print({ documents: [receiptOf()], mayLeave: no })).toEqual({ state: 'withheld' });
    expect(await printer.kickDrawer(no)).toEqual({ state: 'withheld' });
    const full = () => Promise.reject(new Error('disk full'));
    await expect(printer.print({ documents: [receiptOf()], mayLeave: full })).rejects.toThrow('disk full');
    expect(jobBytes(peer)).toBe('');
    expect(await printer.print({ documents: [receiptOf()], mayLeave: always })).toEqual({
      state: 'confirmed',
    });
  });

  test('of a receipt that cannot be set', async () => {
    const peer = await start();
    const blocks = [{ kind: 'code', payload: 'x'.repeat(701) }] as const;
    const document = { saleId: 'x', currency: 'EUR', isCopy: false, blocks };
    expect(await printerFor(peer).print({ documents: [document], mayLeave: never })).toEqual({
      state: 'failed',
      code: 'unprintable',
    });
    expect(peer.connections().made).toBe(0);
  });
});

describe('nobody knows', () => {
  test('when the connection breaks in the middle', async () => {
    const peer = await start();
    peer.inject({ kind: 'reset', afterBytes: 2000 });
    const outcome = await printerFor(peer).print({
      documents: [longReceipt(2000, 'Item')],
      mayLeave: always,
    });
    expect(outcome).toEqual({ state: 'unknown', code: 'connection-lost' });
  });

  test('when the printer hangs in the middle', async () => {
    const peer = await start();
    peer.inject({ kind: 'hang', afterBytes: 200 });
    const printer = printerFor(peer, {}, { statusMs: 50, doneMs: 50, closeMs: 50 });
    const outcome = await printer.print({ documents: [receiptOf()], mayLeave: always });
    expect(outcome).toEqual({ state: 'unknown', code: 'no-confirmation' });
  });

  test('when all was taken but never confirmed', async () => {
    const peer = await start();
    peer.inject({ kind: 'mute', afterBytes: 9 });
    const printer = printerFor(peer, {}, { statusMs: 50, doneMs: 50 });
    const outcome = await printer.print({ documents: [receiptOf()], mayLeave: always });
    expect(outcome).toEqual({ state: 'unknown', code: 'no-confirmation' });
  });

  test('when the paper ends in the middle, and it says so', async () => {
    const peer = await start();
    peer.inject({ kind: 'paper-end', afterLines: 10 });
    const printer = printerFor(peer, {}, { doneMs: 50 });
    const outcome = await printer.print({ documents: [receiptOf()], mayLeave: always });
    expect(outcome).toEqual({ state: 'unknown', code: 'paper-out' });
    expect(eventsOf(peer.printout(), 'line')).toHaveLength(10);
    peer.set({ paper: 'ok' });
    expect(eventsOf(peer.printout(), 'cut')).toHaveLength(1);
  });
});

test('the status says what is wrong, how much paper there is and how the drawer switch stands', async () => {
  const peer = await start();
  const printer = printerFor(peer);
  expect(await printer.status()).toEqual({ fault: null, paper: 'ok', drawerPin: 'high' });
  peer.set({ paper: 'low', isDrawerOpen: true });
  expect(await printer.status()).toEqual({ fault: null, paper: 'low', drawerPin: 'low' });
  peer.set({ paper: 'out' });
  expect(await printer.status()).toMatchObject({ fault: 'paper-out', paper: 'out' });
  peer.set({ paper: 'ok', isCoverOpen: true });
  expect(await printer.status()).toMatchObject({ fault: 'cover-open', paper: 'ok' });
});
