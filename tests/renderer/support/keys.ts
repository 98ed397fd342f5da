import { act } from '@testing-library/react';

const named: Readonly<Record<string, string>> = { ' ': 'Space', '-': 'Minus', '+': 'Equal', '?': 'Slash' };

function codeOf(key: string): string {
  if (/^\d$/.test(key)) return `Digit${key}`;
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  return named[key] ?? key;
}

const AHEAD = 600_000;

// The page's clock goes ten minutes ahead of the keys' own, so that after the last key there is silence at once.
const now = performance.now.bind(performance);
performance.now = () => now() + AHEAD;

/** One clock for all keys: what the browser gives as an event's time stamp. */
let clock = now();

/** Begins anew at a moment of `performance.now()`. */
export function startClock(at: number): void {
  clock = at;
}

/** When the last key was pressed. */
export function pressedAt(): number {
  return clock;
}

/**
 * Presses a key `gap` milliseconds after the one before, wherever the focus is, and does what a browser does
 * with a letter that nobody stopped: types it into the field in focus. Returns whether it was let through.
 */
export function press(key: string, gap = 120, held: KeyboardEventInit = {}): boolean {
  clock += gap;
  const event = new KeyboardEvent('keydown', {
    key,
    code: codeOf(key),
    bubbles: true,
    cancelable: true,
    ...held,
  });
  Object.defineProperty(event, 'timeStamp', { value: clock });
  const target = document.activeElement ?? document.body;
  let passed = true;
  act(() => {
    passed = target.dispatchEvent(event);
    if (passed && key.length === 1 && held.ctrlKey !== true) insert(key);
    target.dispatchEvent(new KeyboardEvent('keyup', { key, code: codeOf(key), bubbles: true }));
  });
  return passed;
}

const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');

// As browsers do it: under the setter that React puts on each field, or React would think that it had typed that itself.
HTMLInputElement.prototype.setRangeText = function (text: string, start: number = 0, end: number = start) {
  own?.set?.call(this, this.value.slice(0, start) + text + this.value.slice(end));
  this.setSelectionRange(start + text.length, start + text.length);
};

function insert(letter: string): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement) || field.readOnly) return;
  const start = field.selectionStart ?? field.value.length;
  field.setRangeText(letter, start, field.selectionEnd ?? start);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: letter }));
}

/** Types as a person does: slowly. */
export function type(text: string): void {
  for (const letter of text) press(letter, 130);
}

/** Scans as a scanner does: fast, and Enter at the end. */
export function scan(code: string): void {
  for (const [index, letter] of [...code].entries()) press(letter, index === 0 ? 400 : 8);
  press('Enter', 8);
}
