import { GROUP_SEPARATOR } from './gs1-text.ts';

/** A key press as the keyboard gives it; `code`, `key` and `repeat` as in a browser's KeyboardEvent. */
export interface WedgeKey {
  readonly code: string;
  readonly key: string;
  /** Milliseconds on any clock that does not go back. */
  readonly at: number;
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  /** True for the presses that a key held down makes by itself. */
  readonly repeat: boolean;
}

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']);

/**
 * The character that a scanner meant by this key, or null for a key that types none.
 * Scanners send the keys of a US keyboard; on keyboards whose digits need Shift (AZERTY) the physical key decides.
 * The separator of GS1 data comes as Ctrl and the right bracket.
 */
export function characterOf(key: WedgeKey): string | null {
  if (isSeparator(key)) return GROUP_SEPARATOR;
  if (key.ctrl || key.alt || key.meta || key.repeat || [...key.key].length !== 1) return null;
  const digit = /^Digit(\d)$/.exec(key.code)?.[1];
  return digit === undefined || key.shift ? key.key : digit;
}

/** What the key leaves in a text field: nothing, where it is the separator. */
export function typedBy(key: WedgeKey): string {
  return isSeparator(key) ? '' : key.key;
}

function isSeparator(key: WedgeKey): boolean {
  return key.ctrl && key.code === 'BracketRight' && !key.alt && !key.meta && !key.repeat;
}

/** Shift and its like come before the character they belong to and mean nothing alone. */
export function isModifierAlone(key: WedgeKey): boolean {
  return MODIFIERS.has(key.key);
}

/** What a scanner sends after a code. */
export function isTerminator(key: WedgeKey): boolean {
  return !hasModifier(key) && (key.key === 'Enter' || key.key === 'Tab');
}

/** What a scanner's second terminator (the line feed) may arrive as, on various systems. */
export function isTail(key: WedgeKey): boolean {
  const isLineFeed = key.ctrl && key.code === 'KeyJ';
  return isTerminator(key) || isLineFeed || (!hasModifier(key) && key.key === 'ArrowDown');
}

function hasModifier(key: WedgeKey): boolean {
  return key.ctrl || key.alt || key.meta || key.repeat;
}
