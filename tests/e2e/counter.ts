// What a clerk does at the counter, for the end-to-end tests.
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import SQLite from 'better-sqlite3';
import { z } from 'zod';
import { launchTill, type LaunchedTill } from '#tests/support/electron.ts';
import type { RunningStore } from '#tests/support/store.ts';
import { OWNER_NAME, OWNER_PIN, signInAsOwner } from './sign-in.ts';

/**
 * A scanner types fast and ends with Enter, wherever the focus is. Its keys enter where the keyboard's do, one right
 * after the other: typing through the page would wait for the page between any two.
 */
export async function scan({ app }: LaunchedTill, code: string): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, keys) => {
      const windows = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
      const page = windows.find((one) => /^app:\/\/till\/(#|$)/.test(one.getURL()));
      for (const keyCode of keys) {
        page?.sendInputEvent({ type: 'keyDown', keyCode });
        if (keyCode.length === 1) page?.sendInputEvent({ type: 'char', keyCode });
        page?.sendInputEvent({ type: 'keyUp', keyCode });
      }
    },
    [...code, 'Enter'],
  );
}

/** Scans something that the shop sells, and waits until its line is painted. */
export async function ringUp(till: LaunchedTill, code: string): Promise<void> {
  const painted = (): number => performance.getEntriesByName('scan-to-paint').length;
  const before = await till.page.evaluate(painted);
  await scan(till, code);
  await till.page.waitForFunction(
    (count) => performance.getEntriesByName('scan-to-paint').length > count,
    before,
  );
}

/** Pays the open basket with exactly what it costs, and gives the receipt number. */
export async function payExactly(page: Page): Promise<string> {
  await page.keyboard.press('F9');
  await page.getByRole('button', { name: 'Exact' }).click();
  return await receiptNumberOf(page);
}

/** Opens the paying back of the open basket, up to the key that ends it: the till has said how the money goes back. */
export async function beginPayBack(page: Page): Promise<void> {
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('F9');
  await expect(page.getByRole('button', { name: /^Pay \S+ back/ })).toBeEnabled();
  await expect(page.getByRole('dialog').locator('input:focus, button:focus')).toBeVisible();
}

/** Leaves the paid view; a press in its first half second is taken for the second half of a double press. */
export async function nextCustomer(page: Page): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: 'Next customer' }).click({ timeout: 1000 });
    await expect(page.getByRole('dialog')).toBeHidden({ timeout: 500 });
  }).toPass();
}

/** The receipt number on the paid view. */
export async function receiptNumberOf(page: Page): Promise<string> {
  const number = page.getByText(/^R1-\d{6}$/);
  await expect(number).toBeVisible();
  return await number.innerText();
}

/** The total that the screen shows. */
export async function expectTotal(page: Page, total: string): Promise<void> {
  await expect(
    page.getByRole('complementary', { name: 'Basket' }).getByText(total, { exact: true }).last(),
  ).toBeVisible();
}

/** axe finds nothing on the screen as it stands, once what fades in or out has done so. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      const isEndless = effect?.getComputedTiming().endTime === Infinity;
      return isEndless || playState === 'finished';
    }),
  );
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
    [],
  );
}

/** A till joined to a store, its owner signed in and a shift open, in a folder of its own that outlives a kill. */
export interface JoinedTill {
  readonly userData: string;
  readonly env: Readonly<Record<string, string>>;
  start(): Promise<LaunchedTill>;
}

/** Prepares a till for a store at `url` (the store itself, or something before it). */
export function joinedTill(store: RunningStore, url: string = store.url): JoinedTill {
  const userData = mkdtempSync(join(tmpdir(), 'countertop-e2e-'));
  const keyFile = join(userData, 'store.key');
  writeFileSync(keyFile, store.apiKey);
  chmodSync(keyFile, 0o600);
  const env = {
    COUNTERTOP_STORE_URL: url,
    COUNTERTOP_STORE_KEY_FILE: keyFile,
    COUNTERTOP_STORE_LOCATION: store.locations.S1,
    COUNTERTOP_OWNER: `${OWNER_NAME}:${OWNER_PIN}`,
  };
  const start = async (): Promise<LaunchedTill> => {
    const till = await launchTill({ userData, env });
    await signInAsOwner(till.page);
    return till;
  };
  return { userData, env, start };
}

/** Waits until the catalog is in and its pictures are shown. */
export async function catalogReady(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset['catalog'] === 'ready', null, {
    timeout: 60_000,
  });
}

/** Keeps the printer's address on the settings screen. */
export async function usePrinter(
  page: Page,
  printer: { readonly host: string; readonly port: number },
): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('textbox', { name: 'Address' }).fill(printer.host);
  await page.getByRole('textbox', { name: 'Port' }).fill(String(printer.port));
  await page.getByRole('button', { name: 'Use this printer' }).click();
  await expect(page.getByText('The printer is ready.')).toBeVisible();
  await page.getByRole('link', { name: 'Sell', exact: true }).click();
}

/** Something that the store sells: its id there, what is printed on it, and its gross price in minor units. */
export interface StoreGoods {
  readonly id: string;
  readonly name: string;
  readonly barcode: string;
  readonly price: number;
  readonly onHand: number;
}

const goodsSchema = z.object({
  productVariants: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        priceWithTax: z.number(),
        customFields: z.object({ barcode: z.string().nullable() }),
        stockLevels: z.array(z.object({ stockLocationId: z.string(), stockOnHand: z.number() })),
      }),
    ),
  }),
});

/** Goods of the store by the store's own word, at the till's location. */
export async function goodsOf(store: RunningStore): Promise<StoreGoods[]> {
  const answer = goodsSchema.parse(
    await store.admin(`{ productVariants(options: { take: 1000, sort: { id: ASC } }) { items {
      id name priceWithTax customFields { barcode } stockLevels { stockLocationId stockOnHand } } } }`),
  );
  return answer.productVariants.items.map(({ id, name, priceWithTax, customFields, stockLevels }) => ({
    id,
    name,
    barcode: customFields.barcode ?? '',
    price: priceWithTax,
    onHand: stockLevels.find((level) => level.stockLocationId === store.locations.S1)?.stockOnHand ?? 0,
  }));
}

/** Those that have a code to scan and of which there are more than a test takes. */
export async function plentyOf(store: RunningStore): Promise<StoreGoods[]> {
  return (await goodsOf(store)).filter(({ barcode, onHand }) => barcode !== '' && onHand > 5);
}

/** What a till's database says that the screen shows of a variant's stock: level and unseen movements, in pieces. */
export function shownStock(userData: string, remoteId: string): number {
  return askDatabase(
    userData,
    `SELECT (l.on_hand + (SELECT coalesce(sum(quantity), 0) FROM unseen_movement WHERE variant_id = v.id)) / 1000
     FROM variant AS v JOIN stock_level AS l ON l.variant_id = v.id
     JOIN stock_location AS p ON p.id = l.location_id JOIN shop ON shop.location_remote_id = p.remote_id
     WHERE v.remote_id = ?`,
    remoteId,
  );
}

/** How many sales the till has still to bring to the store. */
export function unsent(userData: string): number {
  return askDatabase(userData, "SELECT count(*) FROM outbox WHERE state <> 'done'");
}

/** How many lines of the open basket are kept. */
export function draftLines(userData: string): number {
  return askDatabase(
    userData,
    "SELECT coalesce(sum(json_array_length(basket, '$.lines')), 0) FROM open_basket",
  );
}

/** The number that a query gives; -1 while there is no row yet. */
function askDatabase(userData: string, query: string, ...values: readonly string[]): number {
  const sqlite = new SQLite(join(userData, 'till.db'), { readonly: true });
  const found = sqlite
    .prepare<string[]>(query)
    .pluck()
    .get(...values);
  sqlite.close();
  return z.number().parse(found ?? -1);
}
