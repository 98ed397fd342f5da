import { BreakLine, PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { characterSetOf, type CodePage } from './profile.ts';

/**
 * A byte builder with an empty buffer. It never breaks lines by itself, as that counts characters instead of columns
 * and drops blank lines, and it has no transport: what it builds leaves by our own.
 */
export function createBuilder(codePage: CodePage, columns: number): ThermalPrinter {
  const builder = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: '',
    width: columns,
    characterSet: characterSetOf(codePage),
    breakLine: BreakLine.NONE,
  });
  builder.setBuffer(Buffer.alloc(0));
  return builder;
}
