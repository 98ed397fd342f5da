// What is drawn out of sight, by the real Electron: lines for the printer, documents for files.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { expect, test } from '@playwright/test';
import type { RasterCell, RasterLine } from '#contract/raster.ts';
import type { PageSize } from '#main/core/paper.ts';
import type { LaunchedTill } from '#tests/support/electron.ts';
import { dotsOf } from '#tests/support/printer/printout.ts';
import { launchShellLab } from '#tests/support/shell-lab.ts';

test.describe.configure({ mode: 'serial' });

let lab: LaunchedTill;
let outside: Server;
let address: string;
let visits: string[];

test.beforeAll(async () => {
  test.setTimeout(120_000);
  visits = [];
  outside = createServer((request, response) => {
    visits.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('<h1>outside</h1>');
  }).listen(0, '127.0.0.1');
  await once(outside, 'listening');
  const bound = outside.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  address = `http://127.0.0.1:${bound.port}`;
  lab = await launchShellLab();
});

test.afterAll(async () => {
  outside.close();
  await lab.close();
});

test.afterEach(async () => {
  expect(visits, 'nothing may reach the world outside').toEqual([]);
  expect(await lab.app.evaluate(() => globalThis.lab.trouble)).toEqual([]);
});

const WIDTH = 384;

function line(...cells: readonly (Partial<RasterCell> & { readonly text: string })[]): RasterLine {
  return {
    width: WIDTH,
    height: 36,
    stretch: { x: 1, y: 1 },
    isBold: false,
    cells: cells.map((cell) => ({ from: 0, width: WIDTH, align: 'left', direction: 'ltr', ...cell })),
  };
}

/** The dots of each line, row by row. */
async function draw(...lines: readonly RasterLine[]): Promise<string[][]> {
  const drawn = await lab.app.evaluate(async (_, asked) => {
    const bitmaps = await globalThis.lab.raster.raster(asked);
    return bitmaps.map(({ widthBytes, rows, bits }) => ({ widthBytes, rows, bits: [...bits] }));
  }, lines);
  return drawn.map(({ widthBytes, rows, bits }) =>
    dotsOf({ kind: 'image', widthBytes, rows, bits: Uint8Array.from(bits) }),
  );
}

const columns = (rows: readonly string[], from: number, to: number): string[] =>
  rows.map((row) => row.slice(from, to));
const hasInk = (rows: readonly string[]): boolean => rows.some((row) => row.includes('#'));

test('letters of any script leave ink, and fill neither line nor page', async () => {
  const names = ['شاي أسود', 'תה שחור', 'ชาดำ', '緑茶 百グラム', '홍차', 'Łódź', 'क्षत्रिय', '☕️👩‍👩‍👧'];
  const drawn = await draw(...names.map((text) => line({ text })));
  for (const [at, rows] of drawn.entries()) {
    expect([names[at], rows.length, rows[0]?.length, hasInk(rows)]).toEqual([names[at], 36, WIDTH, true]);
    expect(hasInk(rows.slice(0, 1)) && hasInk(rows.slice(-1))).toBe(false);
  }
  expect(new Set(drawn.map((rows) => rows.join())).size).toBe(names.length);
});

test('letters are joined as their script joins them', async () => {
  const [joined = [], apart = []] = await draw(
    line({ text: 'شاي', direction: 'rtl' }),
    line({ text: 'ش\u200cا\u200cي', direction: 'rtl' }),
  );
  expect(joined).not.toEqual(apart);
});

test('an amount beside a name that reads from the right stands where it belongs, dot for dot', async () => {
  const amount = { text: '-12.50', from: 288, width: 96, align: 'right', direction: 'ltr' } as const;
  const [alone = [], ...beside] = await draw(
    line(amount),
    line({ text: 'شاي 100', width: 288, direction: 'rtl' }, amount),
    line({ text: '\u202eevil\u2067', width: 288, direction: 'rtl' }, amount),
  );
  for (const rows of beside) {
    expect(columns(rows, 288, WIDTH)).toEqual(columns(alone, 288, WIDTH));
    expect(hasInk(columns(rows, 0, 288))).toBe(true);
  }
});

test('nothing is drawn outside its place, however long or tall', async () => {
  const tower = `e${'\u0301'.repeat(60)}`;
  const [rows = []] = await draw(line({ text: `${tower} ${'W'.repeat(80)}`, from: 96, width: 96 }));
  expect(hasInk(columns(rows, 0, 96))).toBe(false);
  expect(hasInk(columns(rows, 192, WIDTH))).toBe(false);
  expect(hasInk(columns(rows, 96, 192))).toBe(true);
});

test('large letters are twice as wide and high', async () => {
  const large: RasterLine = { ...line({ text: 'H' }), height: 72, stretch: { x: 2, y: 2 } };
  const [small = [], big = []] = await draw(line({ text: 'H' }), large);
  const high = (rows: readonly string[]): number => rows.filter((row) => row.includes('#')).length;
  expect(high(big) / high(small)).toBeCloseTo(2, 0);
});

test('the drawing page has a sandbox, a session of its own, no bridge and no way out', async () => {
  await draw(line({ text: 'A' }));
  const found = await lab.app.evaluate(async ({ BrowserWindow, session }, there) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().endsWith('/paper.html'),
    );
    if (window === undefined) throw new Error('no page draws');
    const { webContents } = window;
    const ask: unknown = Reflect.get(webContents, 'getLastWebPreferences');
    const preferences: unknown = typeof ask === 'function' ? Reflect.apply(ask, webContents, []) : null;
    const outcome: unknown = await webContents.executeJavaScript(`(async () => {
      const reach = await fetch(${JSON.stringify(there)}).then(() => 'reached', () => 'refused');
      new Image().src = ${JSON.stringify(`${there}/image`)};
      location.href = ${JSON.stringify(there)};
      return [reach, window.open(${JSON.stringify(there)}), 'countertop' in window, 'require' in window];
    })()`);
    return {
      preferences,
      outcome,
      url: webContents.getURL(),
      isVisible: window.isVisible(),
      isApart: webContents.session !== session.defaultSession && !webContents.session.isPersistent(),
    };
  }, address);
  expect(found).toMatchObject({
    preferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
    outcome: ['refused', null, false, false],
    url: 'app://till/paper.html',
    isVisible: false,
    isApart: true,
  });
  expect(found.preferences).not.toHaveProperty('preload');
});

test('a page that dies is replaced with the next line', async () => {
  await draw(line({ text: 'A' }));
  const outcome = await lab.app.evaluate(
    async ({ BrowserWindow }, asked) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().endsWith('/paper.html'),
      );
      const gone = new Promise((resolve) => window?.webContents.once('render-process-gone', resolve));
      window?.webContents.forcefullyCrashRenderer();
      await gone;
      const first = await globalThis.lab.raster.raster([asked]).then(
        () => 'drawn',
        () => 'refused',
      );
      const second = await globalThis.lab.raster.raster([asked]).then(
        () => 'drawn',
        () => 'refused',
      );
      globalThis.lab.trouble.length = 0;
      return [first, second];
    },
    line({ text: 'A' }),
  );
  expect(outcome[1]).toBe('drawn');
});

/** Draws a document, and tells what its page was allowed to. */
async function toPdf(html: string, size?: PageSize): Promise<{ pdf: string; preferences: unknown }> {
  return await lab.app.evaluate(
    async ({ app }, [document, wanted]) => {
      let preferences: unknown = null;
      app.once('browser-window-created', (_event, { webContents }) => {
        webContents.once('did-finish-load', () => {
          const ask: unknown = Reflect.get(webContents, 'getLastWebPreferences');
          preferences = typeof ask === 'function' ? Reflect.apply(ask, webContents, []) : null;
        });
      });
      const bytes = await globalThis.lab.paper.toPdf(document, wanted ?? undefined);
      return { pdf: Buffer.from(bytes).toString('latin1'), preferences };
    },
    [html, size ?? null] as const,
  );
}

/** Width and height of each page in whole millimetres. */
function pagesOf(pdf: string): number[][] {
  const inMm = (points: string): number => Math.round((Number(points) / 72) * 25.4);
  return [...pdf.matchAll(/\/MediaBox \[0 0 (\S+) (\S+)\]/g)].map(([, width = '', height = '']) => [
    inMm(width),
    inMm(height),
  ]);
}

const rows = (count: number): string => '<p style="margin:0;height:10mm">row</p>'.repeat(count);

test('a receipt becomes one page of its paper, as long as it is', async () => {
  const page = (count: number) => `<!doctype html><body style="margin:0">${rows(count)}</body>`;
  expect(pagesOf((await toPdf(page(3))).pdf)).toEqual([[80, 30]]);
  expect(pagesOf((await toPdf(page(120))).pdf)).toEqual([[80, 1200]]);
  expect(pagesOf((await toPdf(page(3), { widthMm: 58 })).pdf)).toEqual([[58, 30]]);
  const [[width, height] = [], ...others] = pagesOf(
    (await toPdf(`<style>@page { margin: 6mm }</style>${page(3)}`)).pdf,
  );
  expect([width, others]).toEqual([80, []]);
  expect(height).toBeGreaterThanOrEqual(42);
  expect(height).toBeLessThan(55);
});

test('a document of a given size takes as many pages as it needs', async () => {
  const { pdf } = await toPdf(`<!doctype html><body style="margin:0">${rows(40)}</body>`, {
    widthMm: 210,
    heightMm: 297,
  });
  expect(pagesOf(pdf)).toEqual([
    [210, 297],
    [210, 297],
  ]);
});

test('a document runs nothing, reaches nothing and goes nowhere', async () => {
  const { pdf, preferences } = await toPdf(`<!doctype html>
    <meta http-equiv="refresh" content="0; url=${address}/refresh">
    <link rel="stylesheet" href="${address}/style.css">
    <style>@import '${address}/import.css'; body { margin: 0; background: url('${address}/ground.png') }</style>
    <script src="${address}/script.js"></script>
    <script>document.body.innerHTML = '<p style="height:2000mm">owned</p>'</script>
    <body onload="document.body.style.height = '3000mm'">
      <img src="${address}/image.png" onerror="document.body.style.height = '4000mm'">
      <iframe src="${address}/frame"></iframe>
      <p style="height:10mm">row</p>
      <form action="${address}/form"><input autofocus onfocus="this.form.submit()"></form>
    </body>`);
  const [[width, height] = [], ...others] = pagesOf(pdf);
  expect([width, others]).toEqual([80, []]);
  expect(height).toBeLessThan(200);
  expect(preferences).toMatchObject({
    sandbox: true,
    javascript: false,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
  expect(preferences).not.toHaveProperty('preload');
  expect(await lab.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBeLessThan(3);
});

test('a file goes into the folder that was given for files', async () => {
  const path = await lab.app.evaluate(async () =>
    globalThis.lab.paper.saveFile({
      suggestedName: 'Receipt R1-000001.pdf',
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
      bytes: Uint8Array.from([37, 80, 68, 70]),
    }),
  );
  expect(readFileSync(path ?? '', 'latin1')).toBe('%PDF');
});
