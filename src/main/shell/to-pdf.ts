import type { BrowserWindow } from 'electron';
import { z } from 'zod';
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
  await window.loadURL(address);
  if (size.heightMm !== undefined) return await printPages(window, size.widthMm, size.heightMm);
  return await printOnePage(window, size.widthMm, ((await heightOf(window)) / DPI) * MM_PER_INCH);
}

/** The document's own margins and breaks may take more than its height: the page grows until all is on one. */
async function printOnePage(window: BrowserWindow, widthMm: number, heightMm: number): Promise<Uint8Array> {
  let pdf = await printPages(window, widthMm, heightMm);
  for (let more = 5; countPages(pdf) > 1 && heightMm + more < MAX_HEIGHT_MM; more *= 2) {
    pdf = await printPages(window, widthMm, heightMm + more);
  }
  return pdf;
}

async function printPages(window: BrowserWindow, widthMm: number, heightMm: number): Promise<Uint8Array> {
  return await window.webContents.printToPDF({
    pageSize: {
      width: widthMm / MM_PER_INCH,
      height: Math.min(heightMm, MAX_HEIGHT_MM) / MM_PER_INCH,
    },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    printBackground: true,
  });
}

function countPages(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 1
  );
}

const metricsSchema = z.object({ cssContentSize: z.object({ height: z.number() }) });

/** How high the page is, in CSS pixels with one to spare. The layout is asked, as the page runs no script that could. */
async function heightOf({ webContents }: BrowserWindow): Promise<number> {
  const { debugger: layout } = webContents;
  layout.attach('1.3');
  try {
    await layout.sendCommand('Emulation.setScrollbarsHidden', { hidden: true });
    const metrics: unknown = await layout.sendCommand('Page.getLayoutMetrics');
    return Math.ceil(metricsSchema.parse(metrics).cssContentSize.height) + 1;
  } finally {
    layout.detach();
  }
}
