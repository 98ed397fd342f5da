import { rasterBitsSchema, type RasterLine } from '#contract/raster.ts';
import type { Bitmap, LineRaster } from '#main/device/line-raster.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import type { OnTrouble } from './watch-page.ts';
import { within } from './within.ts';

/** A window with its page, as far as it is used here. */
export interface DrawingWindow {
  loadURL(address: string): Promise<void>;
  destroy(): void;
  readonly webContents: {
    executeJavaScript(expression: string): Promise<unknown>;
    once(event: 'render-process-gone', listener: (event: unknown, gone: { reason: string }) => void): unknown;
    once(event: 'destroyed', listener: () => void): unknown;
  };
}

/** What drawing works with. */
export interface LineRasterParts {
  /** Opens an empty hidden window that runs scripts. */
  readonly open: () => DrawingWindow;
  readonly onTrouble: OnTrouble;
  /** Milliseconds: for the lines of one receipt, the opening of the window included; and from the last to its closing. */
  readonly limits?: { readonly drawMs: number; readonly idleMs: number };
}

/** Drawing takes a few ms, the first time half a second. */
const defaultLimits = { drawMs: 5000, idleMs: 60_000 };

/** Draws in a hidden page, which lives from the first line to a minute after the last, or to its first fault. */
export interface ShellRaster extends LineRaster {
  readonly close: () => void;
}

/** Draws lines with the fonts of this PC, in a page without bridge and network. */
export function createLineRaster({ open, onTrouble, limits = defaultLimits }: LineRasterParts): ShellRaster {
  let page: Page | null = null;
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;
  const drop = (): void => {
    clearTimeout(idle);
    page?.destroy();
    page = null;
  };
  const draw = async (lines: readonly RasterLine[]): Promise<readonly Bitmap[]> => {
    if (isClosed) throw new Error('the till is closing');
    page ??= openPage(open());
    return readBitmaps(lines, await page.ask(`drawLines(${JSON.stringify(lines)})`));
  };
  return {
    raster: async (lines) => {
      clearTimeout(idle);
      try {
        const bitmaps = await within(limits.drawMs, draw(lines), 'drawing lines');
        idle = setTimeout(drop, limits.idleMs);
        return bitmaps;
      } catch (error) {
        drop();
        if (!isClosed) onTrouble('lines of a receipt could not be drawn', error);
        throw error;
      }
    },
    close: () => {
      isClosed = true;
      drop();
    },
  };
}

interface Page {
  /** Runs an expression in the page, once it is loaded. Rejects when the page ends before it has answered. */
  readonly ask: (expression: string) => Promise<unknown>;
  readonly destroy: () => void;
}

function openPage(window: DrawingWindow): Page {
  const { webContents } = window;
  const loaded = window.loadURL(`${APP_ORIGIN}/paper.html`);
  const gone = new Promise<never>((_, reject) => {
    webContents.once('render-process-gone', (_event, { reason }) => reject(new Error(`page ${reason}`)));
    webContents.once('destroyed', () => reject(new Error('page closed')));
  });
  const answer = async (expression: string): Promise<unknown> => {
    await loaded;
    return webContents.executeJavaScript(expression);
  };
  for (const promise of [loaded, gone]) promise.catch(() => undefined);
  return {
    ask: (expression) => Promise.race([answer(expression), gone]),
    destroy: () => window.destroy(),
  };
}

function readBitmaps(lines: readonly RasterLine[], answer: unknown): Bitmap[] {
  const drawn = rasterBitsSchema.parse(answer);
  return lines.map(({ width, height }, at) => {
    const widthBytes = width / 8;
    const bits = Buffer.from(drawn[at] ?? '', 'base64');
    if (bits.length !== widthBytes * height) throw new Error(`line ${at} came back as ${bits.length} bytes`);
    return { widthBytes, rows: height, bits };
  });
}
