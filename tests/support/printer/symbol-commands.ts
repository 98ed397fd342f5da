import { expectLineStart, fault, take, takeLength, type Command, type Sheet } from './sheet.ts';

const QR = 49;
const SYMBOLOGIES: Readonly<Record<number, string>> = {
  48: 'pdf417',
  [QR]: 'qr',
  50: 'maxicode',
  51: 'gs1-databar',
  52: 'composite',
  53: 'aztec',
  54: 'datamatrix',
};
const PRINT = 81;
const STORE = 80;

/** Functions that set something: the numbers of parameter bytes that Epson gives them. */
const SETTINGS: Readonly<Record<number, Readonly<Record<number, number>>>> = {
  48: { 65: 1, 66: 1, 67: 1, 68: 1, 69: 2, 70: 1 },
  49: { 65: 2, 67: 1, 69: 1 },
  50: { 65: 1 },
  51: { 67: 1, 71: 1, 72: 1 },
  52: { 67: 1, 71: 1, 72: 1 },
  53: { 66: 2, 67: 1, 69: 1 },
  54: { 66: 3, 67: 1 },
};

/** GS ( k: two-dimensional symbols are stored, then printed. */
export function* symbol(sheet: Sheet): Command {
  const length = yield* takeLength();
  if (length < 2) {
    fault(sheet, 'bad-parameter', `GS ( k with length ${length}`);
    yield* take(length);
    return;
  }
  const [cn = 0, fn = 0] = yield* take(2);
  const rest = yield* take(length - 2);
  if (SYMBOLOGIES[cn] === undefined) fault(sheet, 'unknown-command', `GS ( k ${cn}`);
  else if (fn === STORE) store(sheet, cn, rest);
  else if (fn === PRINT) print(sheet, cn, rest);
  else set(sheet, cn, fn, rest);
}

function store(sheet: Sheet, cn: number, bytes: Uint8Array): void {
  if (bytes.length < 2 || (bytes[0] !== 48 && cn === QR))
    fault(sheet, 'bad-parameter', `GS ( k ${cn} 80 without data`);
  sheet.symbols.set(cn, bytes.slice(1));
}

function print(sheet: Sheet, cn: number, bytes: Uint8Array): void {
  const symbology = SYMBOLOGIES[cn] ?? '';
  if (bytes.length !== 1) fault(sheet, 'bad-parameter', `GS ( k ${cn} 81 with ${bytes.length} bytes`);
  expectLineStart(sheet, `${symbology} symbol`);
  const data = sheet.symbols.get(cn);
  if (data === undefined) return fault(sheet, 'symbol-empty', `${symbology} printed before it was stored`);
  sheet.events.push({ kind: 'symbol', symbology, payload: decode(sheet, data, symbology) });
}

function set(sheet: Sheet, cn: number, fn: number, bytes: Uint8Array): void {
  const expected = SETTINGS[cn]?.[fn];
  if (expected === undefined) fault(sheet, 'unknown-command', `GS ( k ${cn} ${fn}`);
  else if (bytes.length !== expected)
    fault(sheet, 'bad-parameter', `GS ( k ${cn} ${fn} with ${bytes.length} bytes`);
  else if (cn === QR && !isQrSetting(fn, bytes[0] ?? 0))
    fault(sheet, 'bad-parameter', `GS ( k 49 ${fn} ${bytes[0]}`);
}

function isQrSetting(fn: number, n: number): boolean {
  if (fn === 65) return n >= 49 && n <= 51;
  if (fn === 67) return n >= 1 && n <= 16;
  return n >= 48 && n <= 51;
}

function decode(sheet: Sheet, data: Uint8Array, symbology: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    fault(sheet, 'symbol-broken', `${symbology} data is no UTF-8 text, as if it were cut`);
    return new TextDecoder('latin1').decode(data);
  }
}

const BARCODES: Readonly<Record<number, { readonly name: string; readonly form: RegExp }>> = {
  0: { name: 'upc-a', form: /^\d{11,12}$/ },
  1: { name: 'upc-e', form: /^\d{6,8}$|^\d{11,12}$/ },
  2: { name: 'ean-13', form: /^\d{12,13}$/ },
  3: { name: 'ean-8', form: /^\d{7,8}$/ },
  4: { name: 'code39', form: /^\*?[0-9A-Z $%+\-./]+\*?$/ },
  5: { name: 'itf', form: /^(?:\d\d)+$/ },
  6: { name: 'codabar', form: /^[A-Da-d][0-9$+\-./:]+[A-Da-d]$/ },
  7: { name: 'code93', form: /^[\x00-\x7f]+$/ },
  8: { name: 'code128', form: /^\{[ABC][\x00-\x7f]+$/ },
};

/** GS k: a barcode, its data ended by NUL (m below 7) or counted (m from 65). */
export function* barcode(sheet: Sheet): Command {
  const m = yield;
  const isCounted = m >= 65;
  const known = BARCODES[isCounted ? m - 65 : m];
  if (known === undefined || (!isCounted && m > 6)) {
    fault(sheet, 'unknown-command', `GS k ${m}`);
    return;
  }
  const bytes = isCounted ? yield* take(yield) : yield* untilNul();
  const payload = new TextDecoder('latin1').decode(bytes);
  expectLineStart(sheet, `${known.name} barcode`);
  if (!known.form.test(payload))
    fault(sheet, 'bad-parameter', `${known.name} cannot hold ${JSON.stringify(payload)}`);
  sheet.events.push({ kind: 'symbol', symbology: known.name, payload });
}

function* untilNul(): Generator<void, Uint8Array, number> {
  const bytes: number[] = [];
  for (let byte = yield; byte !== 0; byte = yield) bytes.push(byte);
  return Uint8Array.from(bytes);
}
