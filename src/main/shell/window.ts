import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';

/** What a window is made of. */
export interface WindowParts {
  /** Makes the window; Electron's constructor in the program. */
  readonly create: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly preload: string;
  readonly isDark: boolean;
  /** Only while developing: through them the page's bridge is open to anybody at the keyboard. */
  readonly hasDevTools: boolean;
}

/** The ground of tokens.css, so that nothing flashes before the page has painted. */
const GROUND = { light: '#f4f3ee', dark: '#131518' } as const;

/** The only place where windows are made. The page gets a sandbox and nothing of Node. */
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
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      devTools: hasDevTools,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
      v8CacheOptions: 'code',
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}
