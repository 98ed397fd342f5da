import { CharacterSet } from 'node-thermal-printer';

/** Code pages that a shop may choose from; the printer must have the one chosen. */
export type CodePage = 'pc437' | 'pc850' | 'pc852' | 'pc858' | 'pc866' | 'wpc1252';

/** What the till has to know of an ESC/POS printer. */
export interface EscPosProfile {
  /** Characters of normal width in one line: 48 or 42 on 80 mm paper, 32 on 58 mm. */
  readonly columns: 32 | 42 | 48;
  readonly codePage: CodePage;
  readonly hasCutter: boolean;
  /** False for a printer that never talks back: nothing is asked, and nothing confirmed. */
  readonly answers: boolean;
  /** Pin of the drawer's connector, and the pulse in milliseconds (steps of 2, at most 510). */
  readonly drawer: { readonly pin: 2 | 5; readonly onMs: number; readonly offMs: number };
}

/** An 80 mm printer as most are: 42 columns, Western Europe with the euro, a cutter, a drawer on pin 2. */
export const defaultProfile: EscPosProfile = {
  columns: 42,
  codePage: 'pc858',
  hasCutter: true,
  answers: true,
  drawer: { pin: 2, onMs: 50, offMs: 500 },
};

/** Dots of a character of normal width (font A). */
export const CHARACTER_DOTS = 12;

/** Dots in a full line of text: no picture is printed wider. */
export function headDots({ columns }: EscPosProfile): number {
  return columns * CHARACTER_DOTS;
}

/** The builder's name of a code page. */
export function characterSetOf(codePage: CodePage): CharacterSet {
  switch (codePage) {
    case 'pc437':
      return CharacterSet.PC437_USA;
    case 'pc850':
      return CharacterSet.PC850_MULTILINGUAL;
    case 'pc852':
      return CharacterSet.PC852_LATIN2;
    case 'pc858':
      return CharacterSet.PC858_EURO;
    case 'pc866':
      return CharacterSet.PC866_CYRILLIC2;
    case 'wpc1252':
      return CharacterSet.WPC1252;
  }
}
