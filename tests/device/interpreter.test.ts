import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { BreakLine, CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { describe, expect, test } from 'vitest';
import { glyphOf } from '#tests/support/printer/code-pages.ts';
import { interpret } from '#tests/support/printer/interpreter.ts';
import { eventsOf, paperText, type Printout } from '#tests/support/printer/printout.ts';

function bytes(...parts: readonly (string | number)[]): Uint8Array {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from([part]))),
  );
}

function faultsOf(printout: Printout): string[] {
  return printout.faults.map((fault) => fault.code);
}

function builder(characterSet: CharacterSet | null = CharacterSet.PC858_EURO): ThermalPrinter {
  return new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: '',
    width: 42,
    breakLine: BreakLine.NONE,
    ...(characterSet === null ? {} : { characterSet }),
  });
}

type Codepage = Parameters<ReceiptPrinterEncoder['codepage']>[0];

describe('reads', () => {
  test('text by code page, lines by their settings', () => {
    const printout = interpret(
      bytes(
        '\x1b@\x1bt\x13',
        '\xd5 \x82\n',
        '\x1ba\x01\x1bE\x01\x1d!\x11',
        'TOTAL\n',
        '\x1bt\x10\x1ba\x00\x1d!\x00',
        '\x80\n',
      ),
    );
    expect(printout.faults).toEqual([]);
    expect(paperText(printout)).toEqual(['€ é', 'TOTAL', '€']);
    expect(eventsOf(printout, 'line')[1]?.line).toMatchObject({
      align: 'center',
      runs: [{ text: 'TOTAL', style: { isBold: true, width: 2, height: 2 } }],
    });
  });

  test('pulses, cuts, feeds, symbols and images', () => {
    const printout = interpret(
      bytes(
        '\x1bp\x00\x19\xfa',
        '\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C\x04\x1d(k\x03\x001E1\x1d(k\x06\x001P0abc\x1d(k\x03\x001Q0',
        '\x1dkC\x0d4006381333931',
        '\x1dv0\x00\x01\x00\x02\x00\xff\x00',
        '\x1bd\x03\x1dVB\x00',
        '\x10\x14\x01\x01\x02',
      ),
    );
    expect(printout.faults).toEqual([]);
    expect(printout.events).toEqual([
      { kind: 'pulse', pin: 2, onMs: 50, offMs: 500, isRealTime: false },
      { kind: 'symbol', symbology: 'qr', payload: 'abc' },
      { kind: 'symbol', symbology: 'ean-13', payload: '4006381333931' },
      { kind: 'image', widthBytes: 1, rows: 2, bits: Uint8Array.from([0xff, 0]) },
      { kind: 'feed', lines: 3 },
      { kind: 'cut', isFull: false },
      { kind: 'pulse', pin: 5, onMs: 200, offMs: 200, isRealTime: true },
    ]);
  });

  test('answers what is asked in order', () => {
    const answers: number[] = [];
    interpret(bytes('\x1dr\x01\x1dIB\x1d(H\x06\x0000wxyz'), {
      answer: (answer) => answers.push(...answer),
      paperByte: () => 3,
    });
    expect(Buffer.from(answers).toString('latin1')).toBe('\x03_EPSON\x007"wxyz\x00');
  });
});

describe('reports', () => {
  test.each([
    ['an unknown command', '\x1bB\x01', 'unknown-command'],
    ['a command cut short', '\x1bp\x00', 'short-command'],
    ['a value out of range', '\x1ba\x07', 'bad-parameter'],
    ['a control byte in text', 'a\x07b\n', 'stray-control'],
    ['a line wider than the head', `${'x'.repeat(49)}\n`, 'line-too-wide'],
    ['wide letters beyond the head', `\x1d!\x10${'x'.repeat(25)}\n`, 'line-too-wide'],
    ['a position outside the paper', '\x1b$\x58\x02', 'text-outside'],
    ['text that is never printed', 'abc', 'text-lost'],
    ['text thrown away', 'abc\x1b@', 'text-lost'],
    ['a cut through a line', 'abc\x1dV\x00\n', 'mid-line'],
    ['a pulse inside a line', 'abc\x1bp\x00\x19\xfa\n', 'mid-line'],
    ['alignment that comes too late', 'abc\x1ba\x01\n', 'mid-line'],
    ['a code page that it lacks', '\x1bt\x0f', 'code-page-unsupported'],
    ['accents without a code page', '\x82\n', 'code-page-not-chosen'],
    ['a byte without a glyph', '\x1bt\x10\x81\n', 'no-glyph'],
    ['a symbol that was not stored', '\x1d(k\x03\x001Q0', 'symbol-empty'],
    ['an image wider than the head', `\x1dv0\x00\x49\x00\x01\x00${'\x00'.repeat(73)}`, 'line-too-wide'],
  ])('%s', (_, job, code) => {
    expect(faultsOf(interpret(bytes(job)))).toContain(code);
  });
});

describe('catches the known defects of node-thermal-printer', () => {
  test('1: a drawer pulse without its times', () => {
    const printer = builder();
    printer.openCashDrawer();
    const printout = interpret(printer.getBuffer());
    expect(faultsOf(printout)).toContain('stray-control');
    expect(eventsOf(printout, 'pulse').map((pulse) => pulse.pin)).not.toContain(5);
  });

  test('2: the code page that a cut forgets', () => {
    const printer = builder();
    printer.println('1 €');
    printer.cut();
    printer.println('2 €');
    const printout = interpret(printer.getBuffer());
    expect(paperText(printout).at(-1)).toBe('2 ╒');
    expect(faultsOf(printout)).toContain('code-page-not-chosen');
  });

  test('3: a QR length counted in characters', () => {
    const printer = builder();
    printer.printQR('Münch\u00e9');
    expect(faultsOf(interpret(printer.getBuffer()))).toEqual(
      expect.arrayContaining(['mid-line', 'text-lost']),
    );
    const other = builder();
    other.printQR('caf\u00e9');
    expect(faultsOf(interpret(other.getBuffer()))).toContain('symbol-broken');
  });

  test('9: a name that opens the drawer', () => {
    const printer = builder();
    printer.println('Eve \x1bp\x00\x19\xfa');
    const printout = interpret(printer.getBuffer());
    expect(eventsOf(printout, 'pulse')).toHaveLength(1);
    expect(faultsOf(printout)).toContain('mid-line');
  });

  test('10: a code page that was guessed', () => {
    const printer = builder(null);
    const complain = console.error;
    console.error = () => undefined;
    printer.println('5 €');
    console.error = complain;
    expect(faultsOf(interpret(printer.getBuffer()))).toContain('code-page-unsupported');
  });
});

describe('a careful foreign encoder', () => {
  const encode = (codepage: Codepage, text: string): Uint8Array =>
    new ReceiptPrinterEncoder({ printerModel: 'epson-tm-t88v' })
      .initialize()
      .codepage(codepage)
      .line(text)
      .align('center')
      .bold(true)
      .line('TOTAL')
      .bold(false)
      .qrcode('0193a5c8')
      .barcode('4006381333931', 'ean13', { height: 60, text: true })
      .cut('partial')
      .encode();

  test('parses without a fault', () => {
    const printout = interpret(encode('cp858', 'Café 5,00 €'));
    expect(printout.faults).toEqual([]);
    expect(paperText(printout).map((text) => text.trim())).toEqual(
      expect.arrayContaining(['Café 5,00 €', 'TOTAL', '[qr: 0193a5c8]', '[ean-13: 4006381333931]']),
    );
  });

  test.each<[Codepage, number]>([
    ['cp437', 0],
    ['cp850', 2],
    ['windows1252', 16],
    ['cp852', 18],
    ['cp858', 19],
  ])('agrees on every character of %s', (codepage, page) => {
    const glyphs = Array.from({ length: 128 }, (_, at) => glyphOf(page, 0x80 + at) ?? '').join('');
    const lines = glyphs.match(/.{1,32}/gsu) ?? [];
    for (const line of lines) {
      // Signs that the foreign encoder does not send as they are: blanks, and those that it takes for controls.
      const text = line.replaceAll(/[\u00a0\u00ad§¶]/g, '');
      const printout = interpret(encode(codepage, text));
      expect(paperText(printout)[0]).toBe(text.trimEnd());
    }
  });
});
