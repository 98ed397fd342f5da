import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import type { SyncStatus } from '#contract/sync.ts';
import type { Answers } from './support/bridge.ts';
import { answersOf } from './support/fake-answers.ts';
import { KNOWN_AT, onlineStatus, signedIn, type FakeShop } from './support/fake-shop.ts';
import { renderTill } from './support/render-till.tsx';

const DOC = '0192f5a8-7d3c-7000-8000-000000000201';

/** The screen with other answers about sync than the fake shop's. */
function openScreen(
  status: Partial<SyncStatus>,
  sync: Answers['sync'] = {},
  shop: Partial<FakeShop> = {},
): ReturnType<typeof renderTill> {
  return renderTill({
    path: '/settings/sync',
    shop: { status: { ...onlineStatus, ...status }, ...shop },
    answers: (given) => ({ sync: { ...answersOf(given).sync, ...sync } }),
  });
}

test.each<[string, Partial<SyncStatus>, RegExp, RegExp, RegExp]>([
  [
    'in step',
    {},
    /Every paid sale is in the store, but for what somebody wrote off/,
    /is what the store counts/,
    /^Nothing\.$/,
  ],
  [
    'offline',
    { state: 'offline', unsent: 17 },
    /goes up once, by itself/,
    /may order the last piece/,
    /Go on selling\. If nothing on this PC reaches the internet/,
  ],
  ['paused', { state: 'paused' }, /until sync is resumed/, /both sides may sell/, /Resume as soon as/],
  [
    'refused',
    { refused: 3 },
    /missing from the store’s figures/,
    /does not count it yet/,
    /Decide in the inbox/,
  ],
])('says of %s what it means for money and stock and what to do', async (_, status, ...said) => {
  openScreen(status);
  for (const words of said) expect(await screen.findByText(words)).toBeTruthy();
});

test('stops sync and lets it go on', async () => {
  const { bridge } = openScreen({});
  fireEvent.click(await screen.findByRole('button', { name: 'Pause sync' }));
  await waitFor(() => expect(bridge.inputsOf('sync.pause')).toEqual([{}]));
  bridge.touch('sync');
  fireEvent.click(await screen.findByRole('button', { name: 'Resume sync' }));
  await waitFor(() => expect(bridge.inputsOf('sync.resume')).toEqual([{}]));
});

test('who may not control sync is offered nothing that they may not do', async () => {
  openScreen({}, {}, { session: signedIn({ permissions: ['sync.read', 'sale.make'] }) });
  expect(await screen.findByRole('button', { name: 'Try now' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Pause sync' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Fetch everything anew' })).toBeNull();
});

test('tests the connection: how quick, how the clocks are, which rights lack', async () => {
  openScreen(
    {},
    {
      test: () => ({
        storeName: 'Garden & Desk',
        tookMs: 84,
        clockSkewMs: -95_000,
        missingRights: ['CreateOrder', 'ReadStock'],
        weaknesses: ['stock-by-sweep'],
      }),
    },
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Test the connection' }));
  expect(await screen.findByText('Garden & Desk answered in 84 ms.')).toBeTruthy();
  expect(screen.getByText(/95 s ahead of the store’s/)).toBeTruthy();
  expect(screen.getByText('CreateOrder')).toBeTruthy();
  expect(screen.getByText('ReadStock')).toBeTruthy();
  expect(screen.getByText(/does not tell of changes in stock/)).toBeTruthy();
});

test('says why a test of the connection came to nothing', async () => {
  openScreen(
    {},
    {
      test: () => {
        throw new Refusal('store-unreachable', { message: 'no route' });
      },
    },
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Test the connection' }));
  expect((await screen.findByRole('alert')).textContent).toContain('The store does not answer');
});

test('lists what waits, since when, how often it was tried and what it waits for', async () => {
  const document = {
    id: DOC,
    kind: 'sale',
    name: 'R1-000045',
    state: 'uncertain',
    createdAt: KNOWN_AT,
    dueAt: KNOWN_AT,
    attempts: 3,
    message: 'socket hang up',
    waitsFor: null,
  } as const;
  const behind = { ...document, kind: 'return', name: 'R1-000046', attempts: 0, message: '' } as const;
  openScreen(
    { unsent: 5 },
    { queue: () => ({ documents: [document, { ...behind, waitsFor: 'R1-000045' }] }) },
  );
  const section = await screen.findByRole('region', { name: 'What waits for the store' });
  const [first, second] = await within(section).findAllByRole('listitem');
  expect(first?.textContent).toMatch(/Sale R1-000045.*asked for first.*tried 3 times.*socket hang up/);
  expect(second?.textContent).toMatch(/Return R1-000046.*Waits for R1-000045/);
  expect(section.textContent).toContain('and 3 more');
});

const resource = {
  stream: 'catalog',
  readAt: Date.now() - 210_000,
  completeAt: KNOWN_AT,
  count: 100_000,
  trouble: null,
} as const;

test('tells of each part how old it is, how much of it is here and what was wrong last', async () => {
  const trouble = { code: 'later', message: '502 Bad Gateway', at: Date.now() - 75_000 };
  openScreen(
    {},
    {
      resources: () => ({
        resources: [
          resource,
          { ...resource, stream: 'stock', completeAt: null, trouble },
          { ...resource, stream: 'customers', readAt: null, count: null },
        ],
      }),
    },
  );
  const section = await screen.findByRole('region', { name: 'What comes from the store' });
  const rows = await within(section).findAllByRole('listitem');
  expect(rows[0]?.textContent).toMatch(/Goods and prices.*100,000 here.*read 3 min ago/);
  expect(rows[1]?.textContent).toMatch(/first fetch not over.*1 min ago the store or the line said: 502/);
  expect(rows[2]?.textContent).toMatch(/Customers.*not read yet/);
});

test('explains what fetching anew does and costs before it does it, for one part or for all', async () => {
  const { bridge } = openScreen({}, { resources: () => ({ resources: [resource] }) });
  fireEvent.click(await screen.findByRole('button', { name: 'Fetch anew: Goods and prices' }));
  const dialog = await screen.findByRole('dialog', { name: 'Fetch Goods and prices anew?' });
  expect(dialog.textContent).toContain('Here there are 100,000.');
  expect(bridge.inputsOf('sync.repull')).toEqual([]);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Fetch anew' }));
  await waitFor(() => expect(bridge.inputsOf('sync.repull')).toEqual([{ stream: 'catalog' }]));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  fireEvent.click(screen.getByRole('button', { name: 'Fetch everything anew' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Fetch anew' }));
  await waitFor(() =>
    expect(bridge.inputsOf('sync.repull')).toEqual([{ stream: 'catalog' }, { stream: null }]),
  );
});

test('filters the last exchanges by way and by trouble', async () => {
  const exchange = {
    id: 1,
    at: KNOWN_AT,
    direction: 'down',
    subject: 'catalog',
    name: '',
    items: 1000,
    tookMs: 312,
    outcome: 'done',
    message: '',
  } as const;
  const up = { ...exchange, id: 2, direction: 'up', subject: 'sale', name: 'R1-000045', items: 1 } as const;
  const bad = { ...up, id: 3, name: 'R1-000046', outcome: 'refused', message: 'Only 1 left' } as const;
  openScreen({}, { exchanges: () => ({ exchanges: [bad, up, exchange] }) });
  const section = await screen.findByRole('region', { name: 'The last exchanges' });
  const count = (): number => within(section).queryAllByRole('listitem').length;
  await waitFor(() => expect(count()).toBe(3));
  fireEvent.click(within(section).getByRole('radio', { name: 'From the store' }));
  expect(within(section).getByRole('listitem').textContent).toMatch(/1,000 items.*312 ms/);
  fireEvent.click(within(section).getByRole('radio', { name: 'To the store' }));
  expect(count()).toBe(2);
  fireEvent.click(within(section).getByRole('radio', { name: 'Trouble' }));
  expect(within(section).getByRole('listitem').textContent).toMatch(/R1-000046.*Refused.*Only 1 left/);
});

test('explains a store that was restored, and sends what it lost when told to', async () => {
  const { bridge } = openScreen({ isRewound: true });
  expect(await screen.findByText(/missing there goes up under the same ids/)).toBeTruthy();
  expect(screen.getByText(/pause sync and wait instead/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Send what was lost again' }));
  await waitFor(() => expect(bridge.inputsOf('sync.repost')).toEqual([{}]));
});

test('a till without a store says so', async () => {
  openScreen({ state: 'none' });
  expect(await screen.findByText('This till has no online store.')).toBeTruthy();
});

test('shows how far the first pull is, at what rate, and how long it will take', async () => {
  const progress = { part: 'catalog', done: 41_200, total: 100_000, rate: 1470.4, leftMs: 38_000 } as const;
  openScreen({ state: 'starting', progress });
  expect(await screen.findByText('41,200 of 100,000 products, about 40 s left')).toBeTruthy();
  expect(screen.getByText('1,470 a second')).toBeTruthy();
});

test('says that a store in trouble is asked less, and for how long it wants its rest', async () => {
  openScreen({ pace: { kind: 'waiting', until: KNOWN_AT } });
  expect(await screen.findByText(/^The store asked for a rest until/)).toBeTruthy();
});
