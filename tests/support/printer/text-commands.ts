import { hasPage } from './code-pages.ts';
import {
  charDots,
  endLine,
  expectLineStart,
  fault,
  isMidLine,
  place,
  reset,
  take,
  takeLength,
  type Command,
  type Sheet,
} from './sheet.ts';

/** ESC commands that set text, by their second byte. */
export const escTextCommands: Readonly<Record<string, (sheet: Sheet) => Command>> = {
  '@': function* (sheet) {
    reset(sheet);
  },
  '!': function* (sheet) {
    const n = yield;
    sheet.style = {
      ...sheet.style,
      font: (n & 1) === 1 ? 'B' : 'A',
      isBold: (n & 8) !== 0,
      height: (n & 16) === 0 ? 1 : 2,
      width: (n & 32) === 0 ? 1 : 2,
      isUnderlined: (n & 128) !== 0,
    };
  },
  '-': function* (sheet) {
    sheet.style = {
      ...sheet.style,
      isUnderlined: (yield* choice(sheet, 'ESC -', [0, 1, 2, 48, 49, 50])) % 48 > 0,
    };
  },
  E: function* (sheet) {
    sheet.style = { ...sheet.style, isBold: ((yield) & 1) === 1 };
  },
  G: function* (sheet) {
    sheet.style = { ...sheet.style, isBold: ((yield) & 1) === 1 };
  },
  M: function* (sheet) {
    const n = yield* choice(sheet, 'ESC M', [0, 1, 48, 49]);
    sheet.style = { ...sheet.style, font: n % 48 === 0 ? 'A' : 'B' };
  },
  R: function* (sheet) {
    const n = yield;
    if (n !== 0) fault(sheet, 'charset-unsupported', `ESC R ${n} changes ASCII characters`);
  },
  a: function* (sheet) {
    expectLineStart(sheet, 'ESC a');
    const n = yield* choice(sheet, 'ESC a', [0, 1, 2, 48, 49, 50]);
    sheet.align = (['left', 'center', 'right'] as const)[n % 48] ?? 'left';
  },
  t: function* (sheet) {
    const n = yield;
    if (!hasPage(n)) fault(sheet, 'code-page-unsupported', `ESC t ${n}`);
    sheet.codePage = n;
  },
  d: function* (sheet) {
    feed(sheet, yield);
  },
  J: function* (sheet) {
    yield;
    feed(sheet, 1);
  },
  ' ': function* (sheet) {
    sheet.spacing = yield;
  },
  '2': function* () {},
  '3': function* () {
    yield;
  },
  D: function* (sheet) {
    sheet.tabs = [];
    for (let stop = yield; stop !== 0; stop = yield) sheet.tabs.push(stop);
  },
  $: function* (sheet) {
    moveTo(sheet, yield* takeLength());
  },
  '\\': function* (sheet) {
    const offset = yield* takeLength();
    moveTo(sheet, sheet.dots + (offset > 0x7fff ? offset - 0x10000 : offset));
  },
  V: function* (sheet) {
    const n = yield* choice(sheet, 'ESC V', [0, 1, 48, 49]);
    if (n % 48 !== 0) fault(sheet, 'unsupported', 'ESC V 1 turns characters');
  },
  '{': function* (sheet) {
    expectLineStart(sheet, 'ESC {');
    yield;
  },
  '=': function* (sheet) {
    yield* choice(sheet, 'ESC =', [1]);
  },
  c: function* (sheet) {
    const [m = 0] = yield* take(2);
    if (![0x33, 0x34, 0x35].includes(m)) fault(sheet, 'unknown-command', `ESC c ${m}`);
  },
};

/** GS commands that set text, by their second byte. */
export const gsTextCommands: Readonly<Record<string, (sheet: Sheet) => Command>> = {
  '!': function* (sheet) {
    const n = yield;
    if ((n & 0x88) !== 0) fault(sheet, 'bad-parameter', `GS ! ${n}`);
    sheet.style = { ...sheet.style, width: ((n >> 4) & 7) + 1, height: (n & 7) + 1 };
  },
  B: function* (sheet) {
    sheet.style = { ...sheet.style, isInverted: ((yield) & 1) === 1 };
  },
  b: function* () {
    yield;
  },
  L: function* (sheet) {
    expectLineStart(sheet, 'GS L');
    if ((yield* takeLength()) !== 0) fault(sheet, 'unsupported', 'GS L moves the left margin');
  },
  W: function* (sheet) {
    expectLineStart(sheet, 'GS W');
    const dots = yield* takeLength();
    if (dots > sheet.options.headDots) fault(sheet, 'line-too-wide', `GS W ${dots}`);
  },
  P: function* () {
    yield* take(2);
  },
};

/** FS commands: two-byte characters on and off, and their set. */
export const fsCommands: Readonly<Record<string, (sheet: Sheet) => Command>> = {
  '&': function* (sheet) {
    sheet.isKanji = true;
  },
  '.': function* (sheet) {
    sheet.isKanji = false;
  },
  C: function* () {
    yield;
  },
  S: function* () {
    yield* take(2);
  },
  '!': function* () {
    yield;
  },
  '-': function* () {
    yield;
  },
  '(': function* (sheet) {
    const name = yield;
    if (name !== 0x41) fault(sheet, 'unknown-command', `FS ( ${name}`);
    yield* take(yield* takeLength());
  },
};

/** HT: on to the next tab stop; past the last one it does nothing on paper, which no driver wants. */
export function tab(sheet: Sheet): void {
  const column = sheet.dots / charDots(sheet);
  const stop = sheet.tabs.find((each) => each > column);
  if (stop === undefined) fault(sheet, 'text-outside', 'HT after the last tab stop');
  else place(sheet, ' '.repeat(stop - Math.floor(column)), (stop - column) * charDots(sheet));
}

/** Reads one byte that must be one of the command's values. */
export function* choice(
  sheet: Sheet,
  command: string,
  values: readonly number[],
): Generator<void, number, number> {
  const n = yield;
  if (!values.includes(n)) fault(sheet, 'bad-parameter', `${command} ${n}`);
  return n;
}

function feed(sheet: Sheet, lines: number): void {
  const isText = isMidLine(sheet);
  if (isText) endLine(sheet);
  const blank = isText ? lines - 1 : lines;
  if (blank > 0) sheet.events.push({ kind: 'feed', lines: blank });
}

function moveTo(sheet: Sheet, dots: number): void {
  if (dots < 0 || dots >= sheet.options.headDots) {
    fault(sheet, 'text-outside', `position ${dots} of ${sheet.options.headDots} dots`);
    return;
  }
  const columns = Math.max(0, Math.round((dots - sheet.dots) / charDots(sheet)));
  if (dots < sheet.dots)
    fault(sheet, 'text-outside', `position ${dots} over text that ends at ${sheet.dots}`);
  place(sheet, ' '.repeat(columns), dots - sheet.dots);
}
