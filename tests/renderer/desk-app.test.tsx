import { createMemoryHistory } from '@tanstack/react-router';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createTill, type Till } from '#renderer/app/till.ts';
import { noteTouch } from '#renderer/app/touches.ts';
import { RequestFailed } from '#renderer/client/client.ts';
import type { LanLine, LineState } from '#renderer/client/lan-line.ts';
import { DeskApp } from '#renderer/desk/DeskApp.tsx';
import { answersOf } from './support/fake-answers.ts';
import { createFakeBridge, type FakeBridge } from './support/bridge.ts';
import { createFakeShop } from './support/fake-shop.ts';

interface OpenedDesk {
  readonly bridge: FakeBridge;
  readonly till: Till;
  readonly paired: (readonly [code: string, name: string])[];
  readonly woken: () => number;
  readonly touches: () => number;
  readonly turn: (state: Partial<LineState>) => void;
}

/** The second screen on a fake till; the line is as it is said. */
function openDesk(state: LineState, code = ''): OpenedDesk {
  const bridge = createFakeBridge(answersOf(createFakeShop()));
  const till = createTill(bridge);
  const paired: (readonly [string, string])[] = [];
  let woken = 0;
  let touches = 0;
  const store = createStore<LineState>(() => state);
  const line: LanLine = {
    bridge,
    state: store,
    pair: (given, name) => {
      paired.push([given, name]);
      return given === '7KQ2M9XA'
        ? Promise.resolve()
        : Promise.reject(new RequestFailed('pair-code-wrong', {}, null));
    },
    touched: () => void (touches += 1),
    wake: () => void (woken += 1),
    close: () => undefined,
  };
  render(<DeskApp line={line} till={till} history={createMemoryHistory()} code={code} />);
  onTestFinished(() => {
    cleanup();
    till.close();
    localStorage.clear();
  });
  return {
    bridge,
    till,
    paired,
    woken: () => woken,
    touches: () => touches,
    turn: (next) => act(() => store.setState(next)),
  };
}

const OPEN: LineState = { kind: 'open', wasOpen: true };

test('asks a device that may not come for a code and a name', async () => {
  const { paired, bridge } = openDesk({ kind: 'unpaired', wasOpen: false });
  fireEvent.change(screen.getByLabelText('Code from the till'), { target: { value: 'AAAABBBB' } });
  fireEvent.change(screen.getByLabelText('Name of this device'), { target: { value: 'Tablet' } });
  fireEvent.click(screen.getByRole('button', { name: 'Pair' }));
  expect(await screen.findByText(/This code is wrong or too old/)).toBeTruthy();
  expect(paired).toEqual([['AAAABBBB', 'Tablet']]);
  expect(bridge.asked).toEqual([]);
});

test('needs only the name when the picture was scanned', async () => {
  const { paired } = openDesk({ kind: 'unpaired', wasOpen: false }, '7KQ2M9XA');
  fireEvent.change(screen.getByLabelText('Name of this device'), { target: { value: 'Phone' } });
  fireEvent.click(screen.getByRole('button', { name: 'Pair' }));
  await waitFor(() => expect(paired).toEqual([['7KQ2M9XA', 'Phone']]));
});

test('shows the board to who is signed in, and asks for nothing that is not for it', async () => {
  const { bridge } = openDesk(OPEN);
  expect(await screen.findByRole('button', { name: 'Mira' })).toBeTruthy();
  expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy();
  const others = bridge.asked.map(({ procedure }) => procedure).filter((name) => !name.startsWith('pickup.'));
  expect(new Set(others)).toEqual(new Set(['setup.state', 'people.session', 'sync.status']));
});

test('says that the line is broken above what was known, and tries again when told to', async () => {
  const { turn, woken } = openDesk(OPEN);
  await screen.findByRole('button', { name: 'Mira' });
  turn({ kind: 'broken' });
  expect(screen.getByText('No connection to the till')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(woken()).toBe(1);
  turn({ kind: 'open' });
  expect(screen.queryByText('No connection to the till')).toBeNull();
});

test('says that the till was not reached at all, before there is anything to show', () => {
  openDesk({ kind: 'broken', wasOpen: false });
  expect(screen.getByText(/Is this device in the shop’s network/)).toBeTruthy();
});

test('forgets what it saw when it is shut out', async () => {
  const { till, turn } = openDesk(OPEN);
  await screen.findByRole('button', { name: 'Mira' });
  turn({ kind: 'unpaired', wasOpen: false });
  expect(screen.getByRole('heading', { name: 'Pair this device' })).toBeTruthy();
  await waitFor(() => expect(till.queryClient.getQueryCache().getAll()).toEqual([]));
});

test('tells the till that somebody is there when it is touched, and at most every few seconds', async () => {
  const { bridge, touches } = openDesk(OPEN);
  await screen.findByRole('button', { name: 'Mira' });
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  bridge.touch('pickup');
  expect(touches()).toBe(0);
  for (let at = 0; at < 3; at += 1) fireEvent.pointerDown(document.body);
  expect(touches()).toBe(1);
  vi.advanceTimersByTime(5000);
  expect(touches()).toBe(2);
  vi.advanceTimersByTime(60_000);
  expect(touches()).toBe(2);
  noteTouch();
  expect(touches()).toBe(3);
});

test('takes a code before the camera for somebody who is there', async () => {
  vi.stubGlobal(
    'BarcodeDetector',
    class {
      detect(): Promise<unknown> {
        return Promise.resolve([{ rawValue: '9520417011372' }]);
      }
    },
  );
  const stream = Object.assign(new MediaStream(), { getTracks: () => [] });
  const getUserMedia = (): Promise<MediaStream> => Promise.resolve(stream);
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia } });
  onTestFinished(() => {
    vi.unstubAllGlobals();
    Reflect.deleteProperty(navigator, 'mediaDevices');
  });
  const { touches } = openDesk(OPEN);
  fireEvent.click(await screen.findByRole('button', { name: 'Scan by camera' }));
  expect(touches()).toBe(0);
  await waitFor(() => expect(touches()).toBe(1));
});

test('refuses a scan that no screen asked for, and rings nothing up', async () => {
  const { bridge, till } = openDesk(OPEN);
  await screen.findByRole('button', { name: 'Mira' });
  act(() => till.scans.deliver({ code: '9520417011372', at: 0 }));
  expect(bridge.inputsOf('catalog.byCode')).toEqual([]);
});
