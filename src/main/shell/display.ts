import type { BrowserWindow, Display, Rectangle } from 'electron';
import type { DisplayScreen } from '#contract/device.ts';
import type { CustomerDisplay } from '#main/device/customer-display.ts';
import type { DisplayPlace } from './window.ts';

type OneScreen = Pick<Display, 'id' | 'label' | 'size' | 'bounds' | 'workArea'>;

/** Electron's screens, as far as they are used here. */
export interface Screens {
  getAllDisplays(): OneScreen[];
  getPrimaryDisplay(): OneScreen;
  getDisplayMatching(bounds: Rectangle): OneScreen;
  on(event: 'display-added', listener: () => void): unknown;
  on(event: 'display-removed', listener: () => void): unknown;
  on(
    event: 'display-metrics-changed',
    listener: (event: unknown, screen: OneScreen, changes: readonly string[]) => void,
  ): unknown;
}

/** A window, as far as it is used here. */
export interface ShownWindow extends Pick<BrowserWindow, 'destroy' | 'isDestroyed' | 'focus' | 'getBounds'> {
  once(event: 'closed', listener: () => void): unknown;
  on(event: 'focus', listener: () => void): unknown;
}

/** What the customer display works with. */
export interface ShellDisplayParts {
  readonly screen: Screens;
  readonly open: (place: DisplayPlace) => ShownWindow;
  readonly platform: NodeJS.Platform;
}

/** The customer display, which comes and goes with the till's window. */
export interface ShellDisplay extends CustomerDisplay {
  /** The till's window is open from now on. */
  readonly follow: (till: ShownWindow) => void;
}

/** Keeps one window on the chosen screen for as long as that screen and the till's window are there. */
export function createShellDisplay({ screen, open, platform }: ShellDisplayParts): ShellDisplay {
  const listeners = new Set<() => void>();
  let chosen: string | null = null;
  let till: ShownWindow | null = null;
  let shown: { readonly window: ShownWindow; readonly id: string } | null = null;
  const close = (): void => {
    const last = shown;
    shown = null;
    if (last !== null && !last.window.isDestroyed()) last.window.destroy();
  };
  const place = (): void => {
    const target = screen.getAllDisplays().find(({ id }) => String(id) === chosen);
    if (target !== undefined && shown?.id === chosen) return;
    close();
    if (target === undefined || till === null) return;
    const window = open(placeOn(target, screen.getDisplayMatching(till.getBounds()), platform));
    shown = { window, id: String(target.id) };
    keepKeysAt(till, window);
    window.once('closed', () => {
      if (shown?.window === window) shown = null;
      tell();
    });
  };
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const follow = (): void => {
    place();
    tell();
  };
  const resize = (display: OneScreen): void => {
    if (String(display.id) === shown?.id) close();
    follow();
  };
  return {
    screens: () => screensOf(screen),
    show: (screenId) => {
      chosen = screenId;
      place();
    },
    hide: () => {
      chosen = null;
      close();
    },
    shownOn: () => shown?.id ?? null,
    onChange: (listener) => void listeners.add(listener),
    follow: (opened) => {
      till = opened;
      opened.once('closed', () => {
        till = null;
        close();
      });
      watchScreens(screen, follow, resize);
      place();
    },
  };
}

function watchScreens(screen: Screens, onChange: () => void, onResize: (display: OneScreen) => void): void {
  screen.on('display-added', onChange);
  screen.on('display-removed', onChange);
  screen.on('display-metrics-changed', (_, display, changes) => {
    if (changes.includes('bounds')) onResize(display);
  });
}

/** The primary screen first; a screen without a name is called by its size. */
function screensOf(screen: Screens): DisplayScreen[] {
  const primary = screen.getPrimaryDisplay().id;
  return screen
    .getAllDisplays()
    .map(({ id, label, size }) => ({
      id: String(id),
      label: label === '' ? `${size.width} × ${size.height}` : label,
      isPrimary: id === primary,
    }))
    .toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary));
}

/** All of a screen of its own; on the till's screen a window that can be moved. */
function placeOn(target: OneScreen, tills: OneScreen, platform: NodeJS.Platform): DisplayPlace {
  const isWholeScreen = target.id !== tills.id;
  return {
    bounds: isWholeScreen ? target.bounds : rightHalf(target.workArea),
    isWholeScreen,
    // Linux takes a window without keys away from the window manager: it would lie over the till, unmovable.
    isFocusable: !isWholeScreen && platform === 'linux',
  };
}

function rightHalf({ x, y, width, height }: Rectangle): Rectangle {
  const half = Math.floor(width / 2);
  return { x: x + width - half, y, width: half, height };
}

/** Should the display get the keyboard in spite of all, what is scanned next must reach the till. */
function keepKeysAt(till: ShownWindow, window: ShownWindow): void {
  window.on('focus', () => till.focus());
}
