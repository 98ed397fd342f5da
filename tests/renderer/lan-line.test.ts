import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Reply } from '#contract/errors.ts';
import type { Touched } from '#contract/events.ts';
import { openLanLine, type LanLine } from '#renderer/client/lan-line.ts';

/** A socket with a test at the other end. */
class Socket extends EventTarget {
  readonly sent: unknown[] = [];
  isClosed = false;
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.isClosed = true;
  }
  say(said: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(said) }));
  }
  fall(code = 1006): void {
    this.dispatchEvent(new CloseEvent('close', { code }));
  }
}

const sockets: Socket[] = [];
const touched: Touched[] = [];
let line: LanLine;
let isPaired: () => Promise<boolean>;
let pairReply: () => Promise<Reply>;

const last = (): Socket => sockets.at(-1) ?? new Socket();
const kind = (): string => line.state.getState().kind;
const ASK = { procedure: 'people.session', input: {} };

beforeEach(() => {
  vi.useFakeTimers();
  sockets.length = 0;
  touched.length = 0;
  isPaired = () => Promise.resolve(true);
  pairReply = () => Promise.resolve({ ok: true, value: {} });
  line = openLanLine({
    open: () => {
      const socket = new Socket();
      sockets.push(socket);
      return socket;
    },
    isPaired: () => isPaired(),
    pair: () => pairReply(),
  });
  line.bridge.subscribe((told) => touched.push(told));
});

afterEach(() => {
  line.close();
  vi.useRealTimers();
});

/** The line is open, and what it said at that is forgotten. */
function open(): void {
  last().dispatchEvent(new Event('open'));
  touched.length = 0;
}

describe('an open line', () => {
  test('takes each reply to its question, in whatever order', async () => {
    open();
    const [first, second] = [line.bridge.invoke(ASK), line.bridge.invoke(ASK)];
    expect(last().sent).toEqual([
      { id: 1, message: ASK },
      { id: 2, message: ASK },
    ]);
    last().say({ id: 2, reply: { ok: true, value: 'two' } });
    last().say({ id: 1, reply: { ok: false, error: { code: 'not-allowed', details: {} } } });
    last().say({ id: 7, reply: { ok: true, value: 'to nobody' } });
    expect(await second).toEqual({ ok: true, value: 'two' });
    expect(await first).toEqual({ ok: false, error: { code: 'not-allowed', details: {} } });
  });

  test('says that somebody touched the device, and nothing while it is broken', () => {
    open();
    line.touched();
    expect(last().sent).toEqual([{ touched: true }]);
    const before = last();
    last().fall();
    line.touched();
    expect(before.sent).toHaveLength(1);
  });

  test('tells what was touched, and hears nothing that the till does not say', () => {
    open();
    last().say({ topics: ['stock'] });
    last().say({ topics: ['nonsense'] });
    last().dispatchEvent(new MessageEvent('message', { data: '{' }));
    expect(touched).toEqual([{ topics: ['stock'] }]);
  });
});

describe('a broken line', () => {
  test('says of what was on its way that nobody knows, and of what comes later that nothing happened', async () => {
    open();
    const sent = line.bridge.invoke(ASK);
    last().fall();
    expect(await sent).toEqual({ ok: false, error: { code: 'desk-line-broke' } });
    expect(await line.bridge.invoke(ASK)).toEqual({ ok: false, error: { code: 'desk-line-down' } });
    expect(line.state.getState()).toEqual({ kind: 'broken', wasOpen: true });
  });

  test('is tried again, later and later, and then everything may be old', async () => {
    open();
    last().fall();
    for (const wait of [500, 1000, 2000, 4000, 8000, 8000]) {
      const before = sockets.length;
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(sockets).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(sockets).toHaveLength(before + 1);
      last().fall();
    }
    await vi.advanceTimersByTimeAsync(8000);
    last().dispatchEvent(new Event('open'));
    expect(kind()).toBe('open');
    expect(touched[0]?.topics).toContain('stock');
  });

  test('is tried at once when somebody looks', async () => {
    open();
    last().fall();
    await vi.advanceTimersByTimeAsync(1);
    line.wake();
    expect(sockets).toHaveLength(2);
    line.wake();
    expect(sockets).toHaveLength(2);
  });

  test('is one that does not answer, even if the network believes in it', async () => {
    open();
    const silent = last();
    const sent = line.bridge.invoke(ASK);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await sent).toEqual({ ok: false, error: { code: 'desk-line-broke' } });
    expect([kind(), silent.isClosed]).toEqual(['broken', true]);
    await vi.advanceTimersByTimeAsync(500);
    silent.say({ topics: ['stock'] });
    expect(touched).toEqual([]);
  });

  test('is tried again while the till is not reached at all', async () => {
    isPaired = () => Promise.reject(new Error('no network'));
    last().fall();
    await vi.advanceTimersByTimeAsync(500);
    expect(sockets).toHaveLength(2);
    expect(line.state.getState()).toEqual({ kind: 'broken', wasOpen: false });
  });
});

describe('a device that may not come', () => {
  test('stops trying and is paired by a code', async () => {
    isPaired = () => Promise.resolve(false);
    last().fall();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([kind(), sockets.length]).toEqual(['unpaired', 1]);
    await line.pair('7KQ2M9XA', 'Tablet');
    open();
    expect(kind()).toBe('open');
  });

  test('was open until it was shut out', async () => {
    open();
    last().fall(4401);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(line.state.getState()).toEqual({ kind: 'unpaired', wasOpen: false });
    expect(sockets).toHaveLength(1);
  });

  test('hears why a code was refused, and that the till was not reached', async () => {
    pairReply = () => Promise.resolve({ ok: false, error: { code: 'pair-locked', details: { seconds: 5 } } });
    await expect(line.pair('A', 'B')).rejects.toMatchObject({ code: 'pair-locked', details: { seconds: 5 } });
    pairReply = () => Promise.reject(new Error('no network'));
    await expect(line.pair('A', 'B')).rejects.toMatchObject({ code: 'desk-line-down' });
  });
});
