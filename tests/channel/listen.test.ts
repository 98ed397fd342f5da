import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBell, type Bell, type Ring } from '#main/channel/bell.ts';
import type { Read } from '#main/channel/connector.ts';
import { listenToStore } from '#main/channel/listen.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Heard {
  readonly asked: number[];
  readonly rings: Ring[];
  readonly rest: Bell;
  readonly end: Promise<void>;
  isWanted: boolean;
  answer: () => Promise<Read<boolean>>;
}

function listen(): Heard {
  const asked: number[] = [];
  const rings: Ring[] = [];
  const rest = createBell();
  const heard = { isWanted: true, answer: (): Promise<Read<boolean>> => news(false) };
  const end = listenToStore({
    connector: {
      listen: async (waitMs) => {
        asked.push(waitMs);
        return await heard.answer();
      },
    },
    isWanted: () => heard.isWanted,
    bell: { ring: (ring) => void rings.push(ring) },
    rest,
    random: () => 1,
  });
  return Object.assign(heard, { asked, rings, rest, end });
}

const news = (isNew: boolean): Promise<Read<boolean>> => Promise.resolve({ kind: 'read', value: isNew });

describe('listening to the store', () => {
  it('asks for 25 seconds and rings for a round when something is new', async () => {
    const heard = listen();
    heard.answer = () => news(true);
    await vi.advanceTimersByTimeAsync(0);
    expect([heard.asked, heard.rings]).toEqual([[25_000], ['news']]);
    heard.rest.ring('stop');
    await heard.end;
  });

  it('does not ask in a circle, whatever the store answers at once', async () => {
    const heard = listen();
    heard.answer = () => news(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(heard.asked.length).toBeLessThanOrEqual(11);
    heard.rest.ring('stop');
    await heard.end;
  });

  it('is patient with a store that fails, and asks nothing without a line', async () => {
    const heard = listen();
    heard.answer = () => Promise.resolve({ kind: 'later', afterMs: 0, message: 'no line' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard.asked.length).toBeLessThanOrEqual(6);
    heard.isWanted = false;
    await vi.advanceTimersByTimeAsync(120_000);
    const before = heard.asked.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard.asked).toHaveLength(before);
    heard.rest.ring('stop');
    await heard.end;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('asks no more once it is stopped in the middle of a question', async () => {
    const heard = listen();
    let answer = (_: Read<boolean>): void => undefined;
    heard.answer = () => new Promise((resolve) => (answer = resolve));
    await vi.advanceTimersByTimeAsync(0);
    heard.rest.ring('stop');
    answer({ kind: 'read', value: true });
    await heard.end;
    expect(heard.asked).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
