/**
 * What a code means, whether scanned, typed or received from a store.
 * `gtin14` is the GTIN in its longest form, by which all forms of one number compare equal.
 * A `bad-check-digit` has the length of a GTIN but not its check digit: misread, mistyped, or a shop's own number;
 * `text` may still be looked up as it stands.
 */
export type ScannedCode =
  | { readonly kind: 'gtin'; readonly gtin14: string; readonly text: string }
  | { readonly kind: 'bad-check-digit'; readonly text: string; readonly expected: string }
  | { readonly kind: 'other'; readonly text: string };

/** What a scanner may put before a code to say of which kind it is (ISO/IEC 15424); those of GS1 data stay. */
const MARK = /^\](?!C1|e\d|d2|Q3|J1)[A-Za-z][0-9A-Za-z]/;

/**
 * Reads a code: GTIN-8, 12, 13 and 14 with a right check digit become one GTIN-14 (UPC-A is EAN-13 with a 0 before it,
 * UPC-E is written out as UPC-A). Blanks around it and a scanner's mark are dropped, everything else stays as it is.
 */
export function readCode(code: string): ScannedCode {
  const text = code.trim().replace(MARK, '');
  if (!/^(?:\d{8}|\d{12,14})$/.test(text) || /^0+$/.test(text)) return { kind: 'other', text };
  const upcA = expandUpcE(text);
  if (upcA !== null) return { kind: 'gtin', gtin14: upcA.padStart(14, '0'), text };
  const expected = gtinCheckDigit(text.slice(0, -1));
  if (!text.endsWith(expected)) return { kind: 'bad-check-digit', text, expected };
  return { kind: 'gtin', gtin14: text.padStart(14, '0'), text };
}

/** The check digit of a GTIN's other digits: weights 3 and 1 in turn from the right (GS1 General Specifications 7.9). */
export function gtinCheckDigit(digits: string): string {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const weight = (digits.length - at) % 2 === 1 ? 3 : 1;
    sum += weight * Number(digits.charAt(at));
  }
  return String((10 - (sum % 10)) % 10);
}

/** The GTIN in its usual printed form: 8, 12 or 13 digits where the rest are zeros, else 14. */
export function shortGtin(gtin14: string): string {
  const length = [8, 12, 13].find((size) => /^0*$/.test(gtin14.slice(0, 14 - size)));
  return length === undefined ? gtin14 : gtin14.slice(14 - length);
}

/**
 * UPC-A of an eight-digit UPC-E, whose last payload digit says where the zeros were; null when it is none.
 * Eight digits that begin with 0 can also be a shop's own GTIN-8 with the same check digit; such a number is
 * read the same way wherever it comes from, so it is still found.
 */
function expandUpcE(text: string): string | null {
  if (!/^0\d{7}$/.test(text)) return null;
  const digits = `0${upcBody(text.slice(1, 6), text.charAt(6))}`;
  const check = gtinCheckDigit(digits);
  return text.endsWith(check) ? digits + check : null;
}

function upcBody(payload: string, rule: string): string {
  if (rule <= '2') return `${payload.slice(0, 2)}${rule}0000${payload.slice(2)}`;
  if (rule === '3') return `${payload.slice(0, 3)}00000${payload.slice(3)}`;
  if (rule === '4') return `${payload.slice(0, 4)}00000${payload.slice(4)}`;
  return `${payload}0000${rule}`;
}
