import { buildReceipt } from '#domain/receipt/build-receipt.ts';
import type { ReceiptDocument } from '#domain/receipt/document.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';
import { createEscPosPrinter, type AnswerTimeouts } from '#main/device/escpos/escpos-printer.ts';
import { defaultProfile, type EscPosProfile } from '#main/device/escpos/profile.ts';
import type { LineRaster } from '#main/device/line-raster.ts';
import type { ReceiptPrinter } from '#main/device/printer.ts';
import { createTcpTransport, type TcpTimeouts } from '#main/device/transport/tcp.ts';
import type { PrinterPeer } from '#tests/support/printer/printer-peer.ts';
import { sampleLine, sampleSale, settingIn } from '#tests/domain/receipt/sample-sale.ts';

/** Generous where an answer is expected, short where the test waits for one that never comes. */
export const patient: TcpTimeouts & AnswerTimeouts = {
  connectMs: 5000,
  stallMs: 5000,
  closeMs: 2000,
  statusMs: 5000,
  doneMs: 20_000,
};

export function printerFor(
  peer: Pick<PrinterPeer, 'host' | 'port'>,
  profile: Partial<EscPosProfile> = {},
  timeouts: Partial<typeof patient> = {},
  raster: LineRaster | null = null,
): ReceiptPrinter {
  const set = { ...patient, ...timeouts };
  return createEscPosPrinter({
    transport: createTcpTransport(peer, set),
    profile: { ...defaultProfile, ...profile },
    raster,
    timeouts: set,
  });
}

export function receiptOf(change: Partial<SaleRecord> = {}, isCopy = false): ReceiptDocument {
  return buildReceipt(sampleSale(change), settingIn('de', { isCopy }));
}

/** A receipt of so many lines, each with its own name. */
export function longReceipt(count: number, name: string): ReceiptDocument {
  return receiptOf({
    lines: Array.from({ length: count }, (_, at) =>
      sampleLine({ position: at + 1, name: `${name} ${at + 1}` }),
    ),
  });
}

export const always = (): Promise<boolean> => Promise.resolve(true);
