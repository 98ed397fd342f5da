// Written from Epson's ESC/POS command reference; it shares no table and no code with the driver it judges.
import {
  bitImage,
  cut,
  graphics,
  processId,
  pulse,
  raster,
  realTime,
  statusBack,
  transmitId,
  transmitStatus,
} from './device-commands.ts';
import type { PrinterEvent, Printout } from './printout.ts';
import {
  clear,
  createSheet,
  endLine,
  fault,
  isMidLine,
  pending,
  place,
  printByte,
  take,
  takeLength,
  type Command,
  type Sheet,
  type SheetOptions,
} from './sheet.ts';
import { barcode, symbol } from './symbol-commands.ts';
import { escTextCommands, fsCommands, gsTextCommands, tab } from './text-commands.ts';

/** A printer's mind without its body: takes bytes one by one, keeps what they did. */
export interface Interpreter {
  /** What the byte made the printer do, most often nothing. */
  readonly feed: (byte: number) => readonly PrinterEvent[];
  /** What was printed so far; more may come. */
  readonly soFar: () => Printout;
  /** What was printed in all; an unfinished command or line is a fault. */
  readonly finish: () => Printout;
  /** Adds what the printer did by itself, such as a pulse in real time. */
  readonly note: (event: PrinterEvent) => void;
  /** Loses what was in its memory, as with the power; paper stays paper. */
  readonly restart: () => void;
}

const standalone: SheetOptions = {
  headDots: 576,
  answer: () => undefined,
  paperByte: () => 0,
  drawerByte: () => 0,
  onStatusBack: () => undefined,
  isRealTimeDone: false,
};

const nothing: readonly PrinterEvent[] = [];

/** Interprets one whole job. */
export function interpret(bytes: Uint8Array, options: Partial<SheetOptions> = {}): Printout {
  const interpreter = createInterpreter(options);
  for (const byte of bytes) interpreter.feed(byte);
  return interpreter.finish();
}

export function createInterpreter(options: Partial<SheetOptions> = {}): Interpreter {
  const sheet = createSheet({ ...standalone, ...options });
  let running: Command | null = null;
  let fed = 0;
  const feed = (byte: number): readonly PrinterEvent[] => {
    const before = sheet.events.length;
    sheet.at = fed;
    fed += 1;
    if (running === null) {
      const command = begin(sheet, byte);
      running = command === null || command.next().done === true ? null : command;
    } else if (running.next(byte).done === true) running = null;
    return sheet.events.length === before ? nothing : sheet.events.slice(before);
  };
  const soFar = () => ({ events: [...sheet.events], faults: [...sheet.faults] });
  const finish = () => {
    if (running !== null) fault(sheet, 'short-command', 'the bytes end inside a command');
    if (isMidLine(sheet)) fault(sheet, 'text-lost', `never printed: ${JSON.stringify(pending(sheet))}`);
    return soFar();
  };
  return {
    feed,
    soFar,
    finish,
    note: (event) => sheet.events.push(event),
    restart: () => {
      running = null;
      clear(sheet);
    },
  };
}

/** What a byte begins: a command that reads on, or nothing more when it is done at once. */
function begin(sheet: Sheet, byte: number): Command | null {
  const command = control(sheet, byte);
  if (command !== undefined) return command;
  if (byte === 0x0a) endLine(sheet);
  else if (byte === 0x09) tab(sheet);
  else if (byte < 0x20 || byte === 0x7f) {
    if (byte !== 0x0d) fault(sheet, 'stray-control', `0x${byte.toString(16).padStart(2, '0')}`);
  } else if (sheet.isKanji && byte >= 0x80) return kanji(sheet);
  else printByte(sheet, byte);
  return null;
}

function control(sheet: Sheet, byte: number): Command | undefined {
  if (byte === 0x10) return realTime(sheet);
  if (byte === 0x1b) return dispatch(sheet, 'ESC', escCommands);
  if (byte === 0x1c) return dispatch(sheet, 'FS', fsCommands);
  if (byte === 0x1d) return dispatch(sheet, 'GS', gsCommands);
  return undefined;
}

const escCommands = { ...escTextCommands, p: pulse, '*': bitImage };

const gsCommands: Readonly<Record<string, (sheet: Sheet) => Command>> = {
  ...gsTextCommands,
  V: cut,
  v: raster,
  k: barcode,
  r: transmitStatus,
  I: transmitId,
  a: statusBack,
  '(': bracket,
  '8': longGraphics,
  H: oneByte,
  f: oneByte,
  h: oneByte,
  w: oneByte,
};

function* dispatch(
  sheet: Sheet,
  prefix: string,
  commands: Readonly<Record<string, (sheet: Sheet) => Command>>,
): Command {
  const name = String.fromCharCode(yield);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) fault(sheet, 'unknown-command', `${prefix} ${JSON.stringify(name)}`);
  else yield* command(sheet);
}

function* bracket(sheet: Sheet): Command {
  const name = String.fromCharCode(yield);
  if (name === 'k') return yield* symbol(sheet);
  if (name === 'H') return yield* processId(sheet);
  const length = yield* takeLength();
  if (name === 'L') return yield* graphics(sheet, length);
  fault(sheet, 'unknown-command', `GS ( ${JSON.stringify(name)}`);
  yield* take(length);
}

function* longGraphics(sheet: Sheet): Command {
  const [name = 0, a = 0, b = 0, c = 0, d = 0] = yield* take(5);
  if (name !== 0x4c) fault(sheet, 'unknown-command', `GS 8 ${name}`);
  yield* graphics(sheet, a + 256 * (b + 256 * (c + 256 * d)));
}

function* oneByte(): Command {
  yield;
}

function* kanji(sheet: Sheet): Command {
  yield;
  place(sheet, '〓', 24 * sheet.style.width);
}
