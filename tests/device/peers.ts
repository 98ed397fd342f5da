import { afterEach } from 'vitest';
import {
  startPrinterPeer,
  type PrinterPeer,
  type PrinterPeerOptions,
} from '#tests/support/printer/printer-peer.ts';

/** Gives a starter of printers of 42 columns; what it started is closed after each test. */
export function printerPeers(): (options?: PrinterPeerOptions) => Promise<PrinterPeer> {
  const peers: PrinterPeer[] = [];
  afterEach(async () => {
    await Promise.all(peers.splice(0).map((peer) => peer.close()));
  });
  return async (options = {}) => {
    const peer = await startPrinterPeer({ headDots: 512, ...options });
    peers.push(peer);
    return peer;
  };
}

/** What left after the three questions for the status. */
export function jobBytes(peer: PrinterPeer): string {
  return Buffer.from(peer.received())
    .toString('latin1')
    .replaceAll(/\x10\x04[\x01-\x04]/g, '');
}
