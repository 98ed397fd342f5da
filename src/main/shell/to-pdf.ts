import type { BrowserWindow } from 'electron';
import type { PageSize, PaperPorts } from '#main/core/paper.ts';
import type { PaperSession } from './paper-session.ts';
import { within } from './within.ts';

const MM_PER_INCH = 25.4;
/** CSS pixels of an inch. */
const DPI = 96;

/** A receipt's paper. */
const RECEIPT: PageSize = { widthMm: 80 };

/** PDF knows no page longer than 200 inches; what is longer goes on on the next. */
const MAX_HEIGHT_MM = 200 * MM_PER_INCH;

const LIMIT_MS = 20_000;

/** What drawing a document works with. */
export interface ToPdfParts {
  /** Opens an empty hidden window of so many CSS pixels that runs no script. */
  readonly open: (width: number) => BrowserWindow;
  readonly lend: PaperSession['lend'];
}

/** Documents as PDF, each in a hidden window of its own. */
export function createToPdf({ open, lend }: ToPdfParts): PaperPorts['toPdf'] {
  return async (html, size = RECEIPT) => {
    const window = open(Math.floor((size.widthMm / MM_PER_INCH) * DPI));
    try {
      const pdf = lend(html, (address) => print(window, address, size));
      return await within(LIMIT_MS, pdf, 'drawing a document');
    } finally {
      window.destroy();
    }
  };
}

async function print(window: BrowserWindow, address: string, size: PageSize): Promise<Uint8Array> {
  const height = preferredHeight(window);
  await window.loadURL(address);
  const heightMm = size.heightMm ?? ((await height) / DPI) * MM_PER_INCH;
  return await window.webContents.printToPDF({
    pageSize: {
      width: size.widthMm / MM_PER_INCH,
      height: Math.min(heightMm, MAX_HEIGHT_MM) / MM_PER_INCH,
    },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    printBackground: true,
  });
}

/** How high the page would like to be, in CSS pixels with one to spare; told by the layout, without a script. */
function preferredHeight({ webContents }: BrowserWindow): Promise<number> {
  return new Promise((resolve) => {
    let height = 0;
    webContents.on('preferred-size-changed', (_event, size) => {
      height = size.height;
      if (!webContents.isLoading()) resolve(height + 1);
    });
    webContents.once('did-finish-load', () => {
      if (height > 0) resolve(height + 1);
    });
  });
}
