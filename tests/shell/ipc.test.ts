import { describe, expect, it } from 'vitest';
import type { Reply } from '#contract/errors.ts';
import { serveIpc, type Arrival, type IpcEnd, type Page } from '#main/shell/ipc.ts';

type Handler = Parameters<IpcEnd['handle']>[1];
type Frame = NonNullable<Arrival['senderFrame']>;

const ANSWER: Reply = { ok: true, value: 'answered' };
const REFUSED: Reply = { ok: false, error: { code: 'foreign-sender' } };

function openHost(page: Page | null) {
  const handlers = new Map<string, Handler>();
  const asked: unknown[] = [];
  const strangers: string[] = [];
  const host = serveIpc({
    ipc: {
      handle: (channel, handler) => void handlers.set(channel, handler),
      removeHandler: (channel) => void handlers.delete(channel),
    },
    page: () => page,
    answer: (message) => {
      asked.push(message);
      return Promise.resolve(ANSWER);
    },
    onStranger: (origin) => void strangers.push(origin),
  });
  const ask = (sender: Page, senderFrame: Frame | null) => {
    const [handler] = handlers.values();
    if (handler === undefined) throw new Error('no handler');
    return handler({ sender, senderFrame }, { procedure: 'sync.status' });
  };
  return { host, ask, asked, strangers, handlers };
}

const frameOf = (origin: string, parent: Frame | null = null): Frame => ({ origin, parent });
const page = (sent: unknown[] = [], isGone = false): Page => ({
  isDestroyed: () => isGone,
  send: (...message: unknown[]) => void sent.push(message),
});

describe('the channel to the page', () => {
  it('answers the main frame of the till', async () => {
    const till = page();
    const { ask, asked } = openHost(till);
    expect(await ask(till, frameOf('app://till'))).toEqual(ANSWER);
    expect(asked).toEqual([{ procedure: 'sync.status' }]);
  });

  it.each([
    ['another origin', frameOf('https://example.com')],
    ['an origin that only looks like it', frameOf('app://till.example.com')],
    ['a page without origin', frameOf('null')],
    ['a frame inside the page', frameOf('app://till', frameOf('app://till'))],
    ['a frame that is gone', null],
  ])('refuses %s, and dispatch never hears of it', async (_, frame) => {
    const till = page();
    const { ask, asked, strangers } = openHost(till);
    expect(await ask(till, frame)).toEqual(REFUSED);
    expect(asked).toEqual([]);
    expect(strangers).toHaveLength(1);
  });

  it('refuses another window, even one that shows the same page', async () => {
    const { ask, asked } = openHost(page());
    expect(await ask(page(), frameOf('app://till'))).toEqual(REFUSED);
    expect(asked).toEqual([]);
  });

  it('refuses everybody while there is no window, and after its end hears nothing', async () => {
    const { host, ask, handlers } = openHost(null);
    expect(await ask(page(), frameOf('app://till'))).toEqual(REFUSED);
    host.close();
    expect(handlers.size).toBe(0);
  });

  it('tells the page what was touched, and nobody when it is gone', () => {
    const sent: unknown[] = [];
    openHost(page(sent)).host.publish({ topics: ['sale'] });
    openHost(page(sent, true)).host.publish({ topics: ['sale'] });
    openHost(null).host.publish({ topics: ['sale'] });
    expect(sent).toEqual([['countertop:event', { topics: ['sale'] }]]);
  });
});
