// Lines that the code page lacks letters for, drawn by a stand-in that blackens each text's place.
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { RasterLine } from '#contract/raster.ts';
import type { ReceiptDocument } from '#domain/receipt/document.ts';
import { encodeDrawnReceipts, encodeReceipts } from '#main/device/escpos/encode.ts';
import { createGlyphs } from '#main/device/escpos/glyphs.ts';
import { defaultProfile, headDots, type CodePage, type EscPosProfile } from '#main/device/escpos/profile.ts';
import type { Bitmap, LineRaster } from '#main/device/line-raster.ts';
import { hostileDocuments, moneyOf } from '#tests/domain/receipt/hostile.ts';
import { sampleLine } from '#tests/domain/receipt/sample-sale.ts';
import { interpret } from '#tests/support/printer/interpreter.ts';
import { dotsOf, eventsOf, paperText, type Printout } from '#tests/support/printer/printout.ts';
import { printerPeers } from './peers.ts';
import { always, printerFor, receiptOf } from './printing.ts';

const start = printerPeers();

/** Blackens the place of each cell that holds a text, in all rows. */
function blacken({ width, height, cells }: RasterLine): Bitmap {
  const row = Array.from({ length: width / 8 }, (_, at) => {
    const isText = cells.some(
      ({ text, from, width: room }) => text !== '' && at * 8 >= from && at * 8 + 8 <= from + room,
    );
    return isText ? 0xff : 0;
  });
  const bits = Uint8Array.from(Array.from({ length: height }, () => row).flat());
  return { widthBytes: width / 8, rows: height, bits };
}

/** A raster that draws, and remembers what it was asked for. */
function drawing(draw: (lines: readonly RasterLine[]) => readonly Bitmap[] = (lines) => lines.map(blacken)) {
  const asked: RasterLine[] = [];
  const raster: LineRaster = {
    raster: async (lines) => {
      asked.push(...lines);
      return await Promise.resolve(draw(lines));
    },
  };
  return { raster, asked };
}

const named = (...names: readonly string[]): ReceiptDocument =>
  receiptOf({ lines: names.map((name, at) => sampleLine({ position: at + 1, name })) });

async function print(
  document: ReceiptDocument,
  raster: LineRaster,
  profile: Partial<EscPosProfile> = {},
): Promise<Printout> {
  const whole = { ...defaultProfile, ...profile };
  const bytes = await encodeDrawnReceipts([document], whole, createGlyphs(whole.codePage), raster);
  const printout = interpret(bytes, { headDots: headDots(whole) });
  expect(printout.faults).toEqual([]);
  return printout;
}

describe('a line that the code page lacks letters for', () => {
  test.each([
    [32, 384],
    [42, 504],
    [48, 576],
  ] as const)(
    'is drawn as wide as the text of %i columns, its amount below it as text',
    async (columns, dots) => {
      const { raster, asked } = drawing();
      const printout = await print(named('شاي أسود'), raster, { columns });
      const [image, ...others] = eventsOf(printout, 'image');
      expect(others).toEqual([]);
      expect(image).toMatchObject({ widthBytes: dots / 8, rows: 36 });
      expect(asked).toMatchObject([
        { cells: [{ text: 'شاي أسود', from: 0, width: dots, direction: 'rtl' }] },
      ]);
      const paper = paperText(printout);
      const at = paper.findIndex((line) => line.startsWith('[image'));
      expect(paper[at + 1]).toBe('12,50 A'.padStart(columns));
      expect(image === undefined ? [] : dotsOf(image)[0]).toBe('#'.repeat(dots));
    },
  );

  test('keeps letters that others are only like, and respells signs', async () => {
    const { raster, asked } = drawing();
    const text = paperText(await print(named('Łódź', '“Tea” – 5 €', 'Crème™️', '½ kg', 'Tee ٣'), raster));
    expect(asked.map(({ cells }) => cells[0]?.text)).toEqual(['Łódź', 'Tee ٣']);
    expect(text.join('\n')).toContain('"Tea" - 5 €');
    expect(text.join('\n')).toContain('CrèmeTM');
  });

  test('is as large as its text would be', async () => {
    const { raster, asked } = drawing();
    const document = named('Tea');
    const blocks = document.blocks.map((block) =>
      block.kind === 'shop' ? { ...block, name: '街角の店' } : block,
    );
    await print({ ...document, blocks }, raster);
    expect(asked).toEqual([
      {
        width: 504,
        height: 72,
        stretch: { x: 2, y: 2 },
        isBold: true,
        cells: [{ text: '街角の店', from: 0, width: 504, align: 'center', direction: 'ltr' }],
      },
    ]);
  });

  test('stays whole where a word is joined in it', async () => {
    const { raster, asked } = drawing();
    await print(named('می‌خواهم 👩‍👩‍👧 ❤️'), raster);
    expect(asked[0]?.cells[0]?.text).toBe('می‌خواهم 👩‍👩‍👧 ❤️');
  });

  test('is asked for once, and not at all when every letter is there', async () => {
    const { raster, asked } = drawing();
    await print(named('Café crème', 'Straße'), raster);
    expect(asked).toEqual([]);
  });
});

describe('what cannot be drawn', () => {
  const plain = (document: ReceiptDocument) =>
    encodeReceipts([document], defaultProfile, createGlyphs(defaultProfile.codePage));

  test.each<readonly [string, LineRaster]>([
    ['nobody can draw', { raster: () => Promise.reject(new Error('no screen')) }],
    ['a line is missing', drawing((lines) => lines.slice(1).map(blacken)).raster],
  ])('is written with `?` as before: %s', async (_, raster) => {
    const document = named('緑茶', 'Tea');
    const bytes = await encodeDrawnReceipts(
      [document],
      defaultProfile,
      createGlyphs(defaultProfile.codePage),
      raster,
    );
    expect(Buffer.from(bytes).equals(Buffer.from(plain(document)))).toBe(true);
    expect(paperText(interpret(bytes)).some((line) => /^\?\? +12,50 A$/.test(line))).toBe(true);
  });

  test('holds up no printer', async () => {
    const peer = await start();
    const raster = { raster: () => Promise.reject(new Error('no screen')) };
    const printer = printerFor(peer, {}, {}, raster);
    const outcome = await printer.print({ documents: [named('緑茶')], mayLeave: always });
    expect(outcome).toEqual({ state: 'confirmed' });
  });

  test('and a receipt too wide for its paper is still refused', async () => {
    const peer = await start();
    const { raster } = drawing();
    const document = receiptOf({ total: Number.MAX_SAFE_INTEGER });
    const blocks = document.blocks.map((block) =>
      block.kind === 'total' ? { ...block, row: { label: '計', amount: '9'.repeat(60) } } : block,
    );
    const outcome = await printerFor(peer, {}, {}, raster).print({
      documents: [{ ...document, blocks }],
      mayLeave: always,
    });
    expect(outcome).toEqual({ state: 'failed', code: 'unprintable' });
  });
});

test('a drawn receipt is confirmed like any other', async () => {
  const peer = await start();
  const { raster } = drawing();
  const printer = printerFor(peer, {}, {}, raster);
  const outcome = await printer.print({ documents: [named('緑茶', 'ชา', 'Tea')], mayLeave: always });
  expect(outcome).toEqual({ state: 'confirmed' });
  expect(peer.printout().faults).toEqual([]);
  expect(eventsOf(peer.printout(), 'image')).toHaveLength(2);
});

const papers = fc.record({
  columns: fc.constantFrom<(32 | 42 | 48)[]>(32, 42, 48),
  codePage: fc.constantFrom<CodePage[]>('pc437', 'pc850', 'pc852', 'pc858', 'wpc1252'),
});

/** The figures of an amount, whatever its currency is called. */
function figures(text: string): string {
  return text.replaceAll(/[^\d.,-]/g, '');
}

test.prop([hostileDocuments, papers], { numRuns: 200 })(
  'whatever names say, every amount is text, every drawing is on the paper, and nothing else happens',
  async (document, profile) => {
    const { raster, asked } = drawing();
    const printout = await print(document, raster, profile);
    expect(eventsOf(printout, 'pulse')).toEqual([]);
    expect(eventsOf(printout, 'image')).toHaveLength(asked.length);
    const lines = paperText(printout).map((line) => figures(line.replace(/ [A-Z]*$/, '')));
    let from = 0;
    for (const amount of moneyOf(document)) {
      const found = lines.findIndex((line, at) => at >= from && line.endsWith(figures(amount)));
      expect([amount, found]).not.toEqual([amount, -1]);
      from = found + 1;
    }
    for (const { width, height, cells } of asked) {
      expect(width % 8).toBe(0);
      expect(height).toBeLessThanOrEqual(256);
      for (const cell of cells) expect(cell.from + cell.width).toBeLessThanOrEqual(width);
    }
  },
);
