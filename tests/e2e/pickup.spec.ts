// What a shopper ordered is picked, packed and handed over at the real till, and the real store agrees to the unit and
// the cent: with the line up, with the line down all the while, and when nobody came.
import { rm } from 'node:fs/promises';
import { expect, test, type Locator } from '@playwright/test';
import { contract } from '#contract/index.ts';
import type { Proposal } from '#contract/pickup.ts';
import type { LaunchedTill } from '#tests/support/electron.ts';
import { startFaultProxy, type FaultProxy } from '#tests/support/fault-proxy.ts';
import { cancelInStore, placePickupOrder, readOrder, type PlacedOrder } from '#tests/support/shopper.ts';
import { witnessStore, type VendureWitness } from '#tests/support/store-witness.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import {
  catalogReady,
  expectAccessible,
  goodsOf,
  joinedTill,
  nextCustomer,
  payExactly,
  plentyOf,
  scan,
  shownStock,
  unsent,
  type JoinedTill,
  type StoreGoods,
} from './counter.ts';
import { pick, turnTo } from './picking.ts';
import { askPage } from './sign-in.ts';

test.describe.configure({ mode: 'serial' });

const LATE = { timeout: 60_000 };

let store: RunningStore;
let proxy: FaultProxy;
let joined: JoinedTill;
let till: LaunchedTill;
let goods: StoreGoods[];
let witness: VendureWitness;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  store = await startStore({ prepared: true });
  witness = witnessStore(store, true);
  proxy = await startFaultProxy({ target: store.port });
  joined = joinedTill(store, proxy.url);
  till = await joined.start();
  await catalogReady(till.page);
  goods = await plentyOf(store);
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

function nth(index: number): StoreGoods {
  const one = goods[index];
  if (one === undefined) throw new Error('the store has too few goods');
  return one;
}

function withId(id: string): StoreGoods {
  const one = goods.find((some) => some.id === id);
  if (one === undefined) throw new Error(`the store has no goods ${id} with a code`);
  return one;
}

/** An order of these, pieces by goods, to be paid at the counter; waits until the till has it. */
async function order(lastName: string, items: readonly [StoreGoods, number][]): Promise<PlacedOrder> {
  const placed = await placePickupOrder(store, {
    items: items.map(([{ id: variantId }, quantity]) => ({ variantId, quantity })),
    promisedAt: Date.now() + 3_600_000,
    customer: { firstName: 'Ada', lastName, emailAddress: `${lastName.toLowerCase()}@example.com` },
  });
  await till.page.keyboard.press('Alt+6');
  await expect(card(lastName)).toBeVisible(LATE);
  return placed;
}

const card = (lastName: string): Locator =>
  till.page.getByRole('article', { name: new RegExp(`^Ada ${lastName}`) });

const button = (name: string | RegExp): Locator => till.page.getByRole('button', { name });

/** Accepts it on the board and begins its walk. */
async function beginWalk(lastName: string): Promise<void> {
  await card(lastName).getByRole('button', { name: 'Accept' }).click();
  await card(lastName).getByRole('button', { name: 'Start the walk' }).click();
  await expect(till.page.getByRole('heading', { name: `Picking for Ada ${lastName}` })).toBeVisible();
}

/** What the till proposes for goods of an order that is no dearer and has a code. */
async function proposalFor({ orderId, lines }: PlacedOrder, { id }: StoreGoods): Promise<Proposal> {
  const lineId = lines.find(({ variantId }) => variantId === id)?.lineId ?? '';
  const answer = await askPage(till.page, 'pickup.proposals', { orderId, lineId });
  const { proposals } = contract.pickup.proposals.output.parse(answer);
  const one = proposals.find(
    (some) => !some.isDearer && goods.some((known) => known.id === some.variantRemoteId),
  );
  if (one === undefined) throw new Error('nothing could stand in');
  return one;
}

/** One of two lacks, the other goods are replaced, all of it is packed on B3 and ready. Gives the substitute. */
async function pickWithLacks(
  placed: PlacedOrder,
  [short, replaced]: readonly [StoreGoods, StoreGoods],
): Promise<StoreGoods> {
  const proposal = await proposalFor(placed, replaced);
  const substitute = withId(proposal.variantRemoteId);
  await turnTo(till, short);
  await pick(till, short, '1 of 2');
  await button('Missing').click();
  await button('Leave it out').click();
  await button('Go on picking').click();
  await expect(till.page.getByRole('dialog')).toBeHidden();
  await turnTo(till, replaced);
  await button('Missing').click();
  await button('Offer something else').click();
  await till.page.getByRole('dialog').getByRole('button', { name: proposal.name }).first().click();
  await button('The shopper agrees').click();
  await button('Go on picking').click();
  await expect(till.page.getByRole('dialog')).toBeHidden();
  await pick(till, substitute, '1 of 1');
  await button('Pack').click();
  await till.page.getByRole('textbox', { name: 'Shelf or fridge' }).fill('B3');
  await button('Packed and ready').click();
  await expect(till.page.getByText('All of it is packed')).toBeVisible();
  return substitute;
}

/** The shopper shows the code where goods are sold, pays in cash, and has it: no hand leaves the keys. */
async function handOver({ pickupCode }: PlacedOrder): Promise<void> {
  const { page } = till;
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('complementary', { name: 'Basket' })).toBeVisible();
  await scan(till, pickupCode);
  await expect(page.getByText('The code is right')).toBeVisible();
  await expect(button(/^Take .* and hand over/)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Basket' })).toContainText('Order ');
  await payExactly(page);
  await nextCustomer(page);
}

/** What the store has on hand and allocated of goods. */
const stockOf = async ({ id }: StoreGoods): Promise<readonly [onHand: number, allocated: number]> => {
  const { onHand, allocated } = await witness.stock(id);
  return [onHand, allocated];
};

const settled = (): Promise<void> => expect.poll(() => unsent(joined.userData), LATE).toBe(0);

interface Expected {
  readonly placed: PlacedOrder;
  readonly short: StoreGoods;
  readonly replaced: StoreGoods;
  readonly substitute: StoreGoods;
}

/** The order is delivered and paid; what lacked is off it, what stood in is on it. */
async function expectGiven({ placed, short, replaced, substitute }: Expected): Promise<void> {
  const stored = await readOrder(store, placed.orderId);
  const priceOf = ({ id }: StoreGoods): number =>
    placed.lines.find(({ variantId }) => variantId === id)?.unitPrice ?? 0;
  const whole = placed.lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
  const total = placed.total - whole + priceOf(short) + substitute.price;
  expect(stored.state).toBe('Delivered');
  expect(stored.total).toBe(total);
  const paid = stored.payments.filter(({ state }) => state === 'Settled');
  expect(paid.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
  const pieces = (id: string): number =>
    stored.lines.reduce((sum, line) => (line.variantId === id ? sum + line.quantity : sum), 0);
  expect([short, replaced, substitute].map(({ id }) => pieces(id))).toEqual([1, 0, 1]);
  const sales = contract.sale.recent.output.parse(
    await askPage(till.page, 'sale.recent', { text: '', limit: 1, before: null }),
  ).sales;
  expect(sales[0]?.total).toBe(total);
}

/** So many pieces fewer of each are there than before, in the store and as the till shows it; none is held. */
async function expectStock(before: readonly [StoreGoods, number, number][]): Promise<void> {
  for (const [one, onHand, less] of before) {
    expect(await stockOf(one)).toEqual([onHand - less, 0]);
    const here = (await goodsOf(store)).find(({ id }) => id === one.id)?.onHand ?? 0;
    await expect.poll(() => shownStock(joined.userData, one.id), LATE).toBe(here);
  }
}

test('an order with a shortage and a substitute is handed over by its code and paid in cash', async () => {
  test.setTimeout(240_000);
  const [short, replaced] = [nth(0), nth(4)];
  const placed = await order('Okafor', [
    [short, 2],
    [replaced, 1],
  ]);
  await shoot('board');
  await expectAccessible(till.page);
  const before = new Map<string, number>();
  for (const { id } of goods) before.set(id, (await witness.stock(id)).onHand);
  await beginWalk('Okafor');
  const substitute = await pickWithLacks(placed, [short, replaced]);
  await expectAccessible(till.page);
  await shoot('packed');
  await handOver(placed);
  await settled();
  await expectGiven({ placed, short, replaced, substitute });
  await expectStock([
    [short, before.get(short.id) ?? 0, 1],
    [replaced, before.get(replaced.id) ?? 0, 0],
    [substitute, before.get(substitute.id) ?? 0, 1],
  ]);
});

test('the same with the line down from accepting to handing over is in the store when it is back', async () => {
  test.setTimeout(240_000);
  const { page } = till;
  const [short, replaced] = [nth(1), nth(5)];
  const placed = await order('Becker', [
    [short, 2],
    [replaced, 1],
  ]);
  const before = new Map<string, number>();
  for (const { id } of goods) before.set(id, (await witness.stock(id)).onHand);
  await proxy.listen(false);
  await beginWalk('Becker');
  const substitute = await pickWithLacks(placed, [short, replaced]);
  await page.keyboard.press('Alt+6');
  await expect(page.getByText(/^The line to the store is down; orders known/)).toBeVisible(LATE);
  await shoot('line down');
  await handOver(placed);
  expect((await readOrder(store, placed.orderId)).state).not.toBe('Delivered');
  await proxy.listen(true);
  await settled();
  await expectGiven({ placed, short, replaced, substitute });
  await expectStock([
    [short, before.get(short.id) ?? 0, 1],
    [replaced, before.get(replaced.id) ?? 0, 0],
    [substitute, before.get(substitute.id) ?? 0, 1],
  ]);
});

test('what nobody fetched is released, and once it is back on the shelf the store sells it again', async () => {
  test.setTimeout(240_000);
  const { page } = till;
  const one = nth(7);
  const [onHand] = await stockOf(one);
  const placed = await order('Haddad', [[one, 1]]);
  await beginWalk('Haddad');
  await pick(till, one, '1 of 1');
  await button('Pack').click();
  await page.getByRole('textbox', { name: 'Shelf or fridge' }).fill('A1');
  await button('Packed and ready').click();
  await button('To the board').click();
  await settled();
  expect(await stockOf(one)).toEqual([onHand - 1, 0]);
  const { rules } = contract.pickup.board.output.parse(await askPage(page, 'pickup.board', {}));
  await askPage(page, 'pickup.saveRules', { ...rules, releaseAfterHours: 0 });
  await card('Haddad').getByRole('link').click();
  await button('Release, nobody came').click();
  await button('Goods are back on the shelf').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Goods are back on the shelf' }).click();
  await expect(page.getByText('Released', { exact: true }).first()).toBeVisible();
  await settled();
  expect((await readOrder(store, placed.orderId)).state).toBe('Cancelled');
  expect(await stockOf(one)).toEqual([onHand, 0]);
});

test('an order that its shopper cancels is given up on the walk, and its goods are free again', async () => {
  test.setTimeout(240_000);
  const { page } = till;
  const one = nth(8);
  const before = await stockOf(one);
  const placed = await order('Lindqvist', [[one, 2]]);
  await beginWalk('Lindqvist');
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'How many?' }).fill('1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: `${one.name} 1 of 2` })).toBeVisible();
  await cancelInStore(store, placed.orderId);
  await expect(page.getByText(/^Ada Lindqvist: The shopper cancelled this order/)).toBeVisible(LATE);
  await shoot('cancelled');
  await button('Give it up here too').click();
  await expect(page.getByText(`Put back: 1 × ${one.name}`)).toBeVisible();
  await expectAccessible(page);
  await shoot('given-up');
  await settled();
  expect(await stockOf(one)).toEqual(before);
});
