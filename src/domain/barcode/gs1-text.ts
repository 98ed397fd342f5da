import { gtinCheckDigit } from './gtin.ts';

/** FNC1 as scanners send it: it ends an element of variable length. */
export const GROUP_SEPARATOR = '\x1D';

/** What scanners put before the data of a GS1 symbol (ISO/IEC 15424): GS1-128, DataBar, DataMatrix, QR, DotCode. */
const GS1_MARK = /^\](?:C1|e[0-2]|d2|Q3|J1)/;

/** How scanners and programs write the separator where it cannot be sent. */
const WRITTEN_SEPARATOR = /\u241D|\{GS\}|<GS>/g;

/** As printed below a symbol: `(01)09506000134352(10)ABC`. */
const BRACKETED = /^\(\d{2,4}\)/;

/** An element string without marks before it. `isSure`: it can be nothing else; or it only looks like one. */
export interface ElementString {
  readonly text: string;
  readonly isSure: boolean;
}

/**
 * The element string that a code is, or null. Without mark, separator and brackets it is taken for one only when it
 * begins with a GTIN (AI 01 or 02) whose check digit is right, as so might any other number.
 */
export function findElementString(code: string): ElementString | null {
  const trimmed = code.trim();
  const bare = trimmed.replace(GS1_MARK, '').replaceAll(WRITTEN_SEPARATOR, GROUP_SEPARATOR);
  if (BRACKETED.test(bare)) return { text: bare.replaceAll(/\s/g, ''), isSure: true };
  const text = bare.replace(/^\x1D+/, '');
  const isSure = GS1_MARK.test(trimmed) || bare.includes(GROUP_SEPARATOR);
  return isSure || beginsWithGtin(text) ? { text, isSure } : null;
}

function beginsWithGtin(text: string): boolean {
  return /^0[12]\d{14}/.test(text) && gtinCheckDigit(text.slice(2, 15)) === text.charAt(15);
}
