import { describe, expect, test } from 'vitest';
import { eventsOf } from '#tests/support/printer/printout.ts';
import { jobBytes, printerPeers } from './peers.ts';
import { always, longReceipt, printerFor, receiptOf } from './printing.ts';

const start = printerPeers();

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
    const drawing = { size: 21, path: '' };
    const blocks = [{ kind: 'code', payload: 'x'.repeat(701), caption: null, drawing }] as const;
    const document = { name: 'x', currency: 'EUR', isCopy: false, blocks };
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
