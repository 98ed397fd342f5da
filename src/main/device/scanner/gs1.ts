import { parseBarcode } from 'gs1-barcode-parser-mod';
import type { SplitElements } from '#domain/barcode/gs1-element.ts';

/**
 * Splits element strings with the kept list of AIs of the package. Only what it cut apart is taken: its dates roll over
 * (31 November), its numbers are floating (`1e5123`, `-12`), and it checks neither lengths nor check digits.
 */
export const splitElements: SplitElements = (text) => {
  try {
    return parseBarcode(text).parsedCodeItems.map(({ ai, raw }) => ({ ai, text: raw }));
  } catch {
    return null;
  }
};
