import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createShellDisplay, type Screens, type ShownWindow } from '#main/shell/display.ts';
import type { DisplayPlace } from '#main/shell/window.ts';

type OneScreen = ReturnType<Screens['getPrimaryDisplay']>;

const screenAt = (id: number, x: number, label = ''): OneScreen => ({
  id,
  label,
  size: { width: 1000, height: 800 },
  bounds: { x, y: 0, width: 1000, height: 800 },
  workArea: { x, y: 0, width: 1000, height: 760 },
});

const TILLS = screenAt(1, 0, 'Till');
const CUSTOMERS = screenAt(2, 1000);

class FakeWindow extends EventEmitter implements ShownWindow {
  readonly place: DisplayPlace | null;
  isGone = false;
  focused = 0;

  constructor(place: DisplayPlace | null = null) {
    super();
    this.place = place;
  }

  destroy(): void {
    this.isGone = true;
    this.emit('closed');
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  focus(): void {
    this.focused += 1;
  }

  getBounds() {
    return TILLS.bounds;
  }
}

type Listener = (event: unknown, screen: OneScreen, changes: readonly string[]) => void;

/** The PC with its screens; `plug` changes which are there. */
function openPc(platform: NodeJS.Platform = 'win32') {
  const listeners: (readonly [event: string, listener: Listener])[] = [];
  const emit = (event: string, screen: OneScreen, changes: readonly string[]): void => {
    for (const [heard, listener] of listeners) if (heard === event) listener({}, screen, changes);
  };
  let there: OneScreen[] = [CUSTOMERS, TILLS];
  const opened: FakeWindow[] = [];
  let changes = 0;
  const display = createShellDisplay({
    platform,
    screen: {
      getAllDisplays: () => there,
      getPrimaryDisplay: () => TILLS,
      getDisplayMatching: ({ x }) => there.find((one) => one.bounds.x === x) ?? TILLS,
      on: (event: string, listener: Listener) => listeners.push([event, listener]),
    },
    open: (place) => {
      const window = new FakeWindow(place);
      opened.push(window);
      return window;
    },
  });
  display.onChange(() => (changes += 1));
  const till = new FakeWindow();
  return {
    display,
    till,
    opened,
    open: () => opened.filter((window) => !window.isGone),
    changes: () => changes,
    plug: (screens: readonly OneScreen[]) => {
      const event = screens.length > there.length ? 'display-added' : 'display-removed';
      there = [...screens];
      emit(event, TILLS, []);
    },
    resize: (screen: OneScreen, what: readonly string[]) => {
      there = there.map((one) => (one.id === screen.id ? screen : one));
      emit('display-metrics-changed', screen, what);
    },
  };
}

describe('the customer display', () => {
  it('names the screens, the till’s own first', () => {
    expect(openPc().display.screens()).toEqual([
      { id: '1', label: 'Till', isPrimary: true },
      { id: '2', label: '1000 × 800', isPrimary: false },
    ]);
  });

  it('waits for the till’s window, fills the other screen, and takes no keys', () => {
    const pc = openPc();
    pc.display.show('2');
    expect([pc.open(), pc.display.shownOn()]).toEqual([[], null]);
    pc.display.follow(pc.till);
    expect(pc.display.shownOn()).toBe('2');
    expect(pc.opened[0]?.place).toEqual({
      bounds: CUSTOMERS.bounds,
      isWholeScreen: true,
      isFocusable: false,
    });
  });

  it.each([
    ['win32', false],
    ['linux', true],
  ] as const)('is a window beside on the till’s own screen (%s)', (platform, isFocusable) => {
    const pc = openPc(platform);
    pc.display.follow(pc.till);
    pc.display.show('1');
    expect(pc.opened[0]?.place).toEqual({
      bounds: { x: 500, y: 0, width: 500, height: 760 },
      isWholeScreen: false,
      isFocusable,
    });
    pc.opened[0]?.emit('focus');
    expect(pc.till.focused).toBe(1);
  });

  it('goes when its screen is pulled out, and comes back with it', () => {
    const pc = openPc();
    pc.display.follow(pc.till);
    pc.display.show('2');
    pc.plug([TILLS]);
    expect([pc.open(), pc.display.shownOn()]).toEqual([[], null]);
    expect(pc.changes()).toBeGreaterThan(0);
    pc.plug([TILLS, CUSTOMERS]);
    expect([pc.open().length, pc.display.shownOn()]).toEqual([1, '2']);
  });

  it('stays as it is while other screens come and go', () => {
    const pc = openPc();
    pc.display.follow(pc.till);
    pc.display.show('2');
    pc.plug([TILLS, CUSTOMERS, screenAt(3, 2000)]);
    pc.plug([TILLS, CUSTOMERS]);
    expect(pc.opened).toHaveLength(1);
  });

  it('fills its screen again when that is turned or resized', () => {
    const pc = openPc();
    pc.display.follow(pc.till);
    pc.display.show('2');
    pc.resize(CUSTOMERS, ['workArea']);
    expect(pc.opened).toHaveLength(1);
    const larger = { ...CUSTOMERS, bounds: { x: 1000, y: 0, width: 1920, height: 1080 } };
    pc.resize(larger, ['bounds']);
    expect(pc.open().map(({ place }) => place?.bounds)).toEqual([larger.bounds]);
  });

  it('moves, hides, and stays closed when somebody closed it', () => {
    const pc = openPc();
    pc.display.follow(pc.till);
    pc.display.show('2');
    pc.display.show('1');
    expect([pc.open().length, pc.display.shownOn()]).toEqual([1, '1']);
    pc.display.hide();
    expect([pc.open(), pc.display.shownOn()]).toEqual([[], null]);
    pc.display.show('1');
    const before = pc.changes();
    pc.opened.at(-1)?.destroy();
    expect([pc.display.shownOn(), pc.changes() - before]).toEqual([null, 1]);
  });

  it('goes with the till’s window', () => {
    const pc = openPc();
    pc.display.follow(pc.till);
    pc.display.show('2');
    pc.till.destroy();
    pc.display.show('2');
    pc.plug([TILLS]);
    pc.plug([TILLS, CUSTOMERS]);
    expect(pc.open()).toEqual([]);
  });
});
