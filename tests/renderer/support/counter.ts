import { screen, within } from '@testing-library/react';
import { item, KNOWN_AT, REDUCED, type FakeShop } from './fake-shop.ts';

export const POT = item({ variantId: 1, name: 'Clay pot, 22 cm', price: 1450 });

/** The last one on the shelf, with options that its name leaves out. */
export const BONSAI = item({
  variantId: 2,
  name: 'Bonsai',
  options: '6 years',
  price: 8500,
  stock: { here: 1000, held: 0, knownAt: KNOWN_AT },
});

/** By weight, at another rate, with a stock that nobody counts. */
export const SOIL = item({
  variantId: 3,
  name: 'Potting soil',
  unit: 'kg',
  price: 180,
  taxCategoryId: REDUCED,
  stock: null,
});

export const POT_CODE = '4006381333931';
export const BONSAI_CODE = '4012345678901';
export const SHARED_CODE = '4098765432109';
export const SOIL_CODE = '2000000000015';

/** Three goods with their codes. */
export const goods: Partial<FakeShop> = {
  items: [POT, BONSAI, SOIL],
  codes: new Map([
    [POT_CODE, [1]],
    [BONSAI_CODE, [2]],
    [SHARED_CODE, [1, 2]],
    [SOIL_CODE, [3]],
  ]),
};

/** The total that the screen shows. */
export function total(): string | null {
  return screen.getByRole('status', { name: 'Total to pay' }).textContent;
}

/** What the lines of the basket are called: quantity, name, amount. */
export function lines(): string[] {
  const list = screen.queryByRole('list', { name: 'Lines of the basket' });
  if (list === null) return [];
  return within(list)
    .getAllByRole('button')
    .filter((button) => button.hasAttribute('aria-pressed'))
    .map((button) => (button.textContent ?? '').trim());
}

/** Waits until the goods are on the screen. */
export async function ready(): Promise<void> {
  await screen.findByRole('button', { name: 'Clay pot, 22 cm 20 here 14.50' });
}
