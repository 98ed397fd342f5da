import { act, waitFor } from '@testing-library/react';
import { onTestFinished } from 'vitest';
import { expect, test } from 'vitest';
import { DISPLAY_CHANNEL, displayMessageSchema, type DisplayMessage } from '#contract/display.ts';
import { BONSAI_CODE, goods, lines, POT_CODE, ready } from './support/counter.ts';
import { THREE_FOR_TWO, withPot } from './support/desk.ts';
import { plainRules } from './support/fake-shop.ts';
import { press, scan } from './support/keys.ts';
import { renderTill } from './support/render-till.tsx';

/** What a customer display hears. */
function listen(): DisplayMessage[] {
  const heard: DisplayMessage[] = [];
  const channel = new BroadcastChannel(DISPLAY_CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = displayMessageSchema.safeParse(data);
    if (message.success) heard.push(message.data);
  });
  onTestFinished(() => channel.close());
  return heard;
}

test('shows every change of the basket in front at once', async () => {
  const heard = listen();
  renderTill({ shop: { ...goods, rules: { ...plainRules, promotions: [THREE_FOR_TWO] } } });
  await ready();
  await waitFor(() => expect(heard.at(-1)).toEqual({ kind: 'idle', shopName: 'Garden & Desk' }));
  for (const code of [POT_CODE, POT_CODE, POT_CODE]) scan(code);
  await waitFor(() =>
    expect(heard.at(-1)).toMatchObject({
      kind: 'basket',
      currency: 'EUR',
      saved: '14.50',
      total: '29.00',
      lines: [
        { name: 'Clay pot, 22 cm', quantity: '3', total: '29.00', detail: '3 at 14.50 · you save 14.50' },
      ],
    }),
  );
  press('t', 120, { ctrlKey: true });
  await waitFor(() => expect(heard.at(-1)?.kind).toBe('idle'));
  scan(BONSAI_CODE);
  await waitFor(() => expect(heard.at(-1)).toMatchObject({ kind: 'basket', total: '85.00' }));
});

test('shows the change and thanks until the next goods are rung up', async () => {
  const heard = listen();
  const { till } = renderTill({ shop: goods });
  await withPot();
  const [basket] = till.counter.store.getState().baskets;
  if (basket === undefined) throw new Error('no basket');
  const amounts = { total: 1450, rounding: 0, given: 2000, change: 550, repeated: false };
  const sale = { saleId: basket.id, kind: 'sale', receiptNumber: 'R1-000001', ...amounts } as const;
  act(() => till.counter.startNext({ sale, lines: basket.lines }));
  await waitFor(() =>
    expect(heard.at(-1)).toEqual({
      kind: 'paid',
      total: '14.50',
      given: '20.00',
      change: '5.50',
      thanks: 'Thank you',
    }),
  );
  scan(POT_CODE);
  await waitFor(() => expect(lines()).toHaveLength(1));
  await waitFor(() => expect(heard.at(-1)?.kind).toBe('basket'));
});

test('is idle again when a basket is let go', async () => {
  const heard = listen();
  const { till } = renderTill({ shop: goods });
  await withPot();
  await waitFor(() => expect(heard.at(-1)?.kind).toBe('basket'));
  press('Delete');
  await waitFor(() => expect(heard.at(-1)?.kind).toBe('idle'));
  expect(till.counter.store.getState().baskets).toHaveLength(1);
});
