// The sale desk by keyboard alone: a clerk's rush of mixed sales, and what is parked or open when the till is killed.
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { contract } from '#contract/index.ts';
import { launchTill, type LaunchedTill } from '#tests/support/electron.ts';
import { catalogReady, expectAccessible, expectTotal, ringUp } from './counter.ts';
import { askPage, signInAsOwner } from './sign-in.ts';

test.describe.configure({ mode: 'serial' });

let userData: string;
let till: LaunchedTill;

test.beforeAll(async () => {
  userData = mkdtempSync(join(tmpdir(), 'countertop-desk-'));
  till = await launchTill({ userData });
  await askPage(till.page, 'setup.startAlone', { catalog: 'sample', currency: 'EUR' });
  await signInAsOwner(till.page);
  await askPage(till.page, 'shift.open', { counts: { '1000': 20 } });
  await catalogReady(till.page);
});

test.afterAll(async () => {
  await till.close();
  await rm(userData, { recursive: true, force: true });
});

/** Codes of the sample shop: 7.90 and 4.90. */
const ESPRESSO = '9520417011372';
const JAM = '9520417014700';

/** For eyes: the picture is kept with the test's results. */
async function shoot(name: string): Promise<void> {
  await till.page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

/** As a person types: slower than any scanner. */
async function type(text: string): Promise<void> {
  await till.page.keyboard.type(text, { delay: 90 });
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await till.page.keyboard.press(key, { delay: 60 });
}

/** Goes on with Tab until it has the focus. */
async function tabTo(target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  await expect(async () => {
    await press('Tab');
    await expect(target).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [10] });
}

/** Opens what a key opens, and waits until its first field has the focus. */
async function open(key: string, title: string, field: string | null = null): Promise<Locator> {
  await press(key);
  const dialog = till.page.getByRole('dialog', { name: title });
  await expect(dialog).toBeVisible();
  if (field !== null) await expect(dialog.getByLabel(field, { exact: true })).toBeFocused();
  return dialog;
}

/** Looks for goods by name and takes the first hit. */
async function find(text: string): Promise<void> {
  await type(text);
  const name = text.replace(/^\d+\*/, '');
  await expect(till.page.getByRole('list', { name: 'Goods to choose from' })).toContainText(
    new RegExp(name, 'i'),
  );
  await press('Enter');
  await expect(till.page.getByRole('searchbox')).toHaveValue('');
}

/** Takes cash: exactly, or what was typed. */
async function pay(total: string, given = ''): Promise<void> {
  const { page } = till;
  await expectTotal(page, total);
  await open('F9', 'Pay', 'Cash given');
  await type(given);
  await press('Enter');
  await expect(page.getByRole('dialog', { name: 'Paid' })).toBeVisible();
  // A press in the first half second is taken for the second half of a double press.
  await expect(async () => {
    await press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden({ timeout: 300 });
  }).toPass();
}

const basket = (page: Page) => page.getByRole('complementary', { name: 'Basket' });

test('ten mixed sales in a rush, without a hand on anything but the keyboard', async () => {
  test.setTimeout(300_000);
  const { page } = till;
  await ringUp(till, ESPRESSO);
  await pay('7.90');

  await find('honey');
  await pay('6.80', '10');

  await find('3*dark choc');
  await pay('10.20', '20');

  await ringUp(till, ESPRESSO);
  await open('F2', 'House Espresso, Beans 250 g', 'How many?');
  await type('2');
  await press('Enter');
  await pay('15.80');

  await ringUp(till, JAM);
  await press('Delete');
  await expect(basket(page)).toContainText('was removed');
  await press('Control+z');
  const line = await open('F2', 'Apricot Jam 220 g', 'How many?');
  await tabTo(line.getByRole('button', { name: 'Discount' }));
  const discount = await open('Enter', 'Discount on Apricot Jam 220 g', 'Percent off');
  await type('10');
  await tabTo(discount.getByLabel('Reason', { exact: true }));
  await type('dented lid');
  await shoot('a discount on a line');
  await expectAccessible(page);
  await press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await open('F4', 'Why is it 4.41?');
  await shoot('why it costs that');
  await expectAccessible(page);
  await press('Escape');
  await pay('4.41', '5');

  const misc = await open('F8', 'Something else', 'Price');
  await type('3.50');
  await tabTo(misc.getByLabel('What it is'));
  await type('Gift wrap');
  await press('Enter');
  await pay('3.50');

  const customer = await open('F7', 'Customer', 'Name, phone, mail or card');
  await type('Ada Okafor');
  await tabTo(customer.getByRole('button', { name: 'New customer' }));
  await open('Enter', 'New customer', 'Name');
  await press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await ringUp(till, ESPRESSO);
  await expect(basket(page)).toContainText('Ada Okafor');
  await shoot('a customer on the basket');
  await pay('7.90');

  const more = await open('F5', 'This basket');
  await tabTo(more.getByRole('button', { name: 'Gift voucher' }));
  await open('Enter', 'Sell a gift voucher', 'Value');
  await type('25');
  await press('Enter');
  await pay('25.00', '50');

  await ringUp(till, JAM);
  await press('Control+t');
  await ringUp(till, ESPRESSO);
  await shoot('two open baskets');
  await pay('7.90');
  await press('Control+1');
  await expect(basket(page)).toContainText('Apricot Jam');
  await pay('4.90');

  const { sales } = contract.sale.recent.output.parse(
    await askPage(page, 'sale.recent', { text: '', limit: 50, before: null }),
  );
  expect(sales.map(({ total }) => total)).toEqual([490, 790, 2500, 790, 350, 441, 1580, 1020, 680, 790]);
  expect(sales.map(({ receiptNumber }) => receiptNumber).toReversed()).toEqual(
    Array.from({ length: 10 }, (_, nth) => `R1-${String(nth + 1).padStart(6, '0')}`),
  );
  expect(sales[3]?.customerName).toBe('Ada Okafor');
});

test('what is parked and what is open outlive a kill, the same one in front', async () => {
  const { page } = till;
  await ringUp(till, ESPRESSO);
  await open('F6', 'Park the basket', 'Name');
  await type('Blue coat');
  await press('Enter');
  await expect(page.getByRole('button', { name: '1 parked' })).toBeVisible();
  await ringUp(till, JAM);
  await press('Control+t');
  await find('honey');
  await expect
    .poll(async () => {
      const kept = contract.basket.open.output.parse(await askPage(page, 'basket.open', {}));
      return kept.baskets.map(({ lines }) => lines.map(({ name }) => name));
    })
    .toEqual([['Apricot Jam 220 g'], ['Wildflower Honey 350 g']]);
  await till.kill();

  till = await launchTill({ userData });
  await signInAsOwner(till.page);
  await expectTotal(till.page, '6.80');
  await expect(till.page.getByRole('navigation', { name: 'Open baskets' }).getByRole('listitem')).toHaveCount(
    2,
  );
  await shoot('after the kill');
  await expectAccessible(till.page);
  const list = await open('Shift+F6', 'Parked baskets');
  await expect(list.getByRole('button', { name: /^Blue coat/ })).toBeFocused();
  await expect(list).toContainText('Mira');
  await shoot('parked baskets');
  await expectAccessible(till.page);
  await press('Enter');
  await pay('7.90');
  await press('Control+1');
  await pay('4.90');
  await press('Control+2');
  await pay('6.80');
  const { baskets } = contract.basket.open.output.parse(await askPage(till.page, 'basket.open', {}));
  expect(baskets).toEqual([]);
});
