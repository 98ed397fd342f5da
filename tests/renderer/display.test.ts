// What the customer display remembers, and how the till's page reaches it.
import { afterEach, describe, expect, test } from 'vitest';
import { DISPLAY_CHANNEL, type DisplayMessage } from '#contract/display.ts';
import { createDisplaySender } from '#renderer/app/display-sender.ts';
import { nothingShown, show } from '#renderer/display/shown.ts';

const basket = (...lines: readonly (readonly [name: string, quantity: string])[]) =>
  ({
    kind: 'basket',
    shopName: 'Corner Shop',
    locale: 'de',
    currency: 'EUR',
    lines: lines.map(([name, quantity]) => ({ name, quantity, total: '1.00', detail: null })),
    saved: null,
    total: '1.00',
  }) satisfies DisplayMessage;

const idle = { kind: 'idle', shopName: 'Corner Shop' } as const;

describe('the line that stands out', () => {
  const after = (...messages: readonly DisplayMessage[]) => messages.reduce(show, nothingShown).newest;

  test.each([
    ['the one that was added', [basket(['a', '1']), basket(['a', '1'], ['b', '1'])], 1],
    ['the one with a new quantity', [basket(['a', '1'], ['b', '1']), basket(['a', '2'], ['b', '1'])], 0],
    [
      'the same when the same is said again',
      [basket(['a', '1'], ['b', '1']), basket(['a', '1'], ['b', '1'])],
      1,
    ],
    ['the last one left when it was taken away', [basket(['a', '1'], ['b', '1']), basket(['a', '1'])], 0],
    ['none in an empty basket', [basket(['a', '1']), basket()], -1],
    ['the last of a basket that was recalled', [idle, basket(['a', '1'], ['b', '1'], ['c', '1'])], 2],
  ] as const)('is %s', (_, messages, newest) => {
    expect(after(...messages)).toBe(newest);
  });

  test('and the language of the basket stays for what follows it', () => {
    expect([basket(['a', '1']), idle].reduce(show, nothingShown).locale).toBe('de');
  });
});

describe('the till’s end', () => {
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  function listen() {
    const channel = new BroadcastChannel(DISPLAY_CHANNEL);
    closers.push(() => channel.close());
    const next = () =>
      new Promise<unknown>((resolve) => {
        channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => resolve(data), {
          once: true,
        });
      });
    return { channel, next };
  }

  test('is heard at once', async () => {
    const sender = createDisplaySender();
    closers.push(sender.close);
    const heard = listen().next();
    sender.show(idle);
    expect(await heard).toEqual(idle);
  });

  test('says what it said last to a display that opens later, and nothing to a stranger', async () => {
    const sender = createDisplaySender();
    closers.push(sender.close);
    sender.show(basket(['a', '1']));
    const { channel, next } = listen();
    const heard = next();
    channel.postMessage({ kind: 'pay' });
    sender.show(idle);
    expect(await heard).toEqual(idle);
    const again = next();
    channel.postMessage({ kind: 'ask' });
    expect(await again).toEqual(idle);
  });
});
