import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import { emptyBasket } from '#domain/sale/basket.ts';
import { lineOf } from '#renderer/app/counter-lines.ts';
import { BONSAI, BONSAI_CODE, goods, lines, POT, ready } from './support/counter.ts';
import { choose, closed, fill, withPot } from './support/desk.ts';
import type { FakeBridge } from './support/bridge.ts';
import { answersOf } from './support/fake-answers.ts';
import { press, scan } from './support/keys.ts';
import { renderTill } from './support/render-till.tsx';

const ctrl = { ctrlKey: true };
const FIRST = '0192f5a8-7d3c-7000-8000-000000000001';
const SECOND = '0192f5a8-7d3c-7000-8000-000000000002';

const kept = [
  { ...emptyBasket(FIRST, 'EUR'), lines: [lineOf(BONSAI, 1000)] },
  { ...emptyBasket(SECOND, 'EUR'), lines: [lineOf(POT, 2000)] },
];

function tabs(): (string | null)[] {
  const bar = screen.getByRole('navigation', { name: 'Open baskets' });
  return within(bar)
    .getAllByRole('listitem')
    .map((tab) => `${tab.textContent}${tab.querySelector('[aria-current]') === null ? '' : ' <'}`);
}

/** Parks a basket with a clay pot as `Blue coat`. */
async function parkPot(bridge: FakeBridge): Promise<void> {
  await withPot();
  press('F6');
  await screen.findByRole('dialog', { name: 'Park the basket' });
  fill('Name', 'Blue coat');
  choose('Park it');
  await closed();
  act(() => bridge.touch('basket'));
}

describe('open baskets', () => {
  test('are tabs with lines of their own, by key and by touch', async () => {
    renderTill({ shop: goods });
    await withPot();
    press('t', 120, ctrl);
    await waitFor(() => expect(tabs()).toEqual(['Basket 1 1 line', 'Basket 2 <']));
    scan(BONSAI_CODE);
    await waitFor(() => expect(lines()).toEqual(['1× Bonsai, 6 years 85.00']));
    press('1', 120, ctrl);
    await waitFor(() => expect(lines()).toEqual(['1× Clay pot, 22 cm 14.50']));
    press('Tab', 120, ctrl);
    await waitFor(() => expect(lines()).toEqual(['1× Bonsai, 6 years 85.00']));
    press('Tab', 120, { ...ctrl, shiftKey: true });
    await waitFor(() => expect(lines()).toEqual(['1× Clay pot, 22 cm 14.50']));
    fireEvent.click(screen.getByRole('button', { name: /^Basket 2/ }));
    await waitFor(() => expect(lines()).toEqual(['1× Bonsai, 6 years 85.00']));
  });

  test('are each kept, the one in front last', async () => {
    const { shop } = renderTill({ shop: goods });
    await withPot();
    fireEvent.click(screen.getByRole('button', { name: 'Open another basket (Ctrl T)' }));
    scan(BONSAI_CODE);
    await waitFor(() =>
      expect(shop.open.map((one) => one.lines[0]?.name)).toEqual([POT.name, 'Bonsai, 6 years']),
    );
    press('1', 120, ctrl);
    await waitFor(() =>
      expect(shop.open.map((one) => one.lines[0]?.name)).toEqual(['Bonsai, 6 years', POT.name]),
    );
  });

  test('come back after a restart with the same one in front', async () => {
    renderTill({ shop: { ...goods, open: kept } });
    await ready();
    expect(tabs()).toEqual(['Basket 1 1 line', 'Basket 2 <']);
    expect(lines()).toEqual(['2× Clay pot, 22 cm 29.00 2 at 14.50']);
  });

  test('that cannot be read any more are told', async () => {
    renderTill({ shop: { ...goods, unreadable: 2 } });
    await ready();
    expect(screen.getByRole('alert').textContent).toContain('2 kept baskets can’t be read');
  });

  test('close at once when nothing is in them, and only then', async () => {
    const { bridge } = renderTill({ shop: goods });
    await withPot();
    press('t', 120, ctrl);
    await waitFor(() => expect(tabs()).toHaveLength(2));
    press('w', 120, ctrl);
    await waitFor(() => expect(tabs()).toEqual(['Basket 1 <']));
    press('w', 120, ctrl);
    await screen.findByRole('dialog', { name: 'Empty the basket?' });
    expect(lines()).toHaveLength(1);
    choose('Empty it');
    await waitFor(() => expect(lines()).toEqual([]));
    expect(bridge.inputsOf('basket.discard')).toHaveLength(1);
  });

  test('do not pile up empty', async () => {
    renderTill({ shop: goods });
    await ready();
    for (let times = 0; times < 3; times += 1) press('t', 120, ctrl);
    expect(tabs()).toEqual(['Basket 1 <']);
  });
});

describe('parking', () => {
  test('puts the basket aside under a name and a note', async () => {
    const { shop } = renderTill({ shop: goods });
    await withPot();
    press('F6');
    await screen.findByRole('dialog', { name: 'Park the basket' });
    fill('Name', 'Blue coat');
    fill('Note', 'back at four');
    choose('Park it');
    await closed();
    expect(lines()).toEqual([]);
    expect(shop.parked[0]?.about).toMatchObject({ name: 'Blue coat', note: 'back at four', lines: 1 });
    expect(shop.open).toEqual([]);
  });

  test('needs a name', async () => {
    renderTill({ shop: goods });
    await withPot();
    press('F6');
    const dialog = await screen.findByRole('dialog', { name: 'Park the basket' });
    expect(within(dialog).getByRole('button', { name: 'Park it' })).toHaveProperty('disabled', true);
  });

  test('that is refused leaves the basket open and kept', async () => {
    const { shop } = renderTill({
      shop: goods,
      answers: (fake) => ({
        basket: {
          ...answersOf(fake).basket,
          park: () => {
            throw new Refusal('internal');
          },
        },
      }),
    });
    await withPot();
    press('F6');
    await screen.findByRole('dialog');
    fill('Name', 'Blue coat');
    choose('Park it');
    await within(screen.getByRole('dialog')).findByRole('alert');
    expect(lines()).toHaveLength(1);
    await waitFor(() => expect(shop.open).toHaveLength(1));
  });

  test('shows who parked what and when, and takes it back in front', async () => {
    const { bridge } = renderTill({ shop: goods });
    await parkPot(bridge);
    press('F6');
    const list = await screen.findByRole('dialog', { name: 'Parked baskets' });
    const parked = await within(list).findByRole('button', { name: /^Blue coat/ });
    expect(parked.textContent).toMatch(/Blue coat Mira, Monday, November 23, .*Clay pot, 22 cm/);
    fireEvent.click(parked);
    await waitFor(() => expect(lines()).toEqual(['1× Clay pot, 22 cm 14.50']));
  });

  test('says when somebody else was quicker', async () => {
    const { bridge, shop } = renderTill({ shop: goods });
    await parkPot(bridge);
    press('F6', 120, { shiftKey: true });
    await screen.findByRole('button', { name: /^Blue coat/ });
    shop.parked = [];
    choose(/^Blue coat/);
    expect((await screen.findByRole('alert')).textContent).toContain('not parked any more');
  });

  test('lets go of what nobody comes back for only when asked twice', async () => {
    const { bridge, shop } = renderTill({ shop: goods });
    await parkPot(bridge);
    press('F6');
    await screen.findByRole('button', { name: 'Let Blue coat go' });
    choose('Let Blue coat go');
    expect(bridge.inputsOf('basket.discard')).toEqual([]);
    choose('Really let Blue coat go');
    await waitFor(() => expect(shop.parked).toEqual([]));
  });
});
