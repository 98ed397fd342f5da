import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import { createClient, RequestFailed } from '#renderer/client/client.ts';
import { createQueries } from '#renderer/client/queries.ts';
import { createQueryClient, followTopics } from '#renderer/client/topics.ts';
import { createFakeBridge } from './support/bridge.ts';
import { noPrinter, onlineStatus } from './support/fake-shop.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('a call becomes one message with the procedure by its name', async () => {
  const bridge = createFakeBridge({ sync: { now: () => ({}) } });
  await createClient(bridge).sync.now({});
  expect(bridge.asked).toEqual([{ procedure: 'sync.now', input: {} }]);
});

test('a refusal rejects with its code and details', async () => {
  const bridge = createFakeBridge({
    catalog: {
      byCode: ({ code }) => {
        throw new Refusal('code-unknown', { code });
      },
    },
  });
  const failed = await createClient(bridge)
    .catalog.byCode({ code: '1' })
    .catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(RequestFailed);
  expect(failed).toMatchObject({ code: 'code-unknown', details: { code: '1' }, traceId: null });
});

test('a query is known by feature, name and input, and asks through the client', async () => {
  const bridge = createFakeBridge({ sync: { status: () => onlineStatus } });
  const query = createQueries(createClient(bridge)).sync.status({});
  expect(query.queryKey).toEqual(['sync', 'status', {}]);
  await expect(query.queryFn()).resolves.toEqual(onlineStatus);
});

/** A cache that watches the state of the line and of the printer. */
async function watch() {
  const bridge = createFakeBridge({
    sync: { status: () => onlineStatus },
    device: { printer: () => noPrinter },
  });
  const queries = createQueries(createClient(bridge));
  const queryClient = createQueryClient();
  const stops = [
    new QueryObserver(queryClient, queries.sync.status({})).subscribe(() => undefined),
    new QueryObserver(queryClient, queries.device.printer({})).subscribe(() => undefined),
    followTopics(bridge, queryClient),
  ];
  await vi.advanceTimersByTimeAsync(10);
  bridge.asked.length = 0;
  return { bridge, stop: () => stops.forEach((one) => one()) };
}

test('a touched topic asks again for what depends on it, and for nothing else', async () => {
  const { bridge, stop } = await watch();
  bridge.touch('device');
  await vi.advanceTimersByTimeAsync(10);
  expect(bridge.asked.map((message) => message.procedure)).toEqual(['device.printer']);
  stop();
});

test('a sale moves stock: the goods are asked for again, the categories are not', async () => {
  const bridge = createFakeBridge({
    catalog: {
      byIds: () => ({ items: [] }),
      categories: () => ({ categories: [], variants: 0 }),
    },
  });
  const queries = createQueries(createClient(bridge));
  const queryClient = createQueryClient();
  const stops = [
    new QueryObserver(queryClient, queries.catalog.byIds({ variantIds: [1] })).subscribe(() => undefined),
    new QueryObserver(queryClient, queries.catalog.categories({})).subscribe(() => undefined),
    followTopics(bridge, queryClient),
  ];
  await vi.advanceTimersByTimeAsync(10);
  bridge.asked.length = 0;
  bridge.touch('sale', 'stock');
  await vi.advanceTimersByTimeAsync(1000);
  expect(bridge.asked.map((message) => message.procedure)).toEqual(['catalog.byIds']);
  bridge.touch('catalog');
  await vi.advanceTimersByTimeAsync(1000);
  expect(bridge.inputsOf('catalog.categories')).toHaveLength(1);
  for (const stop of stops) stop();
});

test('a hundred touches in a moment ask twice: at once, and when it is over', async () => {
  const { bridge, stop } = await watch();
  for (let page = 0; page < 100; page += 1) bridge.touch('sync');
  await vi.advanceTimersByTimeAsync(2000);
  expect(bridge.inputsOf('sync.status')).toHaveLength(2);
  stop();
});

test('nothing is asked after the till was closed', async () => {
  const { bridge, stop } = await watch();
  bridge.touch('sync');
  bridge.touch('sync');
  await vi.advanceTimersByTimeAsync(10);
  stop();
  const asked = bridge.asked.length;
  bridge.touch('sync', 'device');
  await vi.advanceTimersByTimeAsync(2000);
  expect(bridge.asked).toHaveLength(asked);
});
