// A receipt of goods in every script, from the real till to a real TCP printer and into a file.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { v7 } from 'uuid';
import type { InputOf } from '#contract/procedure.ts';
import { sale } from '#contract/sale.ts';
import { formatAmount } from '#domain/money/currency.ts';
import { launchTill, type LaunchedTill } from '#tests/support/electron.ts';
import { startPrinterPeer, type PrinterPeer } from '#tests/support/printer/printer-peer.ts';
import { dotsOf, eventsOf, paperText } from '#tests/support/printer/printout.ts';
import { catalogReady, usePrinter } from './counter.ts';
import { askPage, signInAsOwner } from './sign-in.ts';

test.describe.configure({ mode: 'serial' });

let printer: PrinterPeer;
let till: LaunchedTill;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countertop-paper-'));
  printer = await startPrinterPeer({ headDots: 504 });
  till = await launchTill({ env: { COUNTERTOP_SAVE_FOLDER: folder } });
  await askPage(till.page, 'setup.startAlone', { catalog: 'sample', currency: 'EUR' });
  await signInAsOwner(till.page);
  await catalogReady(till.page);
  await usePrinter(till.page, printer);
  await askPage(till.page, 'shift.open', { counts: {} });
});

test.afterAll(async () => {
  await till.close();
  await printer.close();
  rmSync(folder, { recursive: true });
});

const NAMES = [
  'شاي أسود ممتاز',
  'תה שחור',
  'ชาดำเย็น',
  '緑茶 百グラム',
  '홍차',
  'Łódź',
  '☕️ 👩‍👩‍👧 🍎',
  '\u202eevil \u001bp\u0000\u0019 شاي',
];

const priceOf = (at: number): number => 1111 * (at + 1);

/** Sells one of each name, for cash; gives the sale's id. */
async function sell(names: readonly string[]): Promise<string> {
  const { taxes } = sale.rules.output.parse(await askPage(till.page, 'sale.rules', {}));
  const total = names.reduce((sum, _, at) => sum + priceOf(at), 0);
  const committed: InputOf<typeof sale.commit> = {
    settledAt: Date.now(),
    shownTotal: total,
    given: [{ kind: 'cash', name: '', amount: total, reference: '', currency: null }],
    basket: {
      id: v7(),
      currency: 'EUR',
      discount: null,
      coupons: [],
      customer: null,
      exemption: null,
      note: '',
      grants: [],
      lines: names.map((name, at) => ({
        id: v7(),
        kind: 'misc',
        sku: '',
        name,
        unit: 'piece',
        quantity: 1000,
        unitPrice: priceOf(at),
        note: '',
        taxCategoryId: taxes.categories[0]?.id ?? 0,
        discount: null,
      })),
    },
  };
  return sale.commit.output.parse(await askPage(till.page, 'sale.commit', committed)).saleId;
}

/** What the till has written to its log. */
function logged(): string {
  const logs = join(till.userData, 'logs');
  return readdirSync(logs)
    .map((file) => readFileSync(join(logs, file), 'utf8'))
    .join('\n');
}

const cuts = (): number => eventsOf(printer.printout(), 'cut').length;

let saleId: string;

test('names in any script are on the paper, and every amount is text', async () => {
  saleId = await sell(NAMES);
  await expect.poll(cuts).toBe(1);
  const printout = printer.printout();
  expect(printout.faults).toEqual([]);
  expect(eventsOf(printout, 'pulse')).toHaveLength(1);
  const images = eventsOf(printout, 'image');
  expect(images).toHaveLength(NAMES.length);
  for (const image of images) {
    const inked = dotsOf(image).filter((row) => row.includes('#'));
    expect(image.widthBytes * 8).toBe(504);
    expect(inked.length).toBeGreaterThan(8);
    expect(inked.length).toBeLessThan(image.rows);
  }
  const text = paperText(printout);
  for (const [at] of NAMES.entries()) {
    const amount = formatAmount(priceOf(at), 'EUR', 'en');
    expect(text.some((line) => line.trim().startsWith(`${amount} `))).toBe(true);
  }
  expect(text.join('\n')).not.toContain('?');
  const total = NAMES.reduce((sum, _, at) => sum + priceOf(at), 0);
  expect(text.join('\n')).toContain(formatAmount(total, 'EUR', 'en'));
});

test('what draws is a page without bridge, out of sight and out of the till’s session', async () => {
  const hidden = await till.app.evaluate(({ BrowserWindow, session }) =>
    BrowserWindow.getAllWindows()
      .filter(({ webContents }) => webContents.getURL().endsWith('/paper.html'))
      .map((window) => [window.isVisible(), window.webContents.session === session.defaultSession]),
  );
  expect(hidden).toEqual([[false, false]]);
});

test('a receipt whose names can’t be drawn is printed all the same, and the log says why', async () => {
  await till.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      const { webContents } = window;
      if (webContents.getURL().endsWith('/paper.html')) {
        webContents.executeJavaScript = () => Promise.reject(new Error('no canvas'));
      }
    }
  });
  await sell(['緑茶']);
  await expect.poll(cuts).toBe(2);
  expect(eventsOf(printer.printout(), 'image')).toHaveLength(NAMES.length);
  expect(paperText(printer.printout()).some((line) => /^\?\? +11\.11/.test(line))).toBe(true);
  await expect.poll(logged).toContain('lines of a receipt could not be drawn');
  await sell(['緑茶']);
  await expect.poll(cuts).toBe(3);
  expect(eventsOf(printer.printout(), 'image')).toHaveLength(NAMES.length + 1);
});

test('the same receipt becomes a file of one page', async () => {
  const saved = await askPage(till.page, 'receipt.save', { subject: 'sale', id: saleId, as: 'pdf' });
  expect(saved).toMatchObject({ file: expect.stringMatching(/\.pdf$/) });
  const file = typeof saved === 'object' && saved !== null && 'file' in saved ? String(saved.file) : '';
  const pdf = readFileSync(file, 'latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  const pages = [...pdf.matchAll(/\/MediaBox \[0 0 (\S+) /g)].map(([, width]) => Math.round(Number(width)));
  expect(pages).toEqual([227]);
});
