// The line is down, the power goes, an answer is lost: every sale is in the store once, and stock agrees.
import { expect, test } from '@playwright/test';
import { ordersOf } from '#tests/fault/store-orders.ts';
import { startFaultProxy, type FaultProxy } from '#tests/support/fault-proxy.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import {
  catalogReady,
  draftLines,
  goodsOf,
  joinedTill,
  nextCustomer,
  payExactly,
  ringUp,
  shownStock,
  unsent,
  type StoreGoods,
} from './counter.ts';

let store: RunningStore;
let proxy: FaultProxy;
let first: StoreGoods;
let second: StoreGoods;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  store = await startStore({ prepared: true });
  proxy = await startFaultProxy({ target: store.port });
});

test.afterAll(async () => {
  await proxy.close();
  await store.dispose();
});

test.beforeEach(async () => {
  const [one, two] = await goodsOf(store);
  if (one === undefined || two === undefined) throw new Error('the store sells nothing');
  [first, second] = [one, two];
});

const finished = async (): Promise<number> =>
  (await ordersOf(store)).filter((order) => order.state === 'Delivered' && order.settledPayments === 1)
    .length;

test('two sales without a store, a power cut, and the store comes back', async () => {
  test.setTimeout(180_000);
  const before = await finished();
  const joined = joinedTill(store);
  const till = await joined.start();
  await catalogReady(till.page);
  await expect.poll(() => shownStock(joined.userData, first.id)).toBe(first.onHand);
  await store.stop();

  await ringUp(till, first.barcode);
  await ringUp(till, second.barcode);
  await payExactly(till.page);
  await nextCustomer(till.page);
  await ringUp(till, first.barcode);
  await payExactly(till.page);
  await nextCustomer(till.page);
  await expect(till.page.getByText(/Line down.*2 documents wait/)).toBeVisible({ timeout: 30_000 });
  await ringUp(till, second.barcode);
  await expect(till.page.getByRole('complementary', { name: 'Basket' })).toContainText(second.name);
  await expect.poll(() => draftLines(joined.userData)).toBe(1);
  await till.kill();

  const again = await joined.start();
  await expect(again.page.getByRole('complementary', { name: 'Basket' })).toContainText(second.name);
  await expect(again.page.getByText(/2 documents wait/)).toBeVisible({ timeout: 30_000 });
  await store.start();
  await expect.poll(finished, { timeout: 60_000 }).toBe(before + 2);
  const after = await goodsOf(store);
  const stockOf = (id: string): number | undefined => after.find((goods) => goods.id === id)?.onHand;
  expect(stockOf(first.id)).toBe(first.onHand - 2);
  expect(stockOf(second.id)).toBe(second.onHand - 1);
  await expect.poll(() => shownStock(joined.userData, first.id), { timeout: 60_000 }).toBe(first.onHand - 2);
  await expect.poll(() => shownStock(joined.userData, second.id)).toBe(second.onHand - 1);
  await expect(again.page.getByText(/documents wait/)).toBeHidden({ timeout: 30_000 });
  await again.close();
});

test('the answer is cut after the store committed: still once', async () => {
  test.setTimeout(180_000);
  const before = await finished();
  const joined = joinedTill(store, proxy.url);
  const till = await joined.start();
  await catalogReady(till.page);
  proxy.set({ weights: { lostAnswer: 1 }, only: 'recordPosSale' });
  await ringUp(till, first.barcode);
  await payExactly(till.page);
  await expect.poll(finished, { timeout: 30_000 }).toBe(before + 1);
  proxy.set({ weights: {} });
  await expect.poll(() => unsent(joined.userData), { timeout: 90_000 }).toBe(0);
  expect(await finished()).toBe(before + 1);
  expect((await goodsOf(store)).find((goods) => goods.id === first.id)?.onHand).toBe(first.onHand - 1);
  await till.close();
});
