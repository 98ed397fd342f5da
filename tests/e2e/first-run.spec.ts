// A new till meets its store: the guide, the catalog with pictures, and axe on every screen.
import { expect, test } from '@playwright/test';
import { launchTill, type LaunchedTill } from '#tests/support/electron.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import {
  catalogReady,
  expectAccessible,
  goodsOf,
  nextCustomer,
  receiptNumberOf,
  ringUp,
  scan,
} from './counter.ts';
import { askPage, signInAsOwner } from './sign-in.ts';

test.describe.configure({ mode: 'serial' });

let store: RunningStore;
let till: LaunchedTill;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  store = await startStore({ prepared: true });
  till = await launchTill();
});

test.afterAll(async () => {
  await till.close();
  await store.dispose();
});

test('the guide says plainly when there is no store, or the key is wrong', async () => {
  const { page } = till;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Join an online store' }).click();
  await expectAccessible(page);
  await page.getByLabel('Address of the store').fill('http://127.0.0.1:9');
  await page.getByLabel('Key for this till').fill('wrong');
  await page.getByRole('button', { name: 'Check the store' }).click();
  await expect(page.getByText('The store does not answer.')).toBeVisible();
  await page.getByLabel('Address of the store').fill(store.url);
  await page.getByRole('button', { name: 'Check the store' }).click();
  await expect(page.getByText('The store does not accept this key.')).toBeVisible();
  await expectAccessible(page);
});

test('joins the store, and its goods appear with pictures', async () => {
  const { page } = till;
  await page.getByLabel('Key for this till').fill(store.apiKey);
  await page.getByRole('button', { name: 'Check the store' }).click();
  await page.getByText('Shop One').click();
  await expectAccessible(page);
  await page.getByLabel('Code of this register').fill('R1');
  await page.getByRole('button', { name: 'Connect this till' }).click();
  await expect(page.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
  await signInAsOwner(page);
  await catalogReady(page);
  const pictures = page.locator('img[src*="picture/"]');
  await expect(pictures.first()).toBeVisible();
  expect(await pictures.first().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
    50,
  );
  await expectAccessible(page);
});

test('a scan from the store’s catalog makes a line; a code that nobody knows gets a clear sign', async () => {
  const { page } = till;
  const [goods] = await goodsOf(store);
  await ringUp(till, goods?.barcode ?? '');
  await expect(page.getByRole('complementary', { name: 'Basket' })).toContainText(goods?.name ?? '');
  await scan(till, '4012345678901');
  await expect(page.getByText('No product has the code 4012345678901')).toBeVisible();
  await expectAccessible(page);
});

test('axe finds nothing on any other screen', async () => {
  const { page } = till;
  await askPage(page, 'shift.open', { counts: {} });
  await page.keyboard.press('F9');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Exact' }).click();
  expect(await receiptNumberOf(page)).toBe('R1-000001');
  await expectAccessible(page);
  await nextCustomer(page);
  await page.getByRole('link', { name: 'Sales' }).click();
  await page.getByText('R1-000001').first().click();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
});
