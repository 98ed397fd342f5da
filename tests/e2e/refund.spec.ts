// Taking back in the real program: by the receipt's code, by number, without a receipt, in exchange, and as a void.
import { expect, test, type Page } from '@playwright/test';
import { contract } from '#contract/index.ts';
import { launchTill, type LaunchedTill } from '#tests/support/electron.ts';
import {
  beginPayBack,
  catalogReady,
  expectAccessible,
  expectTotal,
  nextCustomer,
  payExactly,
  receiptNumberOf,
  ringUp,
  scan,
} from './counter.ts';
import { askPage, signInAsOwner } from './sign-in.ts';

test.describe.configure({ mode: 'serial' });

let till: LaunchedTill;

test.beforeAll(async () => {
  till = await launchTill();
  await askPage(till.page, 'setup.startAlone', { catalog: 'sample', currency: 'EUR' });
  await signInAsOwner(till.page);
  await askPage(till.page, 'shift.open', { counts: { '1000': 20 } });
  await catalogReady(till.page);
});

test.afterAll(() => till.close());

/** Codes of the sample shop: 7.90 and 4.90. */
const ESPRESSO = '9520417011372';
const JAM = '9520417014700';

/** For eyes: the picture is kept with the test's results. */
async function shoot(name: string): Promise<void> {
  await till.page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

/** Sells and pays, and leaves the counter empty; gives the sale's id, which its receipt bears as a code. */
async function sell(...codes: readonly string[]): Promise<string> {
  const { page } = till;
  await page.getByRole('link', { name: 'Sell', exact: true }).click();
  for (const code of codes) await ringUp(till, code);
  await payExactly(page);
  await nextCustomer(page);
  const input = { text: '', limit: 1, before: null };
  const { sales } = contract.sale.recent.output.parse(await askPage(page, 'sale.recent', input));
  return sales[0]?.saleId ?? '';
}

const refundDialog = (page: Page) => page.getByRole('dialog', { name: /^Refund or exchange/ });

const toggle = (page: Page, name: string) =>
  refundDialog(page).getByRole('list', { name: 'What comes back?' }).getByRole('button', { name });

/** Scans a receipt, wherever the till is, and opens what can come back of it. */
async function openRefund(saleId: string): Promise<void> {
  const { page } = till;
  await scan(till, saleId);
  await expect(page.getByRole('article').getByRole('img', { name: saleId })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Refund or exchange/ })).toBeVisible();
  await page.keyboard.press('F2');
  await expect(refundDialog(page)).toBeVisible();
}

/** Pays back what the till proposes, and gives the receipt number. */
async function payBack(page: Page): Promise<string> {
  await beginPayBack(page);
  await shoot('pay-back');
  await page.keyboard.press('Enter');
  return await receiptNumberOf(page);
}

test('a receipt that is scanned at the counter opens its sale; scanned goods come back, the rest stays', async () => {
  const { page } = till;
  const saleId = await sell(ESPRESSO, ESPRESSO, JAM);
  await sell(JAM);
  await scan(till, saleId);
  await expect(page.getByRole('article', { name: /R1-000001/ })).toBeVisible();
  await expectAccessible(page);
  await shoot('sale');
  await page.keyboard.press('F2');
  await expect(toggle(page, 'House Espresso')).toBeFocused();
  await scan(till, ESPRESSO);
  await expect(page.getByRole('status', { name: 'Last scan' })).toContainText(': 1');
  await page.getByRole('button', { name: 'Faulty' }).click();
  await page.getByText('Damaged, not back on the shelf').click();
  await expect(page.getByRole('status', { name: 'Goes back' })).toContainText('€7.90');
  await expectAccessible(page);
  await shoot('refund');
  await page.keyboard.press('F9');
  await expect(page.getByText('To pay back')).toBeVisible();
  await expectTotal(page, '-7.90');
  await shoot('at the counter');
  expect(await payBack(page)).toBe('R1-000003');
  await nextCustomer(page);
});

test('goods that another basket takes back meanwhile are refused the second time, in words', async () => {
  const { page } = till;
  await page.keyboard.press('Alt+2');
  await page.getByRole('searchbox').fill('R1-000001');
  await expect(page.getByRole('button', { name: /R1-000001/ })).toBeVisible();
  for (const step of ['parked', 'paid']) {
    await page.getByRole('button', { name: /^Refund or exchange/ }).click();
    await expect(refundDialog(page).getByText('1 of 2 left')).toBeVisible();
    await shoot(`one left ${step}`);
    await toggle(page, 'House Espresso').click();
    await page.getByRole('button', { name: 'Faulty' }).click();
    await page.getByRole('button', { name: /^Take back/ }).click();
    await expectTotal(page, '-7.90');
    if (step === 'parked') {
      await page.keyboard.press('F6');
      await page.getByRole('textbox', { name: 'Name' }).fill('Second thoughts');
      await page.keyboard.press('Enter');
      await expect(page.getByText('To pay back')).toBeHidden();
      await scan(till, await firstSaleId(page));
    }
  }
  expect(await payBack(page)).toBe('R1-000004');
  await nextCustomer(page);
  await page.keyboard.press('Shift+F6');
  await page.getByRole('button', { name: /^Second thoughts/ }).click();
  await expectTotal(page, '-7.90');
  await beginPayBack(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('would come back than was sold');
  await expectAccessible(page);
  await shoot('refused');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(async () => {
    await page.keyboard.press('Delete');
    await expect(page.getByText('Ready for the next customer')).toBeVisible({ timeout: 500 });
  }).toPass();
});

/** The sale of the first receipt. */
async function firstSaleId(page: Page): Promise<string> {
  const input = { text: 'R1-000001', limit: 1, before: null };
  const { sales } = contract.sale.recent.output.parse(await askPage(page, 'sale.recent', input));
  return sales[0]?.saleId ?? '';
}

test('what came back can’t even be chosen again', async () => {
  const { page } = till;
  await openRefund(await firstSaleId(page));
  await expect(toggle(page, 'House Espresso')).toBeDisabled();
  await expect(toggle(page, 'Apricot Jam')).toBeFocused();
  await expect(refundDialog(page)).toContainText('has come back already');
  await shoot('gone');
  await page.keyboard.press('Escape');
  await expect(refundDialog(page)).toBeHidden();
});

test('an exchange is one ticket, and only the difference is paid', async () => {
  const { page } = till;
  const saleId = await sell(JAM);
  await openRefund(saleId);
  await page.keyboard.press('F2');
  await page.keyboard.press('F4');
  await page.keyboard.type('Wrong flavour', { delay: 90 });
  await page.keyboard.press('Enter', { delay: 90 });
  await expectTotal(page, '-4.90');
  await ringUp(till, ESPRESSO);
  await expectTotal(page, '3.00');
  await shoot('exchange');
  const number = await payExactly(page);
  await nextCustomer(page);
  await page.keyboard.press('Alt+2');
  const row = page.getByRole('button', { name: new RegExp(number) });
  await expect(row).toContainText('Exchange');
  await expect(row).toContainText('3.00');
  await expect(page.getByRole('article')).toContainText('Exchange');
  await shoot('sales');
});

test('the last sale is voided for a reason, and says how the money goes back', async () => {
  const { page } = till;
  await sell(JAM, ESPRESSO);
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('button', { name: /^Void/ })).toBeVisible();
  await page.keyboard.press('F4');
  const dialog = page.getByRole('dialog', { name: /^Void receipt/ });
  await expect(dialog.getByRole('button', { name: 'Void this receipt' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Rung up by mistake' }).click();
  await expectAccessible(page);
  await shoot('void');
  await dialog.getByRole('button', { name: 'Void this receipt' }).click();
  await expect(page.getByRole('dialog', { name: /is void$/ })).toContainText('€12.80');
  await expectAccessible(page);
  await shoot('voided');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: /Voided/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Void .*-12\.80/ })).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);
  await shoot('sales after the void');
});

test('goods come back without a receipt, at no more than they cost now', async () => {
  const { page } = till;
  await page.keyboard.press('F8');
  const dialog = page.getByRole('dialog', { name: 'Return without receipt' });
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await expectAccessible(page);
  await shoot('nothing chosen');
  await scan(till, JAM);
  const price = dialog.getByLabel('Price of one');
  await expect(price).toHaveValue('4.90');
  await page.keyboard.type('ethi', { delay: 90 });
  await expect(dialog.getByRole('list', { name: 'Goods found' })).toBeVisible();
  await shoot('searching');
  await page.keyboard.press('Enter', { delay: 90 });
  await expect(price).toHaveCount(2);
  await price.first().fill('5.00');
  await expect(dialog.getByText(/up to today’s price/)).toBeVisible();
  await price.first().fill('4.00');
  await dialog.getByRole('button', { name: 'Not wanted after all' }).click();
  await expect(page.getByRole('status', { name: 'Goes back' })).toContainText('€13.90');
  await expectAccessible(page);
  await shoot('without receipt');
  await page.keyboard.press('F9');
  await expectTotal(page, '13.90');
  await payBack(page);
  await nextCustomer(page);
});

test('all of it stays readable in large letters', async () => {
  const { page } = till;
  await page.evaluate(() => {
    document.documentElement.dataset['text'] = '200';
  });
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('heading', { name: 'Sales' })).toBeVisible();
  await expectAccessible(page);
  await shoot('large sales');
  const saleId = await sell(ESPRESSO, JAM);
  await openRefund(saleId);
  await toggle(page, 'House Espresso').click();
  await expectAccessible(page);
  await shoot('large refund');
});
