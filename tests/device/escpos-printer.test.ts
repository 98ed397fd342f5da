import { describe, expect, test } from 'vitest';
import { encodeReceipts } from '#main/device/escpos/encode.ts';
import { createGlyphs } from '#main/device/escpos/glyphs.ts';
import { defaultProfile } from '#main/device/escpos/profile.ts';
import { eventsOf, paperText } from '#tests/support/printer/printout.ts';
import { paid, sampleLine, sampleSale } from '#tests/domain/receipt/sample-sale.ts';
import { jobBytes, printerPeers } from './peers.ts';
import { always, longReceipt, printerFor, receiptOf } from './printing.ts';

const start = printerPeers();

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

  test('of a total too long for large letters has it twice as high and no wider', async () => {
    const peer = await start({ headDots: 504 });
    await printerFor(peer).print({ documents: [receiptOf({ total: 12_345_678_900 })], mayLeave: always });
    expect(peer.printout().faults).toEqual([]);
    const total = eventsOf(peer.printout(), 'line').find(({ line }) => line.text.startsWith('Summe'));
    expect(total?.line.text).toBe('Summe                     123.456.789,00 €');
    expect(total?.line.runs[0]?.style).toMatchObject({ width: 1, height: 2, isBold: true });
  });

  test('leaves byte for byte', async () => {
    const peer = await start();
    const document = {
      name: 'x',
      currency: 'EUR',
      isCopy: false,
      blocks: [
        { kind: 'title', text: 'Né', isLoud: false },
        { kind: 'total', row: { label: 'Sum', amount: '1,00 €' } },
        { kind: 'code', payload: 'é', caption: null, drawing: { size: 21, path: '' } },
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
      tenders: [paid({ amount: 1250 })],
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
