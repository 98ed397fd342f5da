import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { SyncStatus } from '#contract/sync.ts';
import { Refusal } from '#contract/errors.ts';
import { KNOWN_AT, onlineStatus } from './support/fake-shop.ts';
import { change, renderTill } from './support/render-till.tsx';

const progress = { part: 'catalog', done: 41_200, total: 100_000, rate: null, leftMs: null } as const;

const cases: readonly [string, Partial<SyncStatus>, RegExp][] = [
  ['in step, and since when it is known', { lastReadAt: Date.now() - 7_210_000 }, /^In step, known 2 h ago$/],
  ['in step before anything was read', { lastReadAt: null }, /^In step$/],
  ['documents on their way', { unsent: 2 }, /^2 documents on their way$/],
  ['offline', { state: 'offline', offlineSince: KNOWN_AT }, /^Line down since \d\d:\d\d( [AP]M)?$/],
  [
    'offline with documents that wait',
    { state: 'offline', offlineSince: KNOWN_AT, unsent: 17 },
    /^Line down since .*, 17 documents wait$/,
  ],
  ['offline since nobody knows when', { state: 'offline', unsent: 1 }, /^Line down, 1 document waits$/],
  ['the key refused', { state: 'attention', refused: 3 }, /^The store refuses the key$/],
  ['something refused', { refused: 1 }, /^1 needs you$/],
  ['a refusal, also while the line is down', { state: 'offline', refused: 3 }, /^3 need you, line down$/],
  [
    'a pause with what waits',
    { state: 'paused', pausedSince: KNOWN_AT, unsent: 2 },
    /^Sync paused since .*, 2 documents wait$/,
  ],
  [
    'a store that was restored, before all refusals',
    { isRewound: true, refused: 9 },
    /^The store was restored$/,
  ],
  ['the first pull', { state: 'starting', progress }, /^41,200 of 100,000 products$/],
  [
    'the first pull of nobody knows how many',
    { state: 'starting', progress: { ...progress, done: 300, total: null } },
    /^300 products$/,
  ],
  [
    'the beginning of the first pull',
    { state: 'starting', progress: { ...progress, part: 'settings', done: 0, total: null } },
    /^Fetching from the store$/,
  ],
];

test.each(cases)('says %s', async (_, status, words) => {
  renderTill({ shop: { status: { ...onlineStatus, ...status } } });
  expect(await screen.findByRole('button', { name: words })).toBeTruthy();
});

test('a till without a store has no light', async () => {
  renderTill({ shop: { status: { ...onlineStatus, state: 'none' } } });
  await screen.findByRole('searchbox');
  await waitFor(() => expect(screen.queryByRole('button', { name: /In step/ })).toBeNull());
});

test('follows the line without being asked', async () => {
  const rendered = renderTill();
  await screen.findByRole('button', { name: /^In step/ });
  change(rendered, { status: { ...onlineStatus, state: 'offline', unsent: 1 } }, 'sync');
  expect(await screen.findByRole('button', { name: 'Line down, 1 document waits' })).toBeTruthy();
});

test('tells more when touched: what it means, what the line says, what to do', async () => {
  const { bridge } = renderTill({
    shop: { status: { ...onlineStatus, state: 'offline', unsent: 4, message: 'connect ECONNREFUSED' } },
  });
  fireEvent.click(await screen.findByRole('button', { name: /Line down/ }));
  const details = await screen.findByRole('dialog', { name: 'Online store' });
  expect(details.textContent).toContain('Go on selling: every sale is kept here');
  expect(details.textContent).toContain('connect ECONNREFUSED');
  fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
  await waitFor(() => expect(bridge.inputsOf('sync.now')).toEqual([{}]));
});

test('says when trying now did not work', async () => {
  renderTill({
    answers: () => ({
      sync: {
        status: () => ({ ...onlineStatus, state: 'offline' }),
        now: () => {
          throw new Refusal('store-unreachable', { message: 'no route' });
        },
      },
    }),
  });
  fireEvent.click(await screen.findByRole('button', { name: /Line down/ }));
  fireEvent.click(await screen.findByRole('button', { name: 'Try now' }));
  expect((await screen.findByRole('alert')).textContent).toContain('The store does not answer');
});

test('leads from the light to everything that is known', async () => {
  renderTill();
  fireEvent.click(await screen.findByRole('button', { name: /^In step/ }));
  fireEvent.click(await screen.findByRole('link', { name: 'Show everything' }));
  expect(await screen.findByRole('heading', { name: 'The last exchanges' })).toBeTruthy();
});

test('leads from a refusal to the inbox', async () => {
  renderTill({ shop: { status: { ...onlineStatus, refused: 2 } } });
  fireEvent.click(await screen.findByRole('button', { name: '2 need you' }));
  fireEvent.click(await screen.findByRole('link', { name: 'Open the inbox' }));
  expect(await screen.findByRole('heading', { name: 'Inbox' })).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a refused key leads to the place where it can be given again', async () => {
  renderTill({ shop: { status: { ...onlineStatus, state: 'attention' } } });
  fireEvent.click(await screen.findByRole('button', { name: 'The store refuses the key' }));
  fireEvent.click(await screen.findByRole('link', { name: 'Give the till its key' }));
  expect(await screen.findByLabelText('Key for this till')).toBeTruthy();
});
