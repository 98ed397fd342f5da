import { describe, expect, it } from 'vitest';
import type { RasterLine } from '#contract/raster.ts';
import { createLineRaster, type DrawingWindow } from '#main/shell/line-raster.ts';

const LINE: RasterLine = {
  width: 16,
  height: 2,
  stretch: { x: 1, y: 1 },
  isBold: false,
  cells: [{ text: 'ش\u2028"`${x}</script>', from: 0, width: 16, align: 'left', direction: 'rtl' }],
};

const DRAWN = [Buffer.from([0x80, 0x01, 0xff, 0x00]).toString('base64')];

interface FakePage extends DrawingWindow {
  readonly asked: string[];
  /** Resolves when the window was destroyed. */
  readonly gone: Promise<void>;
  /** Ends the page's process. */
  crash(): void;
}

/** A page that answers as it is told to. */
function openPage(answer: () => Promise<unknown>): FakePage {
  const asked: string[] = [];
  const ends: (() => void)[] = [];
  const crashes: ((event: unknown, gone: { reason: string }) => void)[] = [];
  const gone = new Promise<void>((resolve) => ends.push(resolve));
  return {
    asked,
    gone,
    crash: () => crashes.forEach((hear) => hear({}, { reason: 'crashed' })),
    loadURL: () => Promise.resolve(),
    destroy: () => ends.forEach((end) => end()),
    webContents: {
      executeJavaScript: (expression) => {
        asked.push(expression);
        return answer();
      },
      once: (event: string, listener: (event: unknown, gone: { reason: string }) => void) => {
        if (event === 'destroyed') ends.push(() => listener({}, { reason: '' }));
        else crashes.push(listener);
      },
    },
  };
}

function openRaster(answers: readonly (() => Promise<unknown>)[], limits = { drawMs: 5000, idleMs: 60_000 }) {
  const pages: FakePage[] = [];
  const trouble: unknown[] = [];
  const raster = createLineRaster({
    limits,
    onTrouble: (_, error) => trouble.push(error),
    open: () => {
      const page = openPage(answers[pages.length] ?? (() => Promise.resolve(DRAWN)));
      pages.push(page);
      return page;
    },
  });
  return { raster, pages, trouble };
}

const never = () => new Promise<never>(() => undefined);

describe('drawing lines', () => {
  it('opens a page for the first and keeps it for the next', async () => {
    const { raster, pages, trouble } = openRaster([]);
    expect(await raster.raster([LINE])).toEqual([
      { widthBytes: 2, rows: 2, bits: Buffer.from([0x80, 0x01, 0xff, 0x00]) },
    ]);
    await raster.raster([LINE]);
    expect([pages.length, pages[0]?.asked.length, trouble]).toEqual([1, 2, []]);
    raster.close();
  });

  it('says what to draw as data, whatever a name says', async () => {
    const { raster, pages } = openRaster([]);
    await raster.raster([LINE]);
    const [asked = ''] = pages[0]?.asked ?? [];
    expect(JSON.parse(asked.slice('drawLines('.length, -1))).toEqual([LINE]);
    raster.close();
  });

  it('closes the page when nothing was drawn for a while, and opens another then', async () => {
    const { raster, pages } = openRaster([], { drawMs: 5000, idleMs: 1 });
    await raster.raster([LINE]);
    await pages[0]?.gone;
    await raster.raster([LINE]);
    expect(pages).toHaveLength(2);
    raster.close();
  });

  it.each<readonly [string, () => Promise<unknown>, string]>([
    ['does not answer', never, 'longer than 50 ms'],
    ['throws', () => Promise.reject(new Error('no canvas')), 'no canvas'],
    ['answers nonsense', () => Promise.resolve({ lines: 1 }), 'expected array'],
    ['answers a line of another size', () => Promise.resolve(['AAAA']), 'came back as 3 bytes'],
    ['leaves a line out', () => Promise.resolve([]), 'came back as 0 bytes'],
  ])('gives up on a page that %s, tells the log, and takes a new one', async (_, answer, reason) => {
    const { raster, pages, trouble } = openRaster([answer], { drawMs: 50, idleMs: 60_000 });
    await expect(raster.raster([LINE])).rejects.toThrow(reason);
    await pages[0]?.gone;
    expect(trouble).toHaveLength(1);
    expect(await raster.raster([LINE])).toHaveLength(1);
    raster.close();
  });

  it('does not wait for a page whose process died', async () => {
    const { raster, pages } = openRaster([never]);
    const drawn = raster.raster([LINE]);
    pages[0]?.crash();
    await expect(drawn).rejects.toThrow('crashed');
  });

  it('ends with the till, and troubles nobody then', async () => {
    const { raster, pages, trouble } = openRaster([never]);
    const drawn = raster.raster([LINE]);
    raster.close();
    await expect(drawn).rejects.toThrow('closed');
    await expect(raster.raster([LINE])).rejects.toThrow('closing');
    expect([pages.length, trouble]).toEqual([1, []]);
  });
});
