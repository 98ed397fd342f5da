import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle, Session } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';

/** Makes a window; Electron's constructor in the program. */
export type CreateWindow = (options: BrowserWindowConstructorOptions) => BrowserWindow;

/** What the till's window is made of. */
export interface WindowParts {
  readonly create: CreateWindow;
  readonly preload: string;
  readonly isDark: boolean;
  /** Only while developing: through them the page's bridge is open to anybody at the keyboard. */
  readonly hasDevTools: boolean;
}

/** The ground of tokens.css, so that nothing flashes before the page has painted. */
const GROUND = { light: '#f4f3ee', dark: '#131518' } as const;

/** What every page of the program gets: a sandbox, and nothing of Node. */
const SHUT = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  devTools: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  disableDialogs: true,
} as const;

/** The till's own window. This file is the only place where windows are made, and this one alone gets a bridge. */
export function openWindow({ create, preload, isDark, hasDevTools }: WindowParts): BrowserWindow {
  const window = create({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: 'Countertop',
    backgroundColor: isDark ? GROUND.dark : GROUND.light,
    autoHideMenuBar: true,
    webPreferences: { ...SHUT, preload, devTools: hasDevTools, v8CacheOptions: 'code' },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}

/** How the customer display stands: a screen of its own, or a window beside the till's. */
export interface DisplayPlace {
  readonly bounds: Rectangle;
  readonly isWholeScreen: boolean;
  /** A window without keys: what a scanner types stays with the till. */
  readonly isFocusable: boolean;
}

/** The customer display's window: it shows, and nothing can be done in it. */
export function openDisplayWindow(create: CreateWindow, place: DisplayPlace, isDark: boolean): BrowserWindow {
  const window = create({
    ...place.bounds,
    show: false,
    title: 'Countertop',
    backgroundColor: isDark ? GROUND.dark : GROUND.light,
    autoHideMenuBar: true,
    focusable: place.isFocusable,
    skipTaskbar: place.isWholeScreen,
    frame: !place.isWholeScreen,
    alwaysOnTop: place.isWholeScreen,
    fullscreenable: false,
    webPreferences: { ...SHUT, backgroundThrottling: false },
  });
  window.once('ready-to-show', () => window.showInactive());
  void window.loadURL(`${APP_ORIGIN}/display.html`);
  return window;
}

/** What a page that nobody sees is for. */
export interface HiddenParts {
  readonly create: CreateWindow;
  /** A session of its own, apart from the till's. */
  readonly session: Session;
  /** False for a document from outside this program's own code. */
  readonly runsScripts: boolean;
  /** The page's width in CSS pixels. */
  readonly width: number;
}

/** A window that is never shown, with no page in it yet. */
export function openHiddenWindow({ create, session, runsScripts, width }: HiddenParts): BrowserWindow {
  return create({
    width,
    height: 100,
    useContentSize: true,
    frame: false,
    show: false,
    focusable: false,
    skipTaskbar: true,
    webPreferences: {
      ...SHUT,
      session,
      javascript: runsScripts,
      backgroundThrottling: false,
    },
  });
}
