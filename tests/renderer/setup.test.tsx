import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal, type ErrorCode } from '#contract/errors.ts';
import type { StoreCheckReply } from '#contract/setup.ts';
import type { Answers, FakeBridge } from './support/bridge.ts';
import { vendureShop, type FakeShop } from './support/fake-shop.ts';
import { renderTill } from './support/render-till.tsx';

const store: StoreCheckReply = {
  storeName: 'Garden & Desk',
  currency: 'EUR',
  locations: [
    { remoteId: '1', code: 'shop-one', name: 'Shop in Mill Lane' },
    { remoteId: '2', code: 'warehouse', name: 'Warehouse' },
  ],
  channels: [{ token: 'main', name: 'Default' }],
  shippingMethods: [{ remoteId: '1', code: 'in-store', name: 'In store' }],
  clockSkewMs: 0,
  weaknesses: ['price-of-the-moment', 'something-new'],
};

type Setup = NonNullable<Answers['setup']>;

/** Opens a till that belongs to no shop yet; `bridge` is filled in once it is open. */
function openGuide(given: Setup = {}): FakeBridge {
  const open = (shop: FakeShop) => {
    shop.shop = vendureShop;
    rendered.bridge.touch('setup', 'catalog', 'sync');
    return { shop: vendureShop };
  };
  const rendered = renderTill({
    shop: { shop: null },
    answers: (shop) => ({
      setup: {
        state: () => ({ shop: shop.shop, keyKept: 'none', version: '0.1.0', locale: 'en' }),
        check: () => store,
        connect: () => open(shop),
        startAlone: () => open(shop),
        ...given,
      },
    }),
  });
  return rendered.bridge;
}

async function enterAddress(url = 'shop.example.com/admin', key = 'secret'): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: /^Join an online store/ }));
  fireEvent.change(screen.getByLabelText('Address of the store'), { target: { value: url } });
  fireEvent.change(screen.getByLabelText('Key for this till'), { target: { value: key } });
  fireEvent.click(screen.getByRole('button', { name: 'Check the store' }));
}

test('joins a store: address, what it says of itself, location, register', async () => {
  const bridge = openGuide();
  await enterAddress();
  expect(await screen.findByRole('heading', { name: 'This is Garden & Desk' })).toBeTruthy();
  expect(screen.getByText(/The store takes its price of the moment/)).toBeTruthy();
  expect(screen.getByText('something-new')).toBeTruthy();
  const connect = screen.getByRole('button', { name: 'Connect this till' });
  expect(connect).toHaveProperty('disabled', true);
  fireEvent.click(screen.getByRole('radio', { name: /Shop in Mill Lane/ }));
  fireEvent.change(screen.getByLabelText('Code of this register'), { target: { value: 'FRONT1' } });
  fireEvent.click(connect);
  expect(await screen.findByRole('link', { name: 'Sell' })).toBeTruthy();
  expect(bridge.inputsOf('setup.connect')).toEqual([
    {
      kind: 'vendure',
      url: 'https://shop.example.com',
      key: 'secret',
      channel: '',
      locationRemoteId: '1',
      registerCode: 'FRONT1',
    },
  ]);
});

test('asks nothing before an address and a key are there', async () => {
  const bridge = openGuide();
  await enterAddress('not a web address', '  ');
  expect(await screen.findByText('This is no web address.')).toBeTruthy();
  expect(screen.getByText('The key is missing.')).toBeTruthy();
  expect(bridge.inputsOf('setup.check')).toEqual([]);
});

test.each<[ErrorCode, string, RegExp]>([
  ['store-unreachable', 'Address of the store', /The store does not answer/],
  ['store-refused-key', 'Key for this till', /The store does not accept this key/],
])('%s is said at the field it belongs to', async (code, label, words) => {
  openGuide({
    check: () => {
      throw new Refusal(code);
    },
  });
  await enterAddress();
  await screen.findByText(words);
  expect(screen.getByLabelText(label).getAttribute('aria-invalid')).toBe('true');
});

test('missing rights are named', async () => {
  openGuide({
    check: () => {
      throw new Refusal('store-rights-missing', { rights: 'ReadStockLocation' });
    },
  });
  await enterAddress();
  expect((await screen.findByRole('alert')).textContent).toContain('ReadStockLocation');
});

test('a store without a location says what to do', async () => {
  openGuide({ check: () => ({ ...store, locations: [] }) });
  await enterAddress();
  expect(await screen.findByText(/The store has no stock location/)).toBeTruthy();
});

test('the one location of a store is chosen already, and a bad register code is said', async () => {
  openGuide({ check: () => ({ ...store, locations: store.locations.slice(0, 1) }) });
  await enterAddress();
  const connect = await screen.findByRole('button', { name: 'Connect this till' });
  expect(connect).toHaveProperty('disabled', false);
  fireEvent.change(screen.getByLabelText('Code of this register'), { target: { value: 'Kasse 1' } });
  expect(screen.getByText(/Letters A to Z and digits only/)).toBeTruthy();
  expect(connect).toHaveProperty('disabled', true);
});

test('a PC without a keyring is told what that means', async () => {
  openGuide({ state: () => ({ shop: null, keyKept: 'memory', version: '0.1.0', locale: 'en' }) });
  await enterAddress();
  expect(await screen.findByText('This PC has no keyring')).toBeTruthy();
});

test('back from the store leads to its address, then to the choices', async () => {
  openGuide();
  await enterAddress();
  await screen.findByRole('heading', { name: 'This is Garden & Desk' });
  fireEvent.click(screen.getByRole('button', { name: 'Back' }));
  expect(screen.getByLabelText('Address of the store')).toHaveProperty('value', 'https://shop.example.com');
  fireEvent.click(screen.getByRole('button', { name: 'Back' }));
  expect(screen.getByRole('button', { name: /^Join an online store/ })).toBeTruthy();
});

test.each([
  [/^Try it with sample goods/, 'sample'],
  [/^Start with an empty shop/, 'empty'],
] as const)('%s opens the till in the chosen currency', async (name, catalog) => {
  const bridge = openGuide();
  fireEvent.click(await screen.findByRole('button', { name }));
  expect(screen.getByRole('button', { name: /\(USD\).*Currency|Currency.*\(USD\)/ })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Open the till' }));
  await screen.findByRole('link', { name: 'Sell' });
  expect(bridge.inputsOf('setup.startAlone')).toEqual([{ catalog, currency: 'USD' }]);
});

test('a till that was set up meanwhile says so', async () => {
  openGuide({
    startAlone: () => {
      throw new Refusal('already-set-up');
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: /^Try it with sample goods/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Open the till' }));
  expect((await screen.findByRole('alert')).textContent).toContain('This till belongs to a shop already');
});
