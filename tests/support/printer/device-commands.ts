import { expectLineStart, fault, place, take, takeLength, type Command, type Sheet } from './sheet.ts';
import { choice } from './text-commands.ts';

const EPSON = '_EPSON\0';
const MODEL = '_TM-T88V\0';

/** ESC p: the drawer's pulse; times are counted in 2 ms. */
export function* pulse(sheet: Sheet): Command {
  expectLineStart(sheet, 'ESC p');
  const m = yield* choice(sheet, 'ESC p', [0, 1, 48, 49]);
  const [on = 0, off = 0] = yield* take(2);
  if (on === 0) fault(sheet, 'bad-parameter', 'ESC p with a pulse of no length');
  sheet.events.push({ kind: 'pulse', pin: pinOf(m), onMs: on * 2, offMs: off * 2, isRealTime: false });
}

/** GS V: cut here, or feed to the cutter and cut. */
export function* cut(sheet: Sheet): Command {
  expectLineStart(sheet, 'GS V');
  const m = yield;
  if ([65, 66, 97, 98, 103, 104].includes(m)) yield;
  else if (![0, 1, 48, 49].includes(m)) fault(sheet, 'bad-parameter', `GS V ${m}`);
  sheet.events.push({ kind: 'cut', isFull: [0, 48, 65, 97, 103].includes(m) });
}

/** GS v 0: a raster image, its bits row by row. */
export function* raster(sheet: Sheet): Command {
  expectLineStart(sheet, 'GS v 0');
  yield* choice(sheet, 'GS v', [48]);
  yield* choice(sheet, 'GS v 0', [0, 1, 2, 3, 48, 49, 50, 51]);
  const widthBytes = yield* takeLength();
  const rows = yield* takeLength();
  if (widthBytes * 8 > sheet.options.headDots)
    fault(sheet, 'line-too-wide', `image of ${widthBytes * 8} dots`);
  if (widthBytes === 0 || rows === 0 || rows > 2303)
    fault(sheet, 'bad-parameter', `GS v 0 ${widthBytes} x ${rows}`);
  sheet.events.push({ kind: 'image', widthBytes, rows, bits: yield* take(widthBytes * rows) });
}

/** ESC *: columns of dots inside the line. */
export function* bitImage(sheet: Sheet): Command {
  const m = yield* choice(sheet, 'ESC *', [0, 1, 32, 33]);
  const columns = yield* takeLength();
  yield* take(columns * (m < 32 ? 1 : 3));
  place(sheet, '', columns * (m % 2 === 0 ? 2 : 1));
}

/** GS ( L and GS 8 L: graphics, stored (function 112) then printed (2 or 50). */
export function* graphics(sheet: Sheet, length: number): Command {
  const [, fn = 0] = yield* take(2);
  const rest = yield* take(length - 2);
  if (fn === 112) storeGraphics(sheet, rest);
  else if (fn !== 50 && fn !== 2) fault(sheet, 'unknown-command', `GS ( L ${fn}`);
}

function storeGraphics(sheet: Sheet, bytes: Uint8Array): void {
  const [, , , , x = 0, xHigh = 0, y = 0, yHigh = 0] = bytes;
  const widthBytes = Math.ceil((x + 256 * xHigh) / 8);
  const rows = y + 256 * yHigh;
  const isTooWide = widthBytes * 8 > sheet.options.headDots + 7;
  if (isTooWide) fault(sheet, 'line-too-wide', `image of ${widthBytes * 8} dots`);
  if (bytes.length !== 8 + widthBytes * rows)
    fault(sheet, 'bad-parameter', `GS ( L with ${bytes.length} bytes`);
  sheet.events.push({ kind: 'image', widthBytes, rows, bits: bytes.slice(8) });
}

/** GS r: a status that comes back when all before it has been worked off. */
export function* transmitStatus(sheet: Sheet): Command {
  const n = yield* choice(sheet, 'GS r', [1, 2, 49, 50]);
  sheet.options.answer([n % 48 === 1 ? sheet.options.paperByte() : sheet.options.drawerByte()]);
}

/** GS I: who the printer is. */
export function* transmitId(sheet: Sheet): Command {
  const n = yield;
  const answers: Readonly<Record<number, string>> = {
    1: '\x20',
    2: '\x02',
    3: '\x00',
    49: '\x20',
    50: '\x02',
    51: '\x00',
    65: '_1.00 SIM\0',
    66: EPSON,
    67: MODEL,
    68: '_SIM0001\0',
  };
  const answer = answers[n];
  if (answer === undefined) fault(sheet, 'bad-parameter', `GS I ${n}`);
  else sheet.options.answer([...answer].map((character) => character.charCodeAt(0)));
}

/** GS a: automatic status back. */
export function* statusBack(sheet: Sheet): Command {
  sheet.options.onStatusBack(yield);
}

/** GS ( H: answers with the job's own id when all before it has been worked off. */
export function* processId(sheet: Sheet): Command {
  const length = yield* takeLength();
  const bytes = yield* take(length);
  if (length !== 6 || bytes[0] !== 48 || bytes[1] !== 48) {
    fault(sheet, 'bad-parameter', `GS ( H ${[...bytes].join(' ')}`);
    return;
  }
  sheet.options.answer([0x37, 0x22, ...bytes.slice(2), 0]);
}

/** DLE: real-time commands; a printer has acted on them before they are read here. */
export function* realTime(sheet: Sheet): Command {
  const kind = yield;
  if (kind === 0x04) yield* choice(sheet, 'DLE EOT', [1, 2, 3, 4]);
  else if (kind === 0x05) yield* choice(sheet, 'DLE ENQ', [0, 1, 2]);
  else if (kind === 0x14) yield* realTimeRequest(sheet);
  else fault(sheet, 'unknown-command', `DLE ${kind}`);
}

function* realTimeRequest(sheet: Sheet): Command {
  const fn = yield* choice(sheet, 'DLE DC4', [1]);
  const [m = 0, t = 0] = yield* take(2);
  if (fn !== 1 || m > 1 || t < 1 || t > 8) fault(sheet, 'bad-parameter', `DLE DC4 ${fn} ${m} ${t}`);
  else if (!sheet.options.isRealTimeDone) {
    sheet.events.push({ kind: 'pulse', pin: pinOf(m), onMs: t * 100, offMs: t * 100, isRealTime: true });
  }
}

/** The connector's pin that m names: 2 for 0 and 48, 5 for 1 and 49. */
export function pinOf(m: number): 2 | 5 {
  return m % 48 === 0 ? 2 : 5;
}
