import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import { KNOWN_AT, noPrinter, onlineStatus, vendureShop } from './support/fake-shop.ts';
import { renderTill } from './support/render-till.tsx';

test('keeps a printer by its address, and says how it is', async () => {
  const { bridge } = renderTill({ path: '/settings' });
  fireEvent.change(await screen.findByLabelText('Address'), { target: { value: ' 10.0.0.9 ' } });
  fireEvent.click(screen.getByRole('radio', { name: '48 (80 mm)' }));
  fireEvent.click(screen.getByRole('button', { name: 'Use this printer' }));
  expect(await screen.findByText(/The printer is ready\./)).toBeTruthy();
  expect(bridge.inputsOf('device.usePrinter')).toEqual([
    { settings: { host: '10.0.0.9', port: 9100, columns: 48 } },
  ]);
});

test('a missing address or a wrong port is said at its field, and nothing is asked', async () => {
  const { bridge } = renderTill({ path: '/settings' });
  fireEvent.change(await screen.findByLabelText('Port'), { target: { value: '99999' } });
  fireEvent.click(screen.getByRole('button', { name: 'Use this printer' }));
  expect(await screen.findByText('The printer’s address is missing.')).toBeTruthy();
  expect(screen.getByText('A number from 1 to 65535.')).toBeTruthy();
  expect(bridge.inputsOf('device.usePrinter')).toEqual([]);
});

test('a printer can be forgotten', async () => {
  const settings = { host: '10.0.0.9', port: 9100, columns: 42 } as const;
  const { bridge } = renderTill({
    shop: { printer: { ...noPrinter, settings, state: 'ready' } },
    path: '/settings',
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Use no printer' }));
  expect(await screen.findByText(/No printer is set up\./)).toBeTruthy();
  expect(bridge.inputsOf('device.usePrinter')).toEqual([{ settings: null }]);
});

test('an empty roll is said with what to do and what waits, here and in the head', async () => {
  renderTill({
    shop: { printer: { ...noPrinter, state: 'paper-out', waiting: 2, unknown: 1, at: KNOWN_AT } },
    path: '/settings',
  });
  expect(await screen.findByText(/Put a new roll in.*2 prints wait\..*Of 1 print nobody knows/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Printer out of paper' })).toBeTruthy();
});

test('puts the customer display on a screen, and takes it away', async () => {
  const { bridge } = renderTill({ path: '/settings' });
  const screens = await screen.findByRole('radiogroup', { name: 'Screen' });
  const choice = (name: RegExp): HTMLElement => within(screens).getByRole('radio', { name });
  expect(choice(/No customer display/)).toHaveProperty('checked', true);
  fireEvent.click(choice(/Elo 10"/));
  await waitFor(() => expect(choice(/Elo 10"/)).toHaveProperty('checked', true));
  fireEvent.click(choice(/No customer display/));
  await waitFor(() => expect(choice(/No customer display/)).toHaveProperty('checked', true));
  expect(bridge.inputsOf('device.showDisplay')).toEqual([{ screenId: '2' }, { screenId: null }]);
});

test('a screen that was pulled out meanwhile is said', async () => {
  renderTill({
    answers: () => ({
      device: {
        display: () => ({ screens: [{ id: '2', label: 'Elo 10"', isPrimary: false }], shown: null }),
        showDisplay: () => {
          throw new Refusal('screen-unknown');
        },
      },
    }),
    path: '/settings',
  });
  fireEvent.click(await screen.findByRole('radio', { name: /Elo 10"/ }));
  expect(await screen.findByText('This screen is no longer connected. Choose another one.')).toBeTruthy();
});

test('says in words what the store cannot promise', async () => {
  renderTill({
    shop: { status: { ...onlineStatus, weaknesses: ['sale-not-atomic', 'stock-by-sweep'] } },
    path: '/settings',
  });
  expect(await screen.findByText(/A sale reaches the store in several steps/)).toBeTruthy();
  expect(screen.getByText(/The store does not tell of changes in stock/)).toBeTruthy();
});

test('warns where the key to the store does not last', async () => {
  renderTill({
    answers: (shop) => ({
      setup: { state: () => ({ shop: shop.shop, keyKept: 'memory', version: '0.1.0', locale: 'en' }) },
    }),
    path: '/settings',
  });
  expect(await screen.findByText('This PC has no keyring')).toBeTruthy();
});

test('colours, language and text size are chosen at once and kept on this PC', async () => {
  renderTill({ path: '/settings' });
  const colours = await screen.findByRole('radiogroup', { name: 'Colours' });
  fireEvent.click(within(colours).getByRole('radio', { name: 'Dark' }));
  expect(document.documentElement.dataset['theme']).toBe('dark');
  fireEvent.click(screen.getByRole('radio', { name: '150 %' }));
  expect(document.documentElement.dataset['text']).toBe('150');
  fireEvent.click(screen.getByRole('radio', { name: 'Deutsch' }));
  expect(await screen.findByRole('heading', { name: 'Einstellungen' })).toBeTruthy();
  expect(JSON.parse(localStorage.getItem('countertop.preferences') ?? '')).toEqual({
    theme: 'dark',
    language: 'de',
    text: '150',
  });
  fireEvent.click(screen.getAllByRole('radio', { name: 'Wie der PC' })[0] ?? document.body);
  expect(document.documentElement.dataset['theme']).toBeUndefined();
  fireEvent.click(screen.getByRole('radio', { name: '100 %' }));
  fireEvent.click(screen.getByRole('radio', { name: 'English' }));
});

test('asks for the key to the store when it is refused, and gives it to the till', async () => {
  const { bridge } = renderTill({
    shop: { status: { ...onlineStatus, state: 'attention' } },
    path: '/settings',
  });
  const field = await screen.findByLabelText('Key for this till');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Use this key' }).disabled).toBe(true);
  fireEvent.change(field, { target: { value: ' new-key ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Use this key' }));
  await vi.waitFor(() => expect(bridge.inputsOf('setup.giveKey')).toEqual([{ key: 'new-key' }]));
});

test('shows the connection, tests it, and takes a new key though the old one still works', async () => {
  const { bridge } = renderTill({ path: '/settings' });
  expect(await screen.findByText('https://garden.example')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Test the connection' }));
  expect(await screen.findByText('Garden & Desk answered in 40 ms.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Give it a new key' }));
  fireEvent.change(await screen.findByLabelText('Key for this till'), { target: { value: 'newer' } });
  fireEvent.click(screen.getByRole('button', { name: 'Use this key' }));
  await vi.waitFor(() => expect(bridge.inputsOf('setup.giveKey')).toEqual([{ key: 'newer' }]));
});

test('a till without a store is offered no connection', async () => {
  renderTill({
    shop: { shop: { ...vendureShop, kind: 'sample', storeUrl: '' } },
    path: '/settings',
  });
  await screen.findByRole('heading', { name: 'Settings' });
  expect(screen.queryByRole('button', { name: 'Test the connection' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Give it a new key' })).toBeNull();
});
