// The part of the shell that draws out of sight, in a program of its own. For tests only.
import { app, BrowserWindow, protocol } from 'electron';
import { APP_SCHEME } from '#main/shell/app-protocol.ts';
import { guardPages } from '#main/shell/guards.ts';
import { createShellPaper, type ShellPaper } from '#main/shell/paper.ts';

declare global {
  var lab: ShellPaper & { readonly trouble: string[] };
}

protocol.registerSchemesAsPrivileged([APP_SCHEME]);
guardPages(app);
void app.whenReady().then(start);

/** Nothing may be awaited at the top: Electron is not ready before this module has been read to its end. */
async function start(): Promise<void> {
  const trouble: string[] = [];
  const paper = createShellPaper({
    create: (options) => new BrowserWindow(options),
    folder: process.env['COUNTERTOP_LAB_PAGES'] ?? '',
    devServer: null,
    window: () => null,
    onTrouble: (detail, error) => trouble.push(`${detail}: ${String(error)}`),
  });
  globalThis.lab = { ...paper, trouble };
  await new BrowserWindow({ show: false }).loadURL('about:blank');
}
