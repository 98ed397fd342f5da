// A shift from its float to its Z report, one euro short, by keyboard; a real TCP printer reads the papers back.
import { expect, test, type Page } from '@playwright/test';
import { shift } from '#contract/shift.ts';
import { denominationsOf } from '#domain/money/denominations.ts';
import { launchTill, type LaunchedTill } from '#tests/support/electron.ts';
import { startPrinterPeer, type PrinterPeer } from '#tests/support/printer/printer-peer.ts';
import { eventsOf, paperText } from '#tests/support/printer/printout.ts';
import { catalogReady, expectAccessible, nextCustomer, payExactly, ringUp, usePrinter } from './counter.ts';
import { askPage, signInAsOwner } from './sign-in.ts';

test.describe.configure({ mode: 'serial' });

let printer: PrinterPeer;
let till: LaunchedTill;

test.beforeAll(async () => {
  printer = await startPrinterPeer({ headDots: 512 });
  till = await launchTill();
  await askPage(till.page, 'setup.startAlone', { catalog: 'sample', currency: 'EUR' });
  await signInAsOwner(till.page);
  await usePrinter(till.page, printer);
});

test.afterAll(async () => {
  await till.close();
  await printer.close();
});

/** For eyes: the picture is kept with the test's results. */
async function shoot(name: string): Promise<void> {
  await till.page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

/** Types a count from the largest note down; Enter goes on to the next, and stays at the last. */
async function count(page: Page, pieces: readonly string[]): Promise<void> {
  await expect(page.getByLabel('€500.00', { exact: true })).toBeFocused();
  for (const [place, piece] of pieces.entries()) {
    if (place > 0) await page.keyboard.press('Enter', { delay: 60 });
    await page.keyboard.type(piece, { delay: 120 });
  }
}

/** An amount in as few notes and coins as it takes, from the largest down to the cent. */
function piecesOf(amount: number): string[] {
  let rest = amount;
  return denominationsOf('EUR')
    .toReversed()
    .map(({ worth }) => {
      const pieces = Math.floor(rest / worth);
      rest -= pieces * worth;
      return String(pieces);
    });
}

/** The code of something in the sample shop. */
const ESPRESSO = '9520417011372';

/** Two fifties, five tens, and nothing else: 150.00. */
const FLOAT = ['', '', '', '2', '', '5'];

const papers = (): string => paperText(printer.printout()).join('\n');

test('without a shift nothing is paid, and the way to open one is shown', async () => {
  const { page } = till;
  await catalogReady(page);
  await ringUp(till, ESPRESSO);
  await page.keyboard.press('F9');
  await page.getByRole('button', { name: 'Exact' }).click();
  await expect(page.getByRole('dialog').getByText('No shift is open', { exact: true })).toBeVisible();
  await shoot('nothing is paid without a shift');
  await page.getByRole('dialog').getByRole('button', { name: 'Open a shift' }).click();
  await expect(page.getByRole('heading', { name: 'Shift' })).toBeVisible();
  await expectAccessible(page);
});

test('opens on a float counted by keyboard', async () => {
  const { page } = till;
  await count(page, FLOAT);
  await expect(page.getByText('€150.00')).toBeVisible();
  await shoot('counting the float');
  await page.getByRole('button', { name: 'Open the shift' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Shift 1' })).toBeVisible();
  await expect(page.getByText('Float €150.00')).toBeVisible();
  await expectAccessible(page);
});

test('what is sold and moved is in the X report at once, and the drawer opens', async () => {
  const { page } = till;
  const pulses = eventsOf(printer.printout(), 'pulse').length;
  await page.keyboard.press('Alt+1');
  await payExactly(page);
  await nextCustomer(page);
  await page.keyboard.press('Alt+3');
  await page.getByRole('button', { name: 'Pay out' }).click();
  await page.keyboard.type('12.34', { delay: 120 });
  await page.getByRole('button', { name: 'Postage' }).click();
  await shoot('paying out');
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Pay out' }).click();
  await expect(page.getByText('€12.34 paid out.')).toBeVisible();
  await page.getByRole('button', { name: 'Open the drawer' }).click();
  await page.getByRole('button', { name: 'Change for a note' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open the drawer' }).click();
  await expect(page.getByText('The drawer opens.')).toBeVisible();
  const cash = page.getByRole('region', { name: 'Cash in the drawer' });
  await expect(cash).toContainText('-12.34');
  await expect.poll(() => eventsOf(printer.printout(), 'pulse').length).toBe(pulses + 3);
  await page.getByRole('button', { name: 'Print X report' }).click();
  await expect.poll(papers).toContain('X report, shift 1');
  expect(papers()).not.toContain('Should be there');
  await expectAccessible(page);
  await shoot('the shift');
});

test('counts one euro short, is told so afterwards, and the Z report is printed and kept', async () => {
  const { page } = till;
  const { report } = shift.x.output.parse(await askPage(page, 'shift.x', {}));
  const expected = report.cash?.expected ?? 0;
  await page.getByRole('button', { name: 'Count and close' }).click();
  await expectAccessible(page);
  await count(page, piecesOf(expected - 100));
  await shoot('counting blind');
  await page.keyboard.press('Enter', { delay: 60 });
  await expect(page.getByLabel('Stays for the next shift')).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type('50', { delay: 120 });
  await page.getByLabel('Note').fill('One coin is missing');
  await shoot('what stays');
  await page.getByRole('button', { name: 'Continue' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Close the shift' })).toBeFocused();
  await expectAccessible(page);
  await shoot('before closing');
  await page.keyboard.press('Enter');
  await expect(page.getByText('€1.00 short')).toBeVisible();
  await expect(page.getByRole('article', { name: 'Z report 1' })).toContainText('One coin is missing');
  await expect.poll(papers).toContain('Z report 1');
  expect(papers()).toContain('Should be there');
  await expectAccessible(page);
  await shoot('one euro short');
  await page.getByRole('button', { name: 'Done' }).press('Enter');
  await expect(page.getByText('The last shift left €50.00.')).toBeVisible();
  await expect(page.getByText('€50.00', { exact: true }).last()).toBeVisible();
});

test('the closed shift is listed with its Z report, which prints again as a copy', async () => {
  const { page } = till;
  await page.getByText('Closed', { exact: true }).click();
  await expect(page.getByRole('button', { name: /Z report 1.*€1\.00 short/ })).toBeVisible();
  await expectAccessible(page);
  await shoot('closed shifts');
  await page.getByRole('button', { name: 'Print again as a copy' }).click();
  await expect.poll(papers).toContain('COPY');
  expect(printer.printout().faults).toEqual([]);
});
