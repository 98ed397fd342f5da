import { createMemoryHistory } from '@tanstack/react-router';
import { act, cleanup, render } from '@testing-library/react';
import { onTestFinished } from 'vitest';
import { App } from '#renderer/app/App.tsx';
import { createTill, type Till } from '#renderer/app/till.ts';
import { answersOf } from './fake-answers.ts';
import { createFakeShop, type FakeShop } from './fake-shop.ts';
import { createFakeBridge, type Answers, type FakeBridge } from './bridge.ts';

interface RenderedTill {
  readonly bridge: FakeBridge;
  readonly shop: FakeShop;
  readonly till: Till;
}

interface Given {
  readonly shop?: Partial<FakeShop>;
  /** Answers that differ from those of the fake shop. */
  readonly answers?: (shop: FakeShop) => Answers;
  readonly path?: `/${string}`;
}

/** Opens the till on a fake shop and takes it away when the test is over. */
export function renderTill({ shop: given = {}, answers, path = '/' }: Given = {}): RenderedTill {
  const shop = createFakeShop(given);
  const bridge = createFakeBridge({ ...answersOf(shop), ...answers?.(shop) });
  const till = createTill(bridge);
  render(<App till={till} history={createMemoryHistory({ initialEntries: [path] })} />);
  onTestFinished(() => {
    cleanup();
    till.close();
    localStorage.clear();
    delete document.documentElement.dataset['catalog'];
  });
  return { bridge, shop, till };
}

/** Changes what the shop holds, and says so as the main process would. */
export function change(
  { bridge, shop }: RenderedTill,
  changed: Partial<FakeShop>,
  ...topics: Parameters<FakeBridge['touch']>
): void {
  act(() => {
    Object.assign(shop, changed);
    bridge.touch(...topics);
  });
}
