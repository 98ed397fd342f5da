import { expect } from '@playwright/test';
import type { LaunchedTill } from '#tests/support/electron.ts';
import { scan, type StoreGoods } from './counter.ts';

/** Turns to the stop of some goods on the walk that is open. */
export async function turnTo({ page }: LaunchedTill, { name }: StoreGoods): Promise<void> {
  const way = page.getByRole('region', { name: 'The whole way' });
  await way.getByRole('button', { name: new RegExp(`^${name} `) }).click();
  await expect(page.getByRole('region', { name: 'Now' }).getByRole('heading', { name })).toBeVisible();
}

/** Scans a piece, and waits for the tick. */
export async function pick(till: LaunchedTill, { name, barcode }: StoreGoods, done: string): Promise<void> {
  await scan(till, barcode);
  await expect(till.page.getByRole('status').filter({ hasText: `${name} ${done}` })).toBeVisible();
}
