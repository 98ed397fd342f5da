// A shop without an online store takes its goods from a file, sells them, and takes them away again.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { launchTill, type LaunchedTill } from '#tests/support/electron.ts';
import { expectAccessible, payExactly, ringUp } from './counter.ts';
import { askPage, signInAsOwner } from './sign-in.ts';

test.describe.configure({ mode: 'serial' });

const FILE = [
  'SKU;Bezeichnung;VK;EAN;MwSt;Warengruppe;Bestand;Einheit',
  '0017;Earl Grey;12,50;4006381333931;7;Tee > Schwarz;40;Stk',
  '0018;Assam, lose;39,90;;7;Tee > Schwarz;2,5;kg',
  '0019;Teekanne;free;4006381333932;19;Geschirr;4;Stk',
].join('\r\n');

let till: LaunchedTill;
let folder: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countertop-files-'));
  till = await launchTill({ env: { COUNTERTOP_SAVE_FOLDER: folder } });
  await askPage(till.page, 'setup.startAlone', { catalog: 'empty', currency: 'EUR' });
  await till.page.reload();
  await signInAsOwner(till.page);
});

test.afterAll(async () => {
  await till.close();
  await rm(folder, { recursive: true, force: true });
});

test('what a file would do is shown, the bad row with its reasons, and the good ones are taken', async () => {
  const { page } = till;
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('link', { name: /Goods as files/ }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).click(),
  ]);
  await chooser.setFiles({ name: 'tee.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
  await expect(page.getByText('2 new, 0 changed, 0 unchanged, 1 with trouble')).toBeVisible();
  await expect(page.getByText('“free” is no price')).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('preview.png'), fullPage: true });
  await page.getByRole('button', { name: 'Take 2 products' }).click();
  await expect(page.getByText('The goods are here')).toBeVisible();
});

test('they are sold by their codes, and stand in the file that is taken away', async () => {
  const { page } = till;
  await askPage(page, 'shift.open', { counts: {} });
  await page.getByRole('link', { name: 'Sell', exact: true }).click();
  await ringUp(till, '4006381333931');
  await payExactly(page);
  const saved = await askPage(page, 'goodsFile.save', { what: 'goods' });
  const { name } = z.object({ name: z.string() }).parse(saved);
  const text = await readFile(name, 'utf8');
  expect(text).toContain('0017;Earl Grey;Earl Grey;12.50;4006381333931;7 %;Tee > Schwarz;39;piece');
  expect(text).toContain('0018;Assam, lose');
});
