import path from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  session,
  Menu,
} from 'electron';
import type { Reply } from '#contract/errors.ts';
import type { Topic } from '#contract/events.ts';
import type { SecretStore } from '#main/config/store-key.ts';
import type { PaperPorts } from '#main/core/paper.ts';
import type { CustomerDisplay } from '#main/device/customer-display.ts';
import type { LineRaster } from '#main/device/line-raster.ts';
import { APP_SCHEME, createAppHandler, type Picture } from './app-protocol.ts';
import { createShellDisplay, type ShellDisplay } from './display.ts';
import { guardPages, guardSession } from './guards.ts';
import { serveIpc } from './ipc.ts';
import { createShellPaper } from './paper.ts';
import { openSecretStore } from './secret-store.ts';
import { claimSingleInstance } from './single-instance.ts';
import { watchPage, type OnTrouble } from './watch-page.ts';
import { openDisplayWindow, openWindow, type CreateWindow } from './window.ts';

/** What the shell offers to the program that runs in it. */
export interface Shell {
  /** Where this PC's data live. */
  readonly userData: string;
  readonly version: string;
  /** Built and packed, as a shop runs it. */
  readonly isPackaged: boolean;
  readonly secrets: SecretStore;
  readonly raster: LineRaster;
  readonly paper: PaperPorts;
  readonly display: CustomerDisplay;
  /** Tells the page that what depends on these topics has changed. */
  readonly publish: (topics: readonly Topic[]) => void;
}

/** The program behind the page. */
export interface Program {
  /** Answers a message of the page; never rejects. */
  readonly answer: (message: unknown) => Promise<Reply>;
  readonly picture: (id: string) => Promise<Picture | null>;
  /** Trouble of the shell, for the log. */
  readonly onTrouble: (detail: string, error?: unknown) => void;
  /** Ends the work and closes the database; awaited before the process ends. */
  readonly close: () => Promise<void>;
}

/** Where the built parts are, and how the program is started. */
export interface BootOptions {
  /** The folder of the built main bundle; preload and renderer lie beside it. */
  readonly mainFolder: string;
  /** Called once, when Electron is ready and this is the only instance. */
  readonly start: (shell: Shell) => Promise<Program>;
  /** Words for a start that failed. */
  readonly explain: (error: unknown) => { readonly title: string; readonly text: string };
}

/**
 * Runs the program in Electron. Has to be called, and return, before anything is awaited at the top level of the
 * main module: Electron is not ready before that module has been read to its end.
 */
export function boot(options: BootOptions): void {
  let window: BrowserWindow | null = null;
  if (!claimSingleInstance(app, () => window)) {
    app.quit();
    return;
  }
  protocol.registerSchemesAsPrivileged([APP_SCHEME]);
  guardPages(app);
  void app
    .whenReady()
    .then(() => run(options, (opened) => (window = opened)))
    .catch((error: unknown) => {
      const { title, text } = options.explain(error);
      dialog.showErrorBox(title, text);
      app.exit(1);
    });
}

async function run(options: BootOptions, onWindow: (window: BrowserWindow | null) => void): Promise<void> {
  // The default menu's keys reload the page, close the window and open the developer tools, whoever presses them.
  Menu.setApplicationMenu(null);
  const devServer = devServerAddress();
  const folder = path.join(options.mainFolder, '..', 'renderer');
  let page: BrowserWindow | null = null;
  let program: Program | null = null;
  const onTrouble: OnTrouble = (detail, error) => program?.onTrouble(detail, error);
  guardSession(session.defaultSession, devServer);
  const ipc = serveIpc({
    ipc: ipcMain,
    page: () => page?.webContents ?? null,
    answer: (message) => running.answer(message),
    onStranger: (origin) => onTrouble(`a message from ${origin} was refused`),
  });
  const { raster, paper } = createShellPaper({ create, folder, devServer, window: () => page, onTrouble });
  const display = createDisplay(onTrouble);
  const publish: Shell['publish'] = (topics) => ipc.publish({ topics: [...topics] });
  const running = await options.start({ ...aboutThisPc(), raster, paper, display, publish });
  program = running;
  protocol.handle('app', createAppHandler({ ...running, folder, devServer }));
  page = openWindow({
    create,
    preload: path.join(options.mainFolder, '..', 'preload', 'index.cjs'),
    isDark: nativeTheme.shouldUseDarkColors,
    hasDevTools: devServer !== null,
  });
  page.on('closed', () => {
    onWindow((page = null));
    raster.close();
  });
  watchPage(page.webContents, onTrouble);
  display.follow(page);
  onWindow(page);
  endWith(running);
}

const create: CreateWindow = (wanted) => new BrowserWindow(wanted);

function createDisplay(onTrouble: OnTrouble): ShellDisplay {
  return createShellDisplay({
    screen,
    platform: process.platform,
    open: (place) => {
      const window = openDisplayWindow(create, place, nativeTheme.shouldUseDarkColors);
      watchPage(window.webContents, onTrouble);
      return window;
    },
  });
}

/** electron-vite names its server in the environment; a packed till does not listen to that. */
function devServerAddress(): string | null {
  return app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
}

function aboutThisPc(): Pick<Shell, 'userData' | 'version' | 'isPackaged' | 'secrets'> {
  return {
    userData: app.getPath('userData'),
    version: app.getVersion(),
    isPackaged: app.isPackaged,
    secrets: openSecretStore(safeStorage, process.platform),
  };
}

/** The window's end is the program's end, and the program's end is awaited. */
function endWith(program: Program): void {
  let isClosed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void program
      .close()
      .catch((error: unknown) => program.onTrouble('the program did not end cleanly', error))
      .finally(() => {
        isClosed = true;
        // Asked in the same turn, Electron would still be in the quitting that was just prevented, and stay for ever.
        setImmediate(() => app.quit());
      });
  });
}
