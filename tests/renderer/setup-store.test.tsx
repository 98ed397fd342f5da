import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import type { StoreAddress, StoreCheckReply } from '#contract/setup.ts';
import type { FakeBridge } from './support/bridge.ts';
import { renderTill } from './support/render-till.tsx';

const store: StoreCheckReply = {
  storeName: 'Garden & Desk',
  currency: 'EUR',
  locations: [{ remoteId: '1', code: 'shop-one', name: 'Shop in Mill Lane' }],
  channels: [
    { token: 'main', name: 'Default' },
    { token: 'b2b', name: 'Trade' },
  ],
  shippingMethods: [
    { remoteId: '1', code: 'standard', name: 'Standard' },
    { remoteId: '2', code: 'express', name: 'Express' },
  ],
  clockSkewMs: 30_000,
  weaknesses: [],
};

async function ask(check: (address: StoreAddress) => StoreCheckReply, kind: string): Promise<FakeBridge> {
  const { bridge } = renderTill({
    shop: { shop: null },
    answers: () => ({
      setup: {
        state: () => ({ shop: null, keyKept: 'keyring', version: '0.1.0', locale: 'en' }),
        check,
      },
    }),
  });
  fireEvent.click(await screen.findByRole('button', { name: /^Join an online store/ }));
  fireEvent.click(screen.getByRole('radio', { name: new RegExp(`^${kind}`) }));
  fireEvent.change(screen.getByLabelText('Address of the store'), { target: { value: 'shop.example' } });
  fireEvent.change(screen.getByLabelText('Key for this till'), { target: { value: 'secret' } });
  fireEvent.click(screen.getByRole('button', { name: 'Check the store' }));
  return bridge;
}

test('asks the kind of store that was chosen, with a word on its keys', async () => {
  const bridge = await ask(() => store, 'Medusa');
  expect(bridge.inputsOf('setup.check')).toEqual([
    { kind: 'medusa', url: 'https://shop.example', key: 'secret', channel: '' },
  ]);
  expect(await screen.findByRole('heading', { name: 'This is Garden & Desk' })).toBeTruthy();
});

test('says how the clocks are and how sales will be handed over', async () => {
  await ask(() => store, 'Vendure');
  expect(await screen.findByText('this PC is 30 s behind')).toBeTruthy();
  expect(screen.getByText('the cheapest of Standard, Express')).toBeTruthy();
  expect(screen.getByText(/A method with the code “in-store”/)).toBeTruthy();
});

test('names the method that the store made for its counter', async () => {
  const counter = { remoteId: '3', code: 'in-store', name: 'At the counter' };
  await ask(() => ({ ...store, shippingMethods: [...store.shippingMethods, counter] }), 'Vendure');
  expect(await screen.findByText('At the counter')).toBeTruthy();
  expect(screen.queryByText(/A method with the code/)).toBeNull();
});

test('another channel is asked about before it is taken', async () => {
  const bridge = await ask(({ channel }) => {
    if (channel !== 'b2b') return store;
    return { ...store, currency: 'USD', locations: [{ remoteId: '9', code: 'trade', name: 'Trade desk' }] };
  }, 'Vendure');
  fireEvent.click(await screen.findByRole('radio', { name: 'Trade' }));
  expect(await screen.findByText(/It sells in USD/)).toBeTruthy();
  expect(screen.getByRole('radio', { name: /Trade desk/ })).toHaveProperty('checked', true);
  fireEvent.click(screen.getByRole('button', { name: 'Connect this till' }));
  await waitFor(() =>
    expect(bridge.inputsOf('setup.connect')).toEqual([
      {
        kind: 'vendure',
        url: 'https://shop.example',
        key: 'secret',
        channel: 'b2b',
        locationRemoteId: '9',
        registerCode: 'R1',
      },
    ]),
  );
});

test('a channel that the key may not use is said, and the one before stays', async () => {
  await ask(({ channel }) => {
    if (channel === 'b2b') throw new Refusal('store-rights-missing', { rights: 'CreateOrder' });
    return store;
  }, 'Vendure');
  fireEvent.click(await screen.findByRole('radio', { name: 'Trade' }));
  expect((await screen.findByRole('alert')).textContent).toContain('CreateOrder');
  expect(screen.getByRole('radio', { name: 'Default' })).toHaveProperty('checked', true);
});
