// Who is at the till: the owner of a new one, PINs, taking over, allowing at the spot, locking, and the journal of it.
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { contract } from '#contract/index.ts';
import { verifyFile } from '#scripts/journal-verify.ts';
import { launchTill, type LaunchedTill } from '#tests/support/electron.ts';
import { expectAccessible, expectTotal, ringUp, scan } from './counter.ts';
import { askPage } from './sign-in.ts';

test.describe.configure({ mode: 'serial' });

let userData: string;
let till: LaunchedTill;

test.beforeAll(async () => {
  userData = mkdtempSync(join(tmpdir(), 'countertop-people-'));
  till = await launchTill({ userData });
});

test.afterAll(async () => {
  await till.close();
  await rm(userData, { recursive: true, force: true });
});

/** Something in the sample shop, at 7.90. */
const ESPRESSO = '9520417011372';

/** For eyes: the picture is kept with the test's results. */
async function shoot(name: string): Promise<void> {
  await till.page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

const lockScreen = (page: Page) => page.getByRole('radiogroup', { name: 'Who are you?' });

/** Types a PIN, wherever the focus is, and sends it. */
async function enterPin(page: Page, pin: string): Promise<void> {
  const field = page.getByLabel('PIN', { exact: true });
  await expect(field).toBeEditable();
  await page.keyboard.type(pin, { delay: 100 });
  await expect(field).toHaveValue(pin);
  await page.keyboard.press('Enter', { delay: 100 });
}

async function lockTill(page: Page): Promise<void> {
  await page.keyboard.press('Control+l');
  await expect(lockScreen(page)).toBeVisible();
}

test('the first run ends with the owner, made by touch alone', async () => {
  const { page } = till;
  await page.getByRole('button', { name: 'Try it with sample goods' }).click();
  await page.getByRole('button', { name: 'Open the till' }).click();
  await expect(page.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Your name').fill('Mira');
  const pad = page.getByRole('group', { name: 'Number pad' });
  for (const field of ['PIN, 4 to 12 digits', 'The same PIN again']) {
    await page.getByLabel(field).click();
    for (const digit of '2468') await pad.getByRole('button', { name: digit }).click();
  }
  await shoot('owner');
  await page.getByRole('button', { name: 'Start selling' }).click();
  await expect(page.getByRole('button', { name: 'Mira' })).toBeVisible();
});

test('the owner hires somebody and reads what a role may do', async () => {
  const { page } = till;
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: /^People/ }).click();
  await page.getByRole('button', { name: 'Add a person' }).click();
  const form = page.getByRole('dialog', { name: 'Add a person' });
  await form.getByLabel('Name').fill('Ben');
  await form.getByLabel('PIN, 4 to 12 digits').fill('1111');
  await form.getByLabel('The same PIN again').fill('1111');
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: /^Ben Clerk/ })).toBeVisible();
  await expectAccessible(page);
  await shoot('people');
  await page.getByRole('button', { name: /^Clerk/ }).click();
  await expect(page.getByRole('checkbox', { name: 'Void the last sale' })).not.toBeChecked();
  await expectAccessible(page);
  await shoot('role');
  await page.keyboard.press('Escape');
});

test('somebody else takes over with F12 and a PIN, by keyboard alone', async () => {
  const { page } = till;
  await page.keyboard.press('Alt+1');
  await ringUp(till, ESPRESSO);
  await page.keyboard.press('F12');
  await expectAccessible(page);
  await shoot('switch');
  await enterPin(page, '1111');
  await expect(page.getByRole('button', { name: 'Ben' })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expectTotal(page, '7.90');
  await expect(page.getByRole('link', { name: 'Settings' })).toBeVisible();
  const session = contract.people.session.output.parse(await askPage(page, 'people.session', {}));
  expect(session.actor?.name).toBe('Ben');
});

test('what a clerk may not do alone, the owner allows at the spot, for one thing and a reason', async () => {
  const { page } = till;
  await page.keyboard.press('F2');
  await page.getByRole('button', { name: 'Another price' }).click();
  await page.getByLabel('Price of one').fill('6.40');
  await page.getByRole('textbox', { name: 'Reason' }).fill('Label on the shelf');
  await page.getByRole('button', { name: 'Change the price' }).click();
  const dialog = page.getByRole('dialog', { name: 'Somebody has to allow this' });
  await expect(dialog.getByText(/6\.40.*instead of.*7\.90/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('label on the shelf');
  await dialog.getByLabel('PIN', { exact: true }).focus();
  await shoot('override');
  await enterPin(page, '9999');
  await expect(dialog.getByText('The PIN is wrong.')).toBeVisible();
  await enterPin(page, '2468');
  await expect(dialog).toBeHidden();
  await expectTotal(page, '6.40');
});

test('wrong PINs have to wait, also after the program was killed, and the basket waits too', async () => {
  const { page } = till;
  await lockTill(page);
  await expect(page.getByText('The open basket is kept.')).toBeVisible();
  await page.getByText('Mira', { exact: true }).click();
  for (const pin of ['1357', '1358', '1359']) {
    await enterPin(page, pin);
    await expect(page.getByText(/The PIN is wrong|can try again/)).toBeVisible();
  }
  await expect(page.getByText(/^Mira can try again in \d seconds?\.$/)).toBeVisible();
  await expectAccessible(page);
  await shoot('locked-out');
  await till.kill();
  till = await launchTill({ userData });
  const again = till.page;
  await expect(lockScreen(again)).toBeVisible();
  const { people } = contract.people.names.output.parse(await askPage(again, 'people.names', {}));
  const mira = people.find(({ name }) => name === 'Mira');
  const tries = again.evaluate((input) => window.countertop?.invoke({ procedure: 'people.signIn', input }), {
    staffId: mira?.staffId,
    pin: '1360',
  });
  expect(await tries).toMatchObject({ ok: false });
  await again.getByText('Mira', { exact: true }).click();
  await expect(again.getByText(/can try again/)).toBeHidden({ timeout: 25_000 });
  await enterPin(again, '2468');
  await expectTotal(again, '6.40');
});

test('an idle till locks itself and keeps the basket; a scan is refused meanwhile', async () => {
  const { page } = till;
  await page.clock.install();
  const all = contract.shop.rules.output.parse(await askPage(page, 'shop.rules', {}));
  await askPage(page, 'shop.changeRules', { ...all, rules: { ...all.rules, lockAfterMinutes: 5 } });
  // The page hears of the new rule when it hears of it; six minutes before that lock nothing.
  await expect(async () => {
    await page.clock.fastForward('06:00');
    await expect(lockScreen(page)).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(page.getByRole('link', { name: 'Sell' })).toBeHidden();
  await scan(till, ESPRESSO);
  await shoot('locked');
  await page.clock.resume();
  await enterPin(page, '2468');
  await expectTotal(page, '6.40');
});

test('the journal tells of all this, holds, and is found whole from outside', async () => {
  const { page } = till;
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: /^Journal/ }).click();
  await expect(page.getByText('Wrong PIN').first()).toBeVisible();
  await expect(page.getByText(/Change a price, up to .*1\.50, allowed by Mira/)).toBeVisible();
  await page.getByRole('button', { name: 'Check the journal' }).click();
  await expect(page.getByText('The journal is whole.')).toBeVisible();
  await expectAccessible(page);
  await shoot('journal');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: null });
  expect(await verifyFile(join(userData, 'till.db'))).toMatchObject({ broken: null });
});
