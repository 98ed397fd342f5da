import { layoutReceipt, type DrawnLine, type PaperItem, type PaperStyle } from '#domain/receipt/layout.ts';
import type { ReceiptDocument } from '#domain/receipt/document.ts';
import type { ThermalPrinter } from 'node-thermal-printer';
import type { Bitmap, LineRaster } from '../line-raster.ts';
import { createBuilder } from './builder.ts';
import { rasterBytes, toRasterLine } from './drawing.ts';
import type { Glyphs } from './glyphs.ts';
import { pictureBytes } from './picture.ts';
import { characterSetOf, headDots, type EscPosProfile } from './profile.ts';

const GS = 0x1d;
const ESC = 0x1b;
const FS = 0x1c;
const DLE = 0x10;

/** Everything as after power-on, and two-byte characters off: printers for Asian markets start with them on. */
const INITIALISE = Buffer.from([ESC, 0x40, FS, 0x2e]);

/** Feeds the paper to the cutter and cuts it, a hinge left standing (GS V 66). */
const FEED_AND_CUT = Buffer.from([GS, 0x56, 0x42, 0x00]);
const FEED_TO_TEAR = Buffer.from([ESC, 0x64, 0x05]);

/** A printed answer: the paper sensor's byte, sent when everything before it was worked off (GS r 1). */
export const ASK_WHEN_DONE = Buffer.from([GS, 0x72, 0x01]);

/** A module of a QR code in dots; the 29 modules of a sale's id make 22 mm. */
const QR_MODULE = 6;
const QR_LIMIT = 700;

/** A receipt as it is set on paper. */
type Sheet = readonly PaperItem[];

type Drawings = ReadonlyMap<DrawnLine, Bitmap>;

/**
 * The bytes of receipts, one after the other, each begun from a known state: initialised, code page selected.
 * What the builder gets is fitted to the code page and holds no control byte.
 * @throws RangeError when a receipt cannot be set on the profile's paper.
 */
export function encodeReceipts(
  documents: readonly ReceiptDocument[],
  profile: EscPosProfile,
  glyphs: Glyphs,
): Uint8Array {
  return encodeSheets(
    documents.map((document) => setInLetters(document, profile, glyphs)),
    profile,
    new Map(),
  );
}

/** As `encodeReceipts`, with lines drawn that hold letters the code page lacks; as that when they can't be drawn. */
export async function encodeDrawnReceipts(
  documents: readonly ReceiptDocument[],
  profile: EscPosProfile,
  glyphs: Glyphs,
  raster: LineRaster,
): Promise<Uint8Array> {
  const sheets = documents.map((document) => setWithDrawings(document, profile, glyphs));
  const lines = sheets.flat().filter((item) => item.kind === 'drawn');
  const drawings = await draw(lines, profile, raster);
  return drawings === null
    ? encodeReceipts(documents, profile, glyphs)
    : encodeSheets(sheets, profile, drawings);
}

/** Null when the lines can't be drawn, for whatever reason: who draws has told the log. */
async function draw(
  lines: readonly DrawnLine[],
  profile: EscPosProfile,
  { raster }: LineRaster,
): Promise<Drawings | null> {
  if (lines.length === 0) return new Map();
  try {
    const bitmaps = await raster(lines.map((line) => toRasterLine(line, profile)));
    const drawings = new Map<DrawnLine, Bitmap>();
    for (const [at, line] of lines.entries()) {
      const bitmap = bitmaps[at];
      if (bitmap === undefined) return null;
      drawings.set(line, bitmap);
    }
    return drawings;
  } catch {
    return null;
  }
}

function encodeSheets(sheets: readonly Sheet[], profile: EscPosProfile, drawings: Drawings): Uint8Array {
  const builder = createBuilder(profile.codePage, profile.columns);
  for (const sheet of sheets) {
    builder.append(INITIALISE);
    builder.setCharacterSet(characterSetOf(profile.codePage));
    for (const item of sheet) addItem(builder, item, profile, drawings);
    addCut(builder, profile);
  }
  return builder.getBuffer();
}

/** The drawer's pulse in turn with other bytes: ESC p m t1 t2, times in 2 ms. */
export function encodePulse(drawer: EscPosProfile['drawer']): Uint8Array {
  const m = drawer.pin === 2 ? 0 : 1;
  return Uint8Array.from([ESC, 0x70, m, pulseTime(drawer.onMs), pulseTime(drawer.offMs)]);
}

/** The drawer's pulse out of turn, which a printer gives even when it cannot print: DLE DC4 1 m t, t in 100 ms. */
export function encodeUrgentPulse(drawer: EscPosProfile['drawer']): Uint8Array {
  const tenths = Math.min(8, Math.max(1, Math.round(drawer.onMs / 100)));
  return Uint8Array.from([DLE, 0x14, 0x01, drawer.pin === 2 ? 0 : 1, tenths]);
}

/** Every text in the printer's own letters, `?` where it has none. */
function setInLetters(document: ReceiptDocument, { columns }: EscPosProfile, glyphs: Glyphs): Sheet {
  const { words, amount } = glyphs;
  return layoutReceipt(document, {
    columns,
    fit: (text, role) => (role === 'words' ? words(text) : amount(text, document.currency)),
    prints: () => true,
  });
}

/** Texts in the printer's own letters where it has them all. */
function setWithDrawings(document: ReceiptDocument, { columns }: EscPosProfile, glyphs: Glyphs): Sheet {
  const { drawable, amount, prints } = glyphs;
  return layoutReceipt(document, {
    columns,
    fit: (text, role) => (role === 'words' ? drawable(text) : amount(text, document.currency)),
    prints,
  });
}

function addItem(builder: ThermalPrinter, item: PaperItem, profile: EscPosProfile, drawings: Drawings): void {
  switch (item.kind) {
    case 'cut':
      return addCut(builder, profile);
    case 'code':
      return addCentered(builder, qrBytes(item.payload));
    case 'picture':
      return addCentered(builder, pictureBytes(item.png, headDots(profile)));
    case 'drawn':
      return addDrawing(builder, drawings.get(item));
    case 'text':
      return addText(builder, item);
  }
}

/** Drawings are as wide as the paper: they stand where its left edge is. */
function addDrawing(builder: ThermalPrinter, drawing: Bitmap | undefined): void {
  if (drawing !== undefined) builder.append(rasterBytes(drawing));
}

function addCut(builder: ThermalPrinter, { hasCutter }: EscPosProfile): void {
  builder.append(hasCutter ? FEED_AND_CUT : FEED_TO_TEAR);
}

function addCentered(builder: ThermalPrinter, bytes: Buffer): void {
  builder.alignCenter();
  builder.append(bytes);
  builder.alignLeft();
}

function addText(builder: ThermalPrinter, item: Extract<PaperItem, { readonly kind: 'text' }>): void {
  if (item.align === 'center') builder.alignCenter();
  setStyle(builder, item.style);
  builder.println(item.text);
  setStyle(builder, 'normal', item.style);
  if (item.align === 'center') builder.alignLeft();
}

function setStyle(builder: ThermalPrinter, style: PaperStyle, from: PaperStyle = 'normal'): void {
  if (style === from) return;
  builder.bold(style !== 'normal');
  // The builder's first number is the width's of GS !, whatever it calls it.
  if (style === 'tall' || style === 'large') builder.setTextSize(style === 'large' ? 1 : 0, 1);
  else if (from === 'tall' || from === 'large') builder.setTextSize(0, 0);
}

/** A QR code, model 2, level M. The length counts bytes, as the printer does. */
function qrBytes(payload: string): Buffer {
  const data = Buffer.from(payload, 'utf8');
  if (data.length === 0 || data.length > QR_LIMIT)
    throw new RangeError(`no QR code for ${data.length} bytes`);
  const symbol = (fn: number, ...parameters: readonly number[]) =>
    Buffer.from([
      GS,
      0x28,
      0x6b,
      (parameters.length + 2) & 0xff,
      (parameters.length + 2) >> 8,
      0x31,
      fn,
      ...parameters,
    ]);
  return Buffer.concat([
    symbol(0x41, 0x32, 0x00),
    symbol(0x43, QR_MODULE),
    symbol(0x45, 0x31),
    symbol(0x50, 0x30, ...data),
    symbol(0x51, 0x30),
  ]);
}

function pulseTime(milliseconds: number): number {
  return Math.min(255, Math.max(1, Math.round(milliseconds / 2)));
}
