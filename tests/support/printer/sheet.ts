import { glyphOf, hasPage } from './code-pages.ts';
import type { PrintedLine, PrinterEvent, PrintFault, PrintStyle } from './printout.ts';

/** Takes the bytes of one command: every `yield` is the next byte. */
export type Command = Generator<void, void, number>;

/** What the simulated printer is. */
export interface SheetOptions {
  /** Dots of the print head: 576 for 48 columns, 512 for 42, 384 for 32. */
  readonly headDots: number;
  /** Where bytes go that the printer sends back. */
  readonly answer: (bytes: readonly number[]) => void;
  /** The byte of GS r 1: 0 with paper, bits 2 and 3 without. */
  readonly paperByte: () => number;
  /** The byte of GS r 2: bit 0 is pin 3 of the drawer's connector. */
  readonly drawerByte: () => number;
  /** The new setting of GS a. */
  readonly onStatusBack: (mask: number) => void;
  /** True when somebody else has already acted on DLE commands as they arrived. */
  readonly isRealTimeDone: boolean;
}

/** The printer's memory while it works; `reset` is what ESC @ does. */
export interface Sheet {
  readonly options: SheetOptions;
  readonly events: PrinterEvent[];
  readonly faults: PrintFault[];
  /** Offset of the byte being read. */
  at: number;
  style: PrintStyle;
  align: PrintedLine['align'];
  codePage: number | null;
  isKanji: boolean;
  spacing: number;
  tabs: number[];
  runs: { text: string; style: PrintStyle }[];
  /** Dots used in the line being set. */
  dots: number;
  symbols: Map<number, Uint8Array>;
}

const plain: PrintStyle = {
  isBold: false,
  isUnderlined: false,
  isInverted: false,
  font: 'A',
  width: 1,
  height: 1,
};

export function createSheet(options: SheetOptions): Sheet {
  const sheet: Sheet = { options, events: [], faults: [], at: 0, ...initial() };
  return sheet;
}

function initial() {
  return {
    style: plain,
    align: 'left' as const,
    codePage: null,
    isKanji: false,
    spacing: 0,
    tabs: [8, 16, 24, 32, 40],
    runs: [],
    dots: 0,
    symbols: new Map<number, Uint8Array>(),
  };
}

/** ESC @: what was set but not printed is gone, which no driver wants. */
export function reset(sheet: Sheet): void {
  if (isMidLine(sheet))
    fault(sheet, 'text-lost', `initialised before ${JSON.stringify(pending(sheet))} was printed`);
  clear(sheet);
}

/** Everything as after power-on. */
export function clear(sheet: Sheet): void {
  Object.assign(sheet, initial());
}

export function fault(sheet: Sheet, code: string, detail: string): void {
  sheet.faults.push({ at: sheet.at, code, detail });
}

export function isMidLine(sheet: Sheet): boolean {
  return sheet.dots > 0;
}

/** Text that waits in the line for its line feed. */
export function pending(sheet: Sheet): string {
  return sheet.runs.map((run) => run.text).join('');
}

/** A fault when a command that belongs to the beginning of a line comes inside one. */
export function expectLineStart(sheet: Sheet, command: string): void {
  if (isMidLine(sheet)) fault(sheet, 'mid-line', `${command} after ${JSON.stringify(pending(sheet))}`);
}

/** One byte of text. */
export function printByte(sheet: Sheet, byte: number): void {
  if (byte < 0x80) return place(sheet, String.fromCharCode(byte), charDots(sheet));
  if (sheet.codePage === null) {
    fault(
      sheet,
      'code-page-not-chosen',
      `0x${byte.toString(16)} without ESC t since the printer was initialised`,
    );
  }
  const glyph = glyphOf(sheet.codePage ?? 0, byte);
  if (glyph === undefined && hasPage(sheet.codePage ?? 0))
    fault(sheet, 'no-glyph', `page ${sheet.codePage} has nothing at 0x${byte.toString(16)}`);
  place(sheet, glyph ?? '\ufffd', charDots(sheet));
}

/** Puts text of a known width into the line; a line wider than the head is a fault and breaks as on paper. */
export function place(sheet: Sheet, text: string, dots: number): void {
  if (sheet.dots + dots > sheet.options.headDots) {
    fault(sheet, 'line-too-wide', `${JSON.stringify(text)} after ${JSON.stringify(pending(sheet))}`);
    endLine(sheet);
  }
  const last = sheet.runs.at(-1);
  if (last !== undefined && last.style === sheet.style) last.text += text;
  else sheet.runs.push({ text, style: sheet.style });
  sheet.dots += dots;
}

/** LF: the line goes to paper. */
export function endLine(sheet: Sheet): void {
  const line: PrintedLine = { text: pending(sheet), align: sheet.align, runs: sheet.runs };
  sheet.events.push({ kind: 'line', line });
  sheet.runs = [];
  sheet.dots = 0;
}

/** Dots of one column as the line is set now. */
export function charDots(sheet: Sheet): number {
  return ((sheet.style.font === 'A' ? 12 : 9) + sheet.spacing) * sheet.style.width;
}

/** Reads a number of bytes. */
export function* take(count: number): Generator<void, Uint8Array, number> {
  const bytes = new Uint8Array(count);
  for (let at = 0; at < count; at += 1) bytes[at] = yield;
  return bytes;
}

/** Reads a two-byte length, low byte first. */
export function* takeLength(): Generator<void, number, number> {
  const low = yield;
  return low + 256 * (yield);
}
