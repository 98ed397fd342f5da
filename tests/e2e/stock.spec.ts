// The stock room by scanner and keyboard, on a real store: goods come in, break, move and are counted while selling goes on.
import { rm } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import type { LaunchedTill } from '#tests/support/electron.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import {
  catalogReady,
  expectAccessible,
  goodsOf,
  joinedTill,
  nextCustomer,
  payExactly,
  plentyOf,
  ringUp,
  scan,
  type StoreGoods,
} from './counter.ts';
import { askPage } from './sign-in.ts';

test.describe.configure({ mode: 'serial' });

let store: RunningStore;
let till: LaunchedTill;
let goods: StoreGoods;
let other: StoreGoods;
let variantId: number;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  store = await startStore({ prepared: true });
  till = await joinedTill(store).start();
  await catalogReady(till.page);
  const shown = await plentyOf(store);
  const [first, second] = shown;
  if (first === undefined || second === undefined) throw new Error('the store has too few goods');
  goods = first;
  other = second;
});

test.afterAll(async () => {
  await till.close();
  await store.dispose();
  await rm(till.userData, { recursive: true, force: true });
});

/** For eyes: the picture is kept with the test's results. */
async function shoot(name: string): Promise<void> {
  await till.page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

/** Goes to a screen of the stock room by its link. */
async function room(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByRole('navigation', { name: 'Stock room' }).getByRole('link', { name }).click();
}

/** What the store itself says is there. */
async function onHand(): Promise<number | undefined> {
  return (await goodsOf(store)).find(({ id }) => id === goods.id)?.onHand;
}

test('a scan opens goods with what every place has', async () => {
  const { page } = till;
  await page.keyboard.press('Alt+4');
  await expect(page.getByText('Scan something')).toBeVisible();
  await expectAccessible(page);
  await scan(till, goods.barcode);
  const places = page.getByRole('list', { name: 'Stock by place' }).getByRole('listitem');
  await expect(places.first()).toContainText(String(goods.onHand));
  await expect(page.getByText('This till has moved none of these goods yet.')).toBeVisible();
  variantId = Number(new URL(page.url().replace('#', '')).searchParams.get('variant'));
  await expectAccessible(page);
  await shoot('goods');
});

test('what arrives is scanned and booked, and the store has more of it', async () => {
  const { page } = till;
  await room(page, 'Receive');
  await page.getByRole('button', { name: 'Receive without a delivery note' }).click();
  await page.getByLabel('Supplier').fill('North Roasters');
  for (const code of [goods.barcode, other.barcode, goods.barcode]) await scan(till, code);
  await expect(page.getByText('3 pieces')).toBeVisible();
  await scan(till, '4999999999996');
  await expect(page.getByRole('alert')).toContainText('4999999999996');
  await expectAccessible(page);
  await shoot('receive');
  await page.keyboard.press('F9');
  await expect(page.getByText('Booked in: 3 pieces')).toBeVisible();
  await expect(page.getByText('The store learns of it right away.')).toBeVisible();
  await expectAccessible(page);
  await expect.poll(onHand).toBe(goods.onHand + 2);
});

test('what is expected is noted once, and its arrival shows what is too much', async () => {
  const { page } = till;
  await room(page, 'Receive');
  await page.getByRole('button', { name: 'Note an expected delivery' }).click();
  await page.getByLabel('Supplier').fill('South Mills');
  await scan(till, other.barcode);
  await expect(page.getByText('1 piece', { exact: true })).toBeVisible();
  await page.keyboard.press('F9');
  await page.getByRole('button', { name: 'Receive South Mills' }).click();
  await expect(page.getByText('1 expected')).toBeVisible();
  await expectAccessible(page);
  for (let nth = 0; nth < 2; nth++) await scan(till, other.barcode);
  await expect(page.getByText('1 more than the 1 expected')).toBeVisible();
  await shoot('over');
  await page.keyboard.press('F9');
  await expect(page.getByText('Booked in: 2 pieces')).toBeVisible();
  await page.getByRole('button', { name: 'To the deliveries' }).click();
  await expect(page.getByText('No delivery is expected')).toBeVisible();
});

test('what broke is taken out with its reason', async () => {
  const { page } = till;
  await room(page, 'Adjust');
  await scan(till, goods.barcode);
  await expect(page.getByText('Say why.')).toBeVisible();
  await page.getByText('Damaged', { exact: true }).click();
  await expectAccessible(page);
  await page.keyboard.press('F9');
  await expect(page.getByText('Taken out: 1 piece')).toBeVisible();
  await expect.poll(onHand).toBe(goods.onHand + 1);
});

test('goods for another place go with a code, and stand as on their way', async () => {
  const { page } = till;
  await room(page, 'Transfer');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send goods' }).click();
  await scan(till, goods.barcode);
  await expect(page.getByText('Say where it goes.')).toBeVisible();
  await page.getByRole('button', { name: /Choose …/ }).click();
  await page.getByRole('option', { name: 'Shop Two' }).click();
  await page.keyboard.press('F9');
  await expect(page.getByRole('img', { name: 'Code of the transfer' })).toBeVisible();
  await expectAccessible(page);
  await shoot('transfer');
  await page.getByRole('button', { name: 'To the transfers' }).click();
  await page.getByRole('button', { name: /say that it arrived/ }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'It has arrived there' }).click();
  await expect(page.getByText('Nothing is on its way')).toBeVisible();
  await expect.poll(onHand).toBe(goods.onHand);
});

test('a count goes on while the same goods are sold, and the sale is no difference', async () => {
  const { page } = till;
  await room(page, 'Count');
  await page.getByRole('button', { name: 'Begin a count' }).click();
  await page.getByText('Some goods').click();
  await scan(till, goods.barcode);
  await expect(page.getByText('1 kind of goods on the list')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('F9');
  await expect(page.getByText('0 of 1 goods counted')).toBeVisible();
  await scan(till, goods.barcode);
  await expect(page.getByText('1 of 1 goods counted')).toBeVisible();
  await page.keyboard.press('F2');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('How many?')).toBeFocused();
  await page.keyboard.type(String(goods.onHand), { delay: 90 });
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByText('As it should be')).toBeVisible();
  await expectAccessible(page);
  await shoot('count');
  await page.keyboard.press('Alt+1');
  await ringUp(till, goods.barcode);
  await payExactly(page);
  await nextCustomer(page);
  await room(page, 'Count');
  await page.getByRole('link', { name: /^Count of/ }).click();
  await page.getByText('Differing', { exact: true }).click();
  await expect(page.getByText('Nothing differs so far.')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('F9');
  await expect(page.getByText('Everything that was counted is as it should be.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Book and end the count' }).click();
  await expect(page.getByText(/^The stock of one of the goods is as it was counted/)).toBeVisible();
  await expect.poll(onHand).toBe(goods.onHand - 1);
});

test('the story of the goods names it all, and leads to the sale', async () => {
  const { page } = till;
  await page.keyboard.press('Alt+4');
  await scan(till, goods.barcode);
  const story = page.getByRole('region', { name: 'How it came about' });
  await expect(story.getByText('Mira received 2')).toBeVisible();
  await expect(story.getByText('Mira took 1 out: Damaged.')).toBeVisible();
  await expect(story.getByText(/^Mira sent 1 to/)).toBeVisible();
  await expect(story.getByText('Mira sold 1.')).toBeVisible();
  await expectAccessible(page);
  await shoot('story');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await shoot('story-dark');
  await page.emulateMedia({ colorScheme: null });
  await story.getByRole('link', { name: /^Receipt R1-/ }).click();
  await expect(page.getByRole('region', { name: 'Receipt' })).toBeVisible();
});

test('what is held back is set by rule and minutes', async () => {
  const { page } = till;
  await room(page, 'Hold back');
  await page.getByLabel('Hold back after so many minutes without word').fill('10');
  await scan(till, goods.barcode);
  await expect(page.getByRole('list', { name: 'How much of what' })).toContainText('1');
  await expectAccessible(page);
  await shoot('buffers');
  await page.keyboard.press('F9');
  await expect
    .poll(() => askPage(page, 'stock.buffers', {}))
    .toMatchObject({ afterMinutes: 10, buffers: [{ variantId, quantity: 1000 }] });
});
