import { createBuilder } from './builder.ts';
import type { CodePage } from './profile.ts';

/** Spellings for signs that code pages lack: the same to whoever reads them. */
const SIGNS: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': ',',
  '“': '"',
  '”': '"',
  '„': '"',
  '‹': '<',
  '›': '>',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '•': '*',
  '·': '.',
  '×': 'x',
  '÷': '/',
  '№': 'No.',
  '™': 'TM',
  '©': '(c)',
  '®': '(R)',
  '⁄': '/',
};

/** The nearest there is to letters that code pages lack; letters with accents need none, they lose the accent. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ŋ: 'n',
  '٫': '.',
  '٬': ',',
};

/** ISO 4217 codes for currency signs. */
const CURRENCIES: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₽': 'RUB',
  '₴': 'UAH',
  '₺': 'TRY',
  '₪': 'ILS',
  '₩': 'KRW',
  '₫': 'VND',
  '฿': 'THB',
  '₦': 'NGN',
  '₱': 'PHP',
  '₡': 'CRC',
  '₲': 'PYG',
  '₵': 'GHS',
  '₸': 'KZT',
  '₼': 'AZN',
  '₾': 'GEL',
  '₭': 'LAK',
  '₮': 'MNT',
  '₧': 'ESP',
};

/** The digits of one script stand in a row from its zero; these are the first of the rows in use. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\ufe00-\ufe0f]/gu;

/** Joiners and variants inside a word or an emoji: nothing by themselves, but they decide what is drawn. */
const JOINERS = /\u200c|\u200d|\ufe0e|\ufe0f/gu;

/** All else that is not seen. */
const INVISIBLE_BUT_JOINERS = /(?!\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\ufe00-\ufe0f]/gu;

/** What a printer with one code page can show. */
export interface Glyphs {
  /** A text with every character printable: respelled where there is a way, else `?`. No control byte survives. */
  readonly words: (text: string) => string;
  /**
   * A text for a printer that draws what it can't print: signs are respelled, letters are left as they are.
   * No control byte survives, and nothing that changes the direction of what stands beside it.
   */
  readonly drawable: (text: string) => string;
  /** Whether there is a glyph for every character. */
  readonly prints: (text: string) => boolean;
  /** An amount, never with a `?`: what has no glyph is a currency's sign, for which its ISO code stands. */
  readonly amount: (text: string, currency: string) => string;
}

/** Reads the printable characters off the byte builder's own table, so that both always agree. */
export function createGlyphs(codePage: CodePage): Glyphs {
  const known = new Map<string, boolean>();
  const isPrintable = (character: string): boolean => {
    let answer = known.get(character);
    if (answer === undefined) {
      answer = probe(codePage, character);
      known.set(character, answer);
    }
    return answer;
  };
  const prints = (text: string): boolean =>
    [...text].every((character) => character === '\u00a0' || isPrintable(character));
  return {
    prints,
    drawable: (text) => {
      const drawn = respell(text, (character) => spellSign(character, prints), INVISIBLE_BUT_JOINERS);
      const bare = drawn.replaceAll(JOINERS, '');
      return prints(bare) ? bare : drawn;
    },
    words: (text) => respell(text, (character) => fitCharacter(character, isPrintable) ?? '?'),
    amount: (text, currency) => {
      const fitted = respell(text, (character) =>
        CURRENCIES[character] === undefined || isPrintable(character)
          ? (fitCharacter(character, isPrintable) ?? UNPRINTABLE)
          : UNPRINTABLE,
      );
      return nameCurrency(fitted, currency);
    },
  };
}

const UNPRINTABLE = '\ufffd';

/** Puts the ISO code where the currency's sign could not be printed, with a blank between it and the digits. */
function nameCurrency(amount: string, currency: string): string {
  return amount.replaceAll(/[ \u00a0]*\ufffd[.\ufffd]*[ \u00a0]*/g, (run, offset: number) =>
    /\d/.test(amount.slice(offset + run.length)) ? `${currency}\u00a0` : `\u00a0${currency}`,
  );
}

function respell(text: string, fit: (character: string) => string, dropped = INVISIBLE): string {
  const clean = text
    .normalize('NFC')
    .replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replaceAll('\u202f', '\u00a0')
    .replaceAll(dropped, '');
  let fitted = '';
  for (const character of clean) fitted += fit(character);
  return fitted;
}

function fitCharacter(character: string, isPrintable: (character: string) => boolean): string | null {
  if (character === '\u00a0' || isPrintable(character)) return character;
  const spelled = SIGNS[character] ?? LETTERS[character] ?? CURRENCIES[character] ?? asciiDigit(character);
  if (spelled !== undefined) return spelled;
  const bare = character.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  if (bare === '') return '';
  return [...bare].every((part) => isPrintable(part)) ? bare : null;
}

/** What says the same in characters that print, else the character itself. */
function spellSign(character: string, prints: (text: string) => boolean): string {
  if (prints(character)) return character;
  const spelled = SIGNS[character] ?? CURRENCIES[character] ?? character.normalize('NFKC');
  return prints(spelled) ? spelled : character;
}

function asciiDigit(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0;
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? undefined : String(code - zero);
}

function probe(codePage: CodePage, character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return code >= 0x20 && code < 0x7f;
  // The builder's tables have it where a page has nothing.
  if (character === UNPRINTABLE) return false;
  const builder = createBuilder(codePage, 32);
  builder.append(character);
  const bytes = builder.getBuffer();
  return bytes.length === 1 && (bytes[0] ?? 0) >= 0x80;
}
