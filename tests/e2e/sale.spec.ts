// Three goods are scanned and paid in cash; a real TCP printer reads the receipt back.
import { expect, test } from '@playwright/test';
import { formatAmount } from '#domain/money/currency.ts';
import type { LaunchedTill } from '#tests/support/electron.ts';
import { startPrinterPeer, type PrinterPeer } from '#tests/support/printer/printer-peer.ts';
import { eventsOf, paperText } from '#tests/support/printer/printout.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import {
  catalogReady,
  goodsOf,
  joinedTill,
  nextCustomer,
  payExactly,
  receiptNumberOf,
  ringUp,
  usePrinter,
} from './counter.ts';

test.describe.configure({ mode: 'serial' });

let store: RunningStore;
let printer: PrinterPeer;
let till: LaunchedTill;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  store = await startStore({ prepared: true });
  printer = await startPrinterPeer({ headDots: 512 });
  till = await joinedTill(store).start();
  await catalogReady(till.page);
});

test.afterAll(async () => {
  await till.close();
  await printer.close();
  await store.dispose();
});

const typed = (minor: number): string => (minor / 100).toFixed(2);
const printed = (minor: number): string => formatAmount(minor, 'EUR', 'en');

test('the receipt reads back as it was sold, and the drawer opened once', async () => {
  const { page } = till;
  await usePrinter(page, printer);
  const goods = (await goodsOf(store)).slice(0, 3);
  for (const { barcode } of goods) await ringUp(till, barcode);
  const total = goods.reduce((sum, { price }) => sum + price, 0);
  await page.keyboard.press('F9');
  await page.getByLabel('Cash given').fill(typed(total + 1234));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status', { name: 'Paid. Change 12.34' })).toBeVisible();
  const number = await receiptNumberOf(page);
  await expect(page.getByText('The receipt is printed.')).toBeVisible();

  const printout = printer.printout();
  expect(printout.faults).toEqual([]);
  const text = paperText(printout).join('\n');
  for (const { name, price } of goods) {
    expect(text).toContain(name.slice(0, 20));
    expect(text).toContain(printed(price));
  }
  expect(text).toContain(number);
  expect(text).toMatch(new RegExp(`Total .*${printed(total)}`));
  expect(text).toMatch(/Change .*12\.34/);
  expect(text).toMatch(/20%|20 %/);
  expect(eventsOf(printout, 'pulse')).toHaveLength(1);
  expect(eventsOf(printout, 'cut')).toHaveLength(1);
});

test('a reprint says COPY and leaves the drawer shut', async () => {
  const { page } = till;
  await nextCustomer(page);
  await page.getByRole('link', { name: 'Sales' }).click();
  await page.getByText('R1-000001').first().click();
  await page.getByRole('button', { name: 'Print again as a copy' }).click();
  await expect.poll(() => paperText(printer.printout()).join('\n')).toContain('COPY');
  await expect.poll(() => eventsOf(printer.printout(), 'cut').length).toBe(2);
  expect(eventsOf(printer.printout(), 'pulse')).toHaveLength(1);
  await page.getByRole('link', { name: 'Sell', exact: true }).click();
});

test('out of paper sells on; what waits is printed once when paper is back', async () => {
  const { page } = till;
  printer.set({ paper: 'out' });
  const [first] = await goodsOf(store);
  await ringUp(till, first?.barcode ?? '');
  await payExactly(page);
  await expect.poll(() => eventsOf(printer.printout(), 'pulse').length).toBe(2);
  await expect(page.getByText('Printer out of paper')).toBeVisible();
  printer.set({ paper: 'ok' });
  await expect(page.getByText('The receipt is printed.')).toBeVisible({ timeout: 40_000 });
  await expect.poll(() => eventsOf(printer.printout(), 'cut').length).toBe(3);
});

test('a scan never leaves its digits in a field', async () => {
  const { page } = till;
  await nextCustomer(page);
  const [, second] = await goodsOf(store);
  const search = page.getByRole('searchbox', { name: 'Scan, or type a name, SKU or code' });
  await search.fill('lap');
  await search.focus();
  await ringUp(till, second?.barcode ?? '');
  await expect(page.getByRole('complementary', { name: 'Basket' })).toContainText(second?.name ?? '');
  await expect(search).toHaveValue('lap');
});
