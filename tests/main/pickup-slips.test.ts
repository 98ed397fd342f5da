import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSettings, type Settings } from '#main/config/settings.ts';
import { openLanguage } from '#main/config/words.ts';
import { createPrinting, type Printing } from '#main/printing.ts';
import { printerPeers } from '#tests/device/peers.ts';
import { valueOf } from '#tests/support/desk.ts';
import { addShop } from '#tests/support/goods.ts';
import type { PrinterPeer } from '#tests/support/printer/printer-peer.ts';
import { eventsOf, paperText } from '#tests/support/printer/printout.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';
import { putPacked } from '#tests/support/web-orders.ts';

const start = printerPeers();

let till: TestTill;
let peer: PrinterPeer;
let printing: Printing;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  peer = await start();
  const printer = { host: peer.host, port: peer.port, columns: 42 } as const;
  till.world.printer = printer;
  let kept: Partial<Settings> = { printer };
  printing = createPrinting({
    db: till.db,
    settings: openSettings({ get: () => kept, set: (value) => void (kept = value) }, () => undefined),
    language: openLanguage('en'),
    clock: till.clock,
    raster: null,
    touch: () => undefined,
    onError: (error) => void till.bugs.push(error),
  });
  await printing.start();
});

afterEach(async () => {
  await printing.stop();
  await till.close();
  expect(till.bugs).toEqual([]);
});

/** Takes a step as whoever picks does. */
async function take(orderId: string, step: object): Promise<void> {
  await valueOf(till.ask('pickup.step', { eventId: v7(), orderId, step }));
}

it('comes out of the printer as soon as an order is packed: a slip a bag, and one of what is in them', async () => {
  const { order } = await putPacked(till);
  await take(order.orderId, { kind: 'unpack' });
  await take(order.orderId, { kind: 'pack', bags: 3, place: 'Fridge 2' });
  printing.wake();
  await peer.until(() => eventsOf(peer.printout(), 'cut').length === 4);
  const paper = peer.printout();
  expect(paper.faults).toEqual([]);
  expect(eventsOf(paper, 'pulse')).toEqual([]);
  expect(eventsOf(paper, 'symbol').map(({ payload }) => payload)).toEqual(['T3X9', 'T3X9', 'T3X9', 'T3X9']);
  const [first = [], , third = [], whole = []] = slips(paperText(paper));
  expect(first).toEqual(expect.arrayContaining(['T3X9', 'Fridge 2', '1 of 3', 'Mira A. H.']));
  expect(third).toContain('3 of 3');
  expect(whole.join('\n')).toMatch(/Customer +Mira Anna Huber/);
  expect(whole.join('\n')).toMatch(/To pay +€?\s?(EUR )?25\.80/);
});

it('sets the number, the place and the bag as large as the paper takes', async () => {
  const { order } = await putPacked(till);
  await valueOf(till.ask('pickup.printSlips', { orderId: order.orderId }));
  printing.wake();
  await peer.until(() => eventsOf(peer.printout(), 'cut').length === 3);
  const large = eventsOf(peer.printout(), 'line')
    .filter(({ line }) => line.runs.some(({ style }) => style.width === 2 && style.height === 2))
    .map(({ line }) => line.text.trim());
  expect(large.slice(0, 4)).toEqual(expect.arrayContaining(['T3X9', 'Shelf A3', '1 of 2']));
});

/** The lines of each slip. */
function slips(lines: readonly string[]): string[][] {
  return lines.reduce<string[][]>(
    (all, line) =>
      line === '8<--' ? [...all, []] : [...all.slice(0, -1), [...(all.at(-1) ?? []), line.trim()]],
    [[]],
  );
}
