// A day with a line that comes and goes, and a power cut: all of it reaches the store once, in order, and both agree.
import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { contract } from '#contract/index.ts';
import type { LaunchedTill } from '#tests/support/electron.ts';
import { startFaultProxy, type FaultProxy } from '#tests/support/fault-proxy.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import {
  beginPayBack,
  catalogReady,
  draftLines,
  goodsOf,
  joinedTill,
  nextCustomer,
  payExactly,
  plentyOf,
  receiptNumberOf,
  ringUp,
  scan,
  shownStock,
  unsent,
  type JoinedTill,
  type StoreGoods,
} from './counter.ts';
import { askPage } from './sign-in.ts';

test.describe.configure({ mode: 'serial' });

const LATE = { timeout: 90_000 };

let store: RunningStore;
let proxy: FaultProxy;
let joined: JoinedTill;
let till: LaunchedTill;
let first: StoreGoods;
let second: StoreGoods;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  store = await startStore({ prepared: true });
  proxy = await startFaultProxy({ target: store.port });
  joined = joinedTill(store, proxy.url);
  till = await joined.start();
  await catalogReady(till.page);
  const [one, two] = await plentyOf(store);
  if (one === undefined || two === undefined) throw new Error('the store has too few goods');
  [first, second] = [one, two];
  await expect.poll(() => shownStock(joined.userData, first.id), LATE).toBe(first.onHand);
});

test.afterAll(async () => {
  await till.close();
  await proxy.close();
  await store.dispose();
  await rm(joined.userData, { recursive: true, force: true });
});

/** For eyes: the picture is kept with the test's results. */
async function shoot(name: string): Promise<void> {
  await till.page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

/** All that the till sold and took back, the newest first. */
async function recorded(): Promise<readonly { readonly saleId: string; readonly total: number }[]> {
  const input = { text: '', limit: 50, before: null };
  return contract.sale.recent.output.parse(await askPage(till.page, 'sale.recent', input)).sales;
}

/** Sells so many pieces, and gives the sale's id, which its receipt bears as a code. */
async function sell({ barcode }: StoreGoods, pieces: number): Promise<string> {
  await till.page.keyboard.press('Alt+1');
  for (let piece = 0; piece < pieces; piece += 1) await ringUp(till, barcode);
  await payExactly(till.page);
  await nextCustomer(till.page);
  return (await recorded())[0]?.saleId ?? '';
}

/** Takes one piece back by the code on its receipt. */
async function takeBack(saleId: string, { barcode }: StoreGoods): Promise<void> {
  const { page } = till;
  await scan(till, saleId);
  await expect(page.getByRole('article').getByRole('img', { name: saleId })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Refund or exchange/ })).toBeVisible();
  await page.keyboard.press('F2');
  await expect(page.getByRole('dialog', { name: /^Refund or exchange/ })).toBeVisible();
  await scan(till, barcode);
  await expect(page.getByRole('status', { name: 'Last scan' })).toContainText(': 1');
  await page.getByRole('button', { name: 'Not wanted after all' }).click();
  await page.keyboard.press('F9');
  await expect(page.getByText('To pay back')).toBeVisible();
  await beginPayBack(page);
  await page.keyboard.press('Enter');
  await receiptNumberOf(page);
  await nextCustomer(page);
}

/** Books in what was delivered. */
async function receive({ barcode }: StoreGoods, pieces: number): Promise<void> {
  const { page } = till;
  await page.keyboard.press('Alt+4');
  await page.getByRole('navigation', { name: 'Stock room' }).getByRole('link', { name: 'Receive' }).click();
  await page.getByRole('button', { name: 'Receive without a delivery note' }).click();
  for (let piece = 0; piece < pieces; piece += 1) await scan(till, barcode);
  await expect(page.getByText(`${pieces} pieces`)).toBeVisible();
  await page.keyboard.press('F9');
  await expect(page.getByText(`Booked in: ${pieces} pieces`)).toBeVisible();
}

const offlineSince = async (): Promise<number | null> =>
  contract.sync.status.output.parse(await askPage(till.page, 'sync.status', {})).offlineSince;

const light = (words: RegExp) => till.page.getByRole('button', { name: words });

const stockInStore = async ({ id }: StoreGoods): Promise<number | undefined> =>
  (await goodsOf(store)).find((goods) => goods.id === id)?.onHand;

const ordersSchema = z.object({
  orders: z.object({
    items: z.array(
      z.object({
        state: z.string(),
        customFields: z.object({ posSaleId: z.string() }),
        payments: z.array(
          z.object({
            createdAt: z.string(),
            amount: z.int(),
            state: z.string(),
            refunds: z.array(z.object({ createdAt: z.string(), total: z.int(), state: z.string() })),
          }),
        ),
      }),
    ),
  }),
});

const ORDERS = `{ orders(options: { filter: { posSaleId: { isNull: false }, active: { eq: false } }, sort: { id: ASC } }) {
  items { state customFields { posSaleId }
    payments { createdAt amount state refunds { createdAt total state } } } } }`;

/** The till's sales as the store itself has them, the oldest first. */
async function ordersInStore() {
  const { orders } = ordersSchema.parse(await store.admin(ORDERS));
  return orders.items;
}

const arrived = async (): Promise<number> =>
  (await ordersInStore()).filter(({ state, payments }) => state === 'Delivered' && payments.length === 1)
    .length;

test('what is sold, taken back and received without a line is in the store once when it is back', async () => {
  test.setTimeout(300_000);
  const early = await sell(first, 1);
  await expect.poll(arrived, LATE).toBe(1);
  await expect(light(/^In step/)).toBeVisible(LATE);

  await proxy.listen(false);
  const kept = await sell(second, 1);
  const halved = await sell(first, 2);
  await expect(light(/^Line down since .*2 documents wait/)).toBeVisible(LATE);
  await takeBack(halved, first);
  await receive(second, 2);
  await expect(light(/^Line down since .*4 documents wait/)).toBeVisible();
  await shoot('line down');
  const since = await offlineSince();
  expect(since).not.toBeNull();

  await till.page.keyboard.press('Alt+1');
  await ringUp(till, second.barcode);
  await expect.poll(() => draftLines(joined.userData)).toBe(1);
  await till.kill();
  till = await joined.start();
  await expect(till.page.getByRole('complementary', { name: 'Basket' })).toContainText(second.name);
  await expect(light(/^Line down since .*4 documents wait/)).toBeVisible(LATE);
  expect(await offlineSince()).toBe(since);
  expect(await arrived()).toBe(1);

  await proxy.listen(true);
  await expect.poll(() => unsent(joined.userData), LATE).toBe(0);
  await expect(light(/^In step/)).toBeVisible(LATE);
  await shoot('in step');
  const orders = await ordersInStore();
  expect(orders.map(({ customFields }) => customFields.posSaleId)).toEqual([early, kept, halved]);
  expect(orders.map(({ payments }) => payments.map(({ amount, state }) => ({ amount, state })))).toEqual(
    [first.price, second.price, first.price * 2].map((amount) => [{ amount, state: 'Settled' }]),
  );
  const [refund, ...others] = orders.flatMap(({ payments }) => payments.flatMap(({ refunds }) => refunds));
  expect(others).toEqual([]);
  expect(refund).toMatchObject({ total: first.price, state: 'Settled' });
  const sold = orders.at(-1)?.payments[0]?.createdAt ?? '';
  expect(Date.parse(refund?.createdAt ?? '')).toBeGreaterThanOrEqual(Date.parse(sold));
  const taken = (await recorded()).reduce((sum, { total }) => sum + total, 0);
  expect(taken).toBe(first.price + second.price + first.price * 2 - first.price);
  expect(await stockInStore(first)).toBe(first.onHand - 1 - 2 + 1);
  expect(await stockInStore(second)).toBe(second.onHand - 1 + 2);
  await expect.poll(() => shownStock(joined.userData, first.id), LATE).toBe(first.onHand - 2);
  await expect.poll(() => shownStock(joined.userData, second.id), LATE).toBe(second.onHand + 1);
});

test('a store that takes a sale and never answers holds up nobody, and has it once', async () => {
  test.setTimeout(240_000);
  const before = await arrived();
  const stock = await stockInStore(second);
  proxy.set({ weights: { stuck: 1 }, only: 'recordPosSale' });
  await payExactly(till.page);
  await nextCustomer(till.page);
  await expect.poll(arrived, LATE).toBe(before + 1);
  expect(unsent(joined.userData)).toBe(1);
  await sell(first, 1);
  expect(unsent(joined.userData)).toBe(2);
  proxy.plan(null);
  await expect.poll(() => unsent(joined.userData), LATE).toBe(0);
  expect(await arrived()).toBe(before + 2);
  expect(await stockInStore(second)).toBe((stock ?? 0) - 1);
});
