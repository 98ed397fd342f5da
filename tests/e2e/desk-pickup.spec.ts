// A shopper's order on a phone in the aisles: real store, real till, real browser.
import { rm } from 'node:fs/promises';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import { contract } from '#contract/index.ts';
import type { LaunchedTill } from '#tests/support/electron.ts';
import { freePort } from '#tests/support/free-port.ts';
import { placePickupOrder, type PlacedOrder } from '#tests/support/shopper.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import {
  catalogReady,
  expectAccessible,
  joinedTill,
  plentyOf,
  type JoinedTill,
  type StoreGoods,
} from './counter.ts';
import {
  browserTrusting,
  certificateAt,
  giveCameraCodes,
  openPhone,
  pairPhone,
  showToCamera,
  signInOnPhone,
} from './second-screen.ts';
import { askPage } from './sign-in.ts';

test.describe.configure({ mode: 'serial' });

const PIN = '1111';
const LATE = { timeout: 60_000 };

let store: RunningStore;
let joined: JoinedTill;
let till: LaunchedTill;
let browser: Browser;
let phone: Page;
let goods: StoreGoods;
let other: StoreGoods;
let order: PlacedOrder;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  store = await startStore({ prepared: true });
  joined = joinedTill(store);
  till = await joined.start();
  await catalogReady(till.page);
  const [one, two] = await plentyOf(store);
  if (one === undefined || two === undefined) throw new Error('the store has too few goods');
  [goods, other] = [one, two];
  const ben = { staffId: v7(), name: 'Ben', roleId: 'fulfilment', isActive: true };
  await askPage(till.page, 'people.save', { staff: ben, pin: PIN });
  phone = await pairedPhone();
});

test.afterAll(async () => {
  await browser.close();
  await till.close();
  await store.dispose();
  await rm(joined.userData, { recursive: true, force: true });
});

/** For eyes: the picture is kept with the test's results. */
async function shoot(name: string): Promise<void> {
  await phone.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

async function pairedPhone(): Promise<Page> {
  const { desk } = contract;
  const [place] = desk.status.output.parse(await askPage(till.page, 'desk.status', {})).addresses;
  const wish = { address: place?.address, port: await freePort() };
  const { url } = desk.turnOn.output.parse(await askPage(till.page, 'desk.turnOn', wish));
  if (url === null) throw new Error('the till does not listen');
  const { code } = desk.newCode.output.parse(await askPage(till.page, 'desk.newCode', {}));
  browser = await browserTrusting(await certificateAt(url));
  const page = await openPhone(browser);
  await pairPhone(page, url, code, 'Phone in the aisles');
  await giveCameraCodes(page);
  await signInOnPhone(page, 'Ben', PIN);
  return page;
}

test('an order comes to the phone by itself, and is accepted there', async () => {
  order = await placePickupOrder(store, {
    items: [
      { variantId: goods.id, quantity: 2 },
      { variantId: other.id, quantity: 1 },
    ],
  });
  await expect(phone.getByText(order.code, { exact: true })).toBeVisible(LATE);
  await expectAccessible(phone);
  await shoot('board');
  await phone.getByRole('button', { name: 'Accept', exact: true }).click();
  await till.page.getByRole('link', { name: /^Pickups/ }).click();
  await expect(till.page.getByText(order.code, { exact: true })).toBeVisible();
  await expect(till.page.getByRole('button', { name: 'Start the walk' })).toBeVisible();
});

test('its goods are picked by camera, each piece by itself', async () => {
  await phone.getByRole('button', { name: /^To pick/ }).click();
  await phone.getByRole('button', { name: 'Start the walk' }).click();
  await expect(phone.getByRole('region', { name: 'Now' })).toBeVisible();
  await expectAccessible(phone);
  await shoot('walk');
  await phone.getByRole('button', { name: 'Scan by camera' }).click();
  await showToCamera(phone, other.barcode);
  await expect(phone.getByRole('progressbar', { name: '1 of 3 picked' })).toBeVisible();
  await shoot('walk-by-camera');
  await showToCamera(phone, goods.barcode);
  await expect(phone.getByRole('progressbar', { name: '2 of 3 picked' })).toBeVisible();
  await phone.getByRole('button', { name: 'Camera off' }).click();
  await phone.getByRole('button', { name: 'One more' }).click();
  await expect(phone.getByText('All of it was looked for')).toBeVisible();
});

test('it is packed on the phone, and the counter has it ready', async () => {
  await phone.getByRole('button', { name: 'Pack' }).click();
  await phone.getByLabel('Shelf or fridge').fill('B3');
  await expectAccessible(phone);
  await shoot('pack');
  await phone.getByRole('button', { name: 'Packed and ready' }).click();
  await expect(phone.getByText('All of it is packed')).toBeVisible();
  const ready = till.page.getByRole('region', { name: /^Ready/ });
  await expect(ready.getByText(order.code, { exact: true })).toBeVisible();
  await expect(ready.getByText('B3')).toBeVisible();
});

test('what is to be paid is not taken on the phone', async () => {
  await phone.getByRole('button', { name: 'To the board' }).click();
  await phone.getByRole('button', { name: /^Ready/ }).click();
  await shoot('ready');
  await phone.getByRole('button', { name: 'Hand over and take payment' }).click();
  await expectAccessible(phone);
  await shoot('hand-over');
  const dialog = phone.getByRole('dialog');
  await expect(dialog.getByText('is to be paid at a till first')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /payment|hand over/i })).toBeHidden();
});
