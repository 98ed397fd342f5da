// What the store refuses is settled in the inbox, in the real till against the real store, and arrives there once.
import { rm } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { ordersOf } from '#tests/fault/store-orders.ts';
import type { LaunchedTill } from '#tests/support/electron.ts';
import { startFaultProxy, type FaultProxy } from '#tests/support/fault-proxy.ts';
import { witnessStore, type VendureWitness } from '#tests/support/store-witness.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import {
  catalogReady,
  expectAccessible,
  joinedTill,
  nextCustomer,
  payExactly,
  plentyOf,
  ringUp,
  type StoreGoods,
} from './counter.ts';

test.describe.configure({ mode: 'serial' });

const LATE = { timeout: 60_000 };

let store: RunningStore;
let proxy: FaultProxy;
let till: LaunchedTill;
let goods: StoreGoods[];
let witness: VendureWitness;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  store = await startStore({ prepared: true });
  witness = witnessStore(store, true);
  proxy = await startFaultProxy({ target: store.port });
  till = await joinedTill(store, proxy.url).start();
  await catalogReady(till.page);
  goods = await plentyOf(store);
});

test.afterAll(async () => {
  await till.close();
  await proxy.close();
  await store.dispose();
  await rm(till.userData, { recursive: true, force: true });
});

/** For eyes: the picture is kept with the test's results. */
async function shoot(name: string): Promise<void> {
  await till.page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

function nth(index: number): StoreGoods {
  const one = goods[index];
  if (one === undefined) throw new Error('the store has too few goods');
  return one;
}

/** Sells so many pieces, and gives the receipt's number. */
async function sell({ barcode }: StoreGoods, pieces: number): Promise<string> {
  await till.page.keyboard.press('Alt+1');
  for (let piece = 0; piece < pieces; piece += 1) await ringUp(till, barcode);
  const number = await payExactly(till.page);
  await nextCustomer(till.page);
  return number;
}

/** Nothing is left of it anywhere, as the store counts. */
async function sellOut(id: string): Promise<void> {
  const { onHandAt } = await witness.stock(id);
  for (const location of Object.keys(onHandAt)) await witness.setStock(id, location, 0);
}

const arrived = async (): Promise<number> =>
  (await ordersOf(store)).filter((order) => order.state === 'Delivered' && order.settledPayments === 1)
    .length;

/** From the light to the inbox, as a manager would. */
async function openInbox(page: Page): Promise<void> {
  await page.getByRole('button', { name: /needs? you$/ }).click(LATE);
  await page.getByRole('link', { name: 'Open the inbox' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
}

test('goods that were deleted while the line was down go up as a misc item', async () => {
  test.setTimeout(180_000);
  const { page } = till;
  const before = await arrived();
  await proxy.listen(false);
  const number = await sell(nth(0), 1);
  await witness.deleteVariant(nth(0).id);
  await expect(page.getByRole('button', { name: /Line down.*1 document waits/ })).toBeVisible(LATE);
  await shoot('line down');
  await proxy.listen(true);
  await openInbox(page);
  const card = page.getByRole('article', { name: `Sale ${number}` });
  await expect(card).toContainText('The store does not have these goods any more');
  await expect(card).toContainText(nth(0).name);
  await expectAccessible(page);
  await shoot('refused');
  await card.getByRole('button', { name: 'Send as misc item' }).click();
  await expect(page.getByText('Nothing needs you')).toBeVisible();
  await expect.poll(arrived, LATE).toBe(before + 1);
  await shoot('nothing needs you');
});

test('a sale of more than the store has raises its stock and arrives', async () => {
  test.setTimeout(180_000);
  const { page } = till;
  const before = await arrived();
  await proxy.listen(false);
  const number = await sell(nth(1), 2);
  await sellOut(nth(1).id);
  await proxy.listen(true);
  await openInbox(page);
  const card = page.getByRole('article', { name: `Sale ${number}` });
  await expect(card).toContainText('The store has too little of these goods');
  await card.getByRole('button', { name: 'Raise the store’s stock and send' }).click();
  await expect.poll(arrived, LATE).toBe(before + 1);
  expect((await witness.stock(nth(1).id)).onHand).toBe(0);
});

test('what was written off is taken back, and arrives after all', async () => {
  test.setTimeout(180_000);
  const { page } = till;
  const before = await arrived();
  await proxy.listen(false);
  const number = await sell(nth(2), 1);
  await witness.deleteVariant(nth(2).id);
  await proxy.listen(true);
  await openInbox(page);
  const card = page.getByRole('article', { name: `Sale ${number}` });
  await card.getByRole('button', { name: 'Write off in the store' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Entered in the store by hand' }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Write off', exact: true }).click();
  await expect(page.getByText('Nothing needs you')).toBeVisible();
  await page.getByText('Decided', { exact: true }).click();
  await expect(page.getByText('Written off: Entered in the store by hand').first()).toBeVisible();
  await expectAccessible(page);
  await shoot('decided');
  await page.getByRole('button', { name: `Take back: Sale ${number}` }).click();
  await page.getByText(/^To decide/).click();
  await card.getByRole('button', { name: 'Send as misc item' }).click();
  await expect.poll(arrived, LATE).toBe(before + 1);
});

test('all of it can be read on the screen of the line, and the till is ready to open', async () => {
  test.setTimeout(120_000);
  const { page } = till;
  await page.getByRole('button', { name: /^In step/ }).click(LATE);
  await page.getByRole('link', { name: 'Show everything' }).click();
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByText(/ answered in [\d,]+ ms\./)).toBeVisible();
  await expectAccessible(page);
  await shoot('in step');
  await page.getByRole('button', { name: 'Pause sync' }).click();
  await expect(page.getByRole('heading', { name: /^Sync paused since/ })).toBeVisible();
  await shoot('paused');
  await page.getByRole('button', { name: 'Resume sync' }).click();
  await expect(page.getByRole('heading', { name: /^In step/ })).toBeVisible(LATE);
  await page.keyboard.press('Alt+1');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: /^Ready to open\?/ }).click();
  await expect(page.getByText(/^You can open\./)).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  await shoot('ready to open');
});
