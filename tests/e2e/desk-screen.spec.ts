// The pickup desk on a phone: a real browser and the real till, over the network of this machine.
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import { contract } from '#contract/index.ts';
import { launchTill, type LaunchedTill } from '#tests/support/electron.ts';
import { freePort } from '#tests/support/free-port.ts';
import { expectAccessible } from './counter.ts';
import {
  browserTrusting,
  certificateAt,
  giveCameraCodes,
  openPhone,
  showToCamera,
  signInOnPhone,
} from './second-screen.ts';
import { askPage, signInAsOwner } from './sign-in.ts';

test.describe.configure({ mode: 'serial' });

const PIN = '1111';

let userData: string;
let till: LaunchedTill;
let browser: Browser;
let phone: Page;
let url: string;
let code: string;
const violations: string[] = [];

test.beforeAll(async () => {
  userData = mkdtempSync(join(tmpdir(), 'countertop-desk-'));
  till = await launchTill({ userData });
  await askPage(till.page, 'setup.startAlone', { catalog: 'sample', currency: 'EUR' });
  await signInAsOwner(till.page);
  const ben = { staffId: v7(), name: 'Ben', roleId: 'fulfilment', isActive: true };
  await askPage(till.page, 'people.save', { staff: ben, pin: PIN });
});

test.afterAll(async () => {
  await browser.close();
  await till.close();
  await rm(userData, { recursive: true, force: true });
});

/** For eyes: the picture is kept with the test's results. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

async function showCode(): Promise<string> {
  await till.page.getByRole('button', { name: 'Show a code' }).click();
  const shown = till.page.getByText(/^[0-9A-Z]{4} [0-9A-Z]{4}$/);
  await expect(shown).toBeVisible();
  return (await shown.innerText()).replace(' ', '');
}

test('a manager turns it on and sees the certificate that browsers see', async () => {
  const { page } = till;
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: /^Phones and tablets/ }).click();
  await expect(page.getByText('While it is off, this PC takes nothing from the network.')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Port').fill(String(await freePort()));
  await page.getByRole('button', { name: 'Turn on' }).click();
  await expect(page.getByRole('button', { name: 'Turn off' })).toBeVisible();
  const status = contract.desk.status.output.parse(await askPage(page, 'desk.status', {}));
  url = status.url ?? '';
  const certificate = await certificateAt(url);
  await expect(page.getByText(certificate.fingerprint256.replaceAll(':', ' '))).toBeVisible();
  browser = await browserTrusting(certificate);
});

test('a phone is paired by the code, under a name', async () => {
  code = await showCode();
  await expect(till.page.getByRole('img', { name: 'Code to pair with' })).toBeVisible();
  await expectAccessible(till.page);
  await shoot(till.page, 'manager');
  phone = await openPhone(browser, violations);
  await phone.goto(`${url}/#${code}`);
  await expect(phone.getByLabel('Code from the till')).toHaveValue(code);
  expect(phone.url()).toBe(`${url}/`);
  await expectAccessible(phone);
  await shoot(phone, 'pair');
  await phone.getByLabel('Name of this device').fill('Phone in the aisles');
  await phone.getByRole('button', { name: 'Pair' }).click();
  await expect(phone.getByRole('radiogroup', { name: 'Who are you?' })).toBeVisible();
  await expect(till.page.getByText('Phone in the aisles is paired.')).toBeVisible();
  await expect(till.page.getByText('Here now')).toBeVisible();
});

test('the same code pairs nobody else', async () => {
  const other = await openPhone(browser, violations);
  await other.goto(url);
  await other.getByLabel('Code from the till').fill(code);
  await other.getByLabel('Name of this device').fill('Somebody else');
  await other.getByRole('button', { name: 'Pair' }).click();
  await expect(
    other.getByText('This code is wrong or too old. Ask for a new one at the till.'),
  ).toBeVisible();
  await shoot(other, 'pair-refused');
  await other.context().close();
});

test('somebody signs in with their PIN, on the phone alone', async () => {
  await expectAccessible(phone);
  await shoot(phone, 'sign-in');
  await signInOnPhone(phone, 'Ben', PIN);
  await expect(till.page.getByRole('button', { name: 'Mira' })).toBeVisible();
  await expectAccessible(phone);
  await shoot(phone, 'desk');
  await phone.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(phone);
  await shoot(phone, 'desk-dark');
  await phone.emulateMedia({ colorScheme: null });
  await phone.reload();
  await expect(phone.getByRole('button', { name: 'Ben' })).toBeVisible();
});

test('the till goes on while a PIN is looked at: its main process makes no key itself', async () => {
  await till.app.evaluate(() => {
    const crypto = process.getBuiltinModule('node:crypto');
    const refuse = (): never => {
      throw new Error('keys of PINs are made in a thread');
    };
    Object.assign(crypto, { scrypt: refuse, scryptSync: refuse });
    process.getBuiltinModule('node:module').syncBuiltinESMExports();
  });
  await phone.getByRole('button', { name: 'Ben' }).click();
  await phone.getByRole('button', { name: 'Lock the till' }).click();
  await signInOnPhone(phone, 'Ben', PIN);
});

test('nothing but its page is there, and its page breaks no rule of its policy', async () => {
  for (const path of ['/index.html', '/display.html', '/../till.db', '/.vite/manifest.json']) {
    expect((await phone.context().request.get(url + path, { ignoreHTTPSErrors: true })).status()).toBe(404);
  }
  expect(violations).toEqual([]);
});

test('the camera reads codes where the browser can', async () => {
  await giveCameraCodes(phone);
  await phone.getByRole('button', { name: 'Scan by camera' }).click();
  await expect(phone.getByRole('region', { name: 'Camera' }).locator('video')).toBeVisible();
  await showToCamera(phone, '9520417011372');
  await expect(phone.getByText('9520417011372 is no pickup code')).toBeVisible();
  await expectAccessible(phone);
  await shoot(phone, 'camera');
  await phone.getByRole('button', { name: 'Camera off' }).click();
  await expect(phone.getByRole('region', { name: 'Camera' })).toBeHidden();
  expect(violations).toEqual([]);
});

test('says that the till is gone, and goes on when it is back, after the PIN', async () => {
  const { page } = till;
  await page.getByRole('button', { name: 'Turn off' }).click();
  await expect(phone.getByText('No connection to the till')).toBeVisible();
  await expectAccessible(phone);
  await shoot(phone, 'no-line');
  await page.getByLabel('Port').fill(new URL(url).port);
  await page.getByRole('button', { name: 'Turn on' }).click();
  await expect(phone.getByRole('radiogroup', { name: 'Who are you?' })).toBeVisible({ timeout: 15_000 });
  await signInOnPhone(phone, 'Ben', PIN);
});

test('a device that is shut out sees nothing any more, at once', async () => {
  const { page } = till;
  await page.getByRole('button', { name: 'Shut out Phone in the aisles' }).click();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Shut out' }).click();
  await expect(phone.getByRole('heading', { name: 'Pair this device' })).toBeVisible();
  await expect(page.getByText('No device is paired yet.')).toBeVisible();
  await phone.reload();
  await expect(phone.getByRole('heading', { name: 'Pair this device' })).toBeVisible();
});
