import path from 'node:path';
import { app, dialog, session, type BrowserWindow } from 'electron';
import type { PaperPorts } from '#main/core/paper.ts';
import { createAppHandler } from './app-protocol.ts';
import { createLineRaster, type ShellRaster } from './line-raster.ts';
import { openPaperSession } from './paper-session.ts';
import { createSaveFile, type SaveFileParts } from './save-file.ts';
import { createToPdf } from './to-pdf.ts';
import type { OnTrouble } from './watch-page.ts';
import { openHiddenWindow, type CreateWindow } from './window.ts';

/** What hidden pages and save dialogs work with. */
export interface ShellPaperParts {
  readonly create: CreateWindow;
  /** The folder of the built pages. */
  readonly folder: string;
  readonly devServer: string | null;
  /** The till's window, or null while there is none. */
  readonly window: () => BrowserWindow | null;
  readonly onTrouble: OnTrouble;
}

/** All that is drawn out of sight. */
export interface ShellPaper {
  readonly raster: ShellRaster;
  readonly paper: PaperPorts;
}

/** Lines for the printer and documents for files, drawn in a session of its own. */
export function createShellPaper({
  create,
  folder,
  devServer,
  window,
  onTrouble,
}: ShellPaperParts): ShellPaper {
  const pages = createAppHandler({ folder, devServer, picture: () => Promise.resolve(null), onTrouble });
  const { session: own, lend } = openPaperSession(session.fromPartition('paper'), pages, devServer);
  const open = (runsScripts: boolean) => (width: number) =>
    openHiddenWindow({ create, session: own, runsScripts, width });
  return {
    raster: createLineRaster({ open: () => open(true)(800), onTrouble }),
    paper: {
      toPdf: createToPdf({ open: open(false), lend }),
      saveFile: createSaveFile({
        choose: askForPlace(window),
        folder: app.isPackaged ? null : (process.env['COUNTERTOP_SAVE_FOLDER'] ?? null),
      }),
    },
  };
}

/** The system's own dialog, over the till's window. */
function askForPlace(window: () => BrowserWindow | null): SaveFileParts['choose'] {
  return async ({ name, filters }) => {
    const options = {
      defaultPath: path.join(app.getPath('documents'), name),
      filters: filters.map(({ name: words, extensions }) => ({ name: words, extensions: [...extensions] })),
    };
    const over = window();
    const { canceled, filePath } =
      over === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(over, options);
    return canceled || filePath === '' ? null : filePath;
  };
}
