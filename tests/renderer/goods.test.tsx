import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import { BONSAI, goods, lines, POT, POT_CODE, ready } from './support/counter.ts';
import { answersOf } from './support/fake-answers.ts';
import { item, onlineStatus, vendureShop } from './support/fake-shop.ts';
import { press, scan, type } from './support/keys.ts';
import { change, renderTill } from './support/render-till.tsx';

describe('finding', () => {
  test('typing with no field in focus begins a search, and Enter takes the first hit', async () => {
    renderTill({ shop: goods });
    await ready();
    type('bon');
    const field = screen.getByRole('searchbox');
    await waitFor(() => expect(field).toHaveProperty('value', 'bon'));
    await waitFor(() => expect(screen.queryByRole('button', { name: /Clay pot/ })).toBeNull());
    press('Enter');
    await waitFor(() => expect(lines()).toEqual(['1× Bonsai, 6 years 85.00']));
    expect(field).toHaveProperty('value', '');
  });

  test('a hit that comes while paying is not rung up under it', async () => {
    let answer: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (answer = resolve));
    const { till } = renderTill({
      shop: goods,
      answers: (shop) => ({
        catalog: {
          ...answersOf(shop).catalog,
          search: async ({ text }) => {
            if (text !== '') await waiting;
            return { items: text === '' ? shop.items : [BONSAI], hasMore: false, fuzzy: false };
          },
        },
      }),
    });
    await ready();
    scan(POT_CODE);
    await waitFor(() => expect(lines()).toHaveLength(1));
    type('bon');
    const field = screen.getByRole('searchbox');
    await waitFor(() => expect(field).toHaveProperty('value', 'bon'));
    press('Enter');
    press('F9');
    await screen.findByRole('dialog');
    await act(async () => {
      answer();
      await waiting;
    });
    await waitFor(() => expect(till.queryClient.isFetching()).toBe(0));
    expect(lines()).toEqual(['1× Clay pot, 22 cm 14.50']);
    expect(field).toHaveProperty('value', 'bon');
  });

  test('old hits stay until the new ones are there', async () => {
    let answer: () => void = () => undefined;
    renderTill({
      shop: goods,
      answers: (shop) => ({
        catalog: {
          categories: () => ({ categories: [], variants: 3 }),
          search: async ({ text }) => {
            if (text !== '') await new Promise<void>((resolve) => (answer = resolve));
            const items = text === '' ? shop.items : [BONSAI];
            return { items, hasMore: false, fuzzy: false };
          },
        },
      }),
    });
    await ready();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'bon' } });
    await waitFor(() => expect(answer).not.toBe(undefined));
    expect(screen.getByRole('button', { name: /Clay pot/ })).toBeTruthy();
    await waitFor(() => {
      answer();
      expect(screen.queryByRole('button', { name: /Clay pot/ })).toBeNull();
    });
    expect(screen.getByRole('button', { name: /Bonsai/ })).toBeTruthy();
  });

  test('says when nothing matched and these are only the nearest', async () => {
    renderTill({
      shop: goods,
      answers: (shop) => ({
        catalog: {
          categories: () => ({ categories: [], variants: 3 }),
          search: ({ text }) => ({ items: shop.items, hasMore: false, fuzzy: text !== '' }),
        },
      }),
    });
    await ready();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'bonzai' } });
    expect(await screen.findByText('Nothing is called “bonzai”. These come nearest:')).toBeTruthy();
  });

  test('says when nothing is found, and shows everything again at a touch', async () => {
    renderTill({ shop: goods });
    await ready();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'zeppelin' } });
    expect(await screen.findByText('Nothing found for “zeppelin”')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show all goods' }));
    await ready();
  });

  test('a category asks for its goods and shows what lies in it', async () => {
    const { bridge } = renderTill({
      shop: {
        ...goods,
        categories: [
          { id: 7, parentId: null, name: 'Garden' },
          { id: 8, parentId: 7, name: 'Plants' },
        ],
      },
    });
    await ready();
    expect(screen.queryByRole('radio', { name: 'Plants' })).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: 'Garden' }));
    await screen.findByRole('radio', { name: 'Plants' });
    expect(bridge.inputsOf('catalog.search')).toContainEqual({
      text: '',
      categoryId: 7,
      offset: 0,
      limit: 60,
    });
  });

  test('draws only what is in sight of a large catalog', async () => {
    const many = Array.from({ length: 5000 }, (_, nth) => item({ variantId: nth + 1 }));
    const { bridge } = renderTill({ shop: { items: many } });
    const grid = await screen.findByRole('list', { name: 'Goods to choose from' });
    expect(within(grid).getAllByRole('listitem').length).toBeLessThan(80);
    expect(within(grid).getAllByRole('listitem')[0]?.getAttribute('aria-setsize')).toBe('5000');
    expect(bridge.inputsOf('catalog.search')).toHaveLength(1);
  });

  test('a change of the basket does not draw the goods again', async () => {
    const { bridge } = renderTill({ shop: goods });
    await ready();
    const card = screen.getByRole('button', { name: /Clay pot/ });
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    const grid = screen.getByRole('list', { name: 'Goods to choose from' });
    observer.observe(grid, { attributes: true, childList: true, subtree: true, characterData: true });
    const asked = bridge.inputsOf('catalog.search').length;
    scan(POT_CODE);
    await waitFor(() => expect(lines()).toHaveLength(1));
    changes.push(...observer.takeRecords());
    expect(changes).toEqual([]);
    expect(bridge.inputsOf('catalog.search')).toHaveLength(asked);
    expect(card.isConnected).toBe(true);
  });
});

describe('pictures', () => {
  function picture(): HTMLImageElement {
    const found = document.querySelector('[data-index] img');
    if (!(found instanceof HTMLImageElement)) throw new Error('no picture');
    return found;
  }

  test('the page is ready when the pictures in sight are there or known not to come', async () => {
    renderTill({ shop: { items: [{ ...POT, pictureId: 7 }] } });
    await ready();
    expect(picture().getAttribute('src')).toBe('/picture/7');
    expect(document.documentElement.dataset['catalog']).toBeUndefined();
    fireEvent.load(picture());
    await waitFor(() => expect(document.documentElement.dataset['catalog']).toBe('ready'));
  });

  test('a missing picture is a tile with initials, and is asked for again when the line is back', async () => {
    const offline = { ...onlineStatus, state: 'offline' } as const;
    const rendered = renderTill({ shop: { items: [{ ...POT, pictureId: 7 }], status: offline } });
    await ready();
    await screen.findByRole('button', { name: 'Line down' });
    fireEvent.error(picture());
    expect(screen.getByText('CP')).toBeTruthy();
    change(rendered, { status: onlineStatus }, 'sync');
    await waitFor(() => expect(picture().getAttribute('src')).toBe('/picture/7'));
    expect(screen.queryByText('CP')).toBeNull();
  });
});

describe('a till without goods', () => {
  test('says how far the first pull is, and marks the page when it is over', async () => {
    const rendered = renderTill({
      shop: {
        items: [],
        status: {
          ...onlineStatus,
          state: 'starting',
          catalogComplete: false,
          progress: { part: 'catalog', done: 41_200, total: 100_000, rate: null, leftMs: null },
        },
      },
    });
    expect(await screen.findByText('Fetching the goods of Garden & Desk')).toBeTruthy();
    const bar = screen.getByRole('progressbar', { name: /41,200 of 100,000 products/ });
    expect(bar.getAttribute('aria-valuenow')).toBe('41.2');
    expect(document.documentElement.dataset['catalog']).toBeUndefined();
    change(rendered, { items: [POT], status: onlineStatus }, 'catalog', 'sync');
    await ready();
    await waitFor(() => expect(document.documentElement.dataset['catalog']).toBe('ready'));
  });

  test('says that an empty shop is empty', async () => {
    renderTill({ shop: { items: [], shop: { ...vendureShop, kind: 'empty' } } });
    expect(await screen.findByText('No goods to sell yet')).toBeTruthy();
  });

  test('says why there are none when the store is out of reach', async () => {
    renderTill({
      shop: { items: [], status: { ...onlineStatus, state: 'offline', catalogComplete: false } },
    });
    expect(await screen.findByText(/The store cannot be reached, so no goods have come yet/)).toBeTruthy();
  });

  test('says when the goods could not be read, and tries again', async () => {
    let isBroken = true;
    renderTill({
      shop: goods,
      answers: (shop) => ({
        catalog: {
          categories: () => ({ categories: [], variants: 0 }),
          search: () => {
            if (isBroken) throw new Refusal('internal');
            return { items: shop.items, hasMore: false, fuzzy: false };
          },
        },
      }),
    });
    expect(await screen.findByText('The goods could not be read')).toBeTruthy();
    isBroken = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await ready();
  });
});
