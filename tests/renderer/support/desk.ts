import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect } from 'vitest';
import type { Promotion } from '#domain/promotion/promotion.ts';
import { lines, POT_CODE, ready } from './counter.ts';
import { scan } from './keys.ts';

const ALWAYS = { from: null, until: null, weekdays: [], hours: null } as const;

/** A promotion that always holds, for everybody. */
export function promotion(given: Pick<Promotion, 'id' | 'name' | 'effect'> & Partial<Promotion>): Promotion {
  return { validity: ALWAYS, groupIds: [], coupon: null, priority: 0, isExclusive: false, ...given };
}

/** Ten percent off everything for who has the coupon. */
export const SPRING = promotion({
  id: 'spring',
  name: 'Spring',
  coupon: 'SPRING10',
  effect: {
    kind: 'off',
    scope: { everything: true, categoryIds: [], variantIds: [] },
    reduction: { kind: 'percent', ppm: 100_000 },
  },
});

/** Three clay pots for two. */
export const THREE_FOR_TWO = promotion({
  id: 'pots',
  name: '3 for 2',
  effect: {
    kind: 'x-for-y',
    scope: { everything: false, categoryIds: [], variantIds: [1] },
    take: 3,
    pay: 2,
  },
});

/** One clay pot for 14.50 on the counter. */
export async function withPot(): Promise<void> {
  await ready();
  scan(POT_CODE);
  await waitFor(() => expect(lines()).toEqual(['1× Clay pot, 22 cm 14.50']));
}

/** Types into a field of the dialog that is open. */
export function fill(label: string | RegExp, text: string): void {
  fireEvent.change(within(screen.getByRole('dialog')).getByLabelText(label), { target: { value: text } });
}

/** Presses a button of the dialog that is open. */
export function choose(name: string | RegExp): void {
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name }));
}

/** Opens one of the ways behind `More`. */
export async function openMore(name: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'More' }));
  await screen.findByRole('dialog', { name: 'This basket' });
  choose(new RegExp(`^${name}`));
}

/** Waits until nothing lies over the screen. */
export async function closed(): Promise<void> {
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}
