import { createStore, useStore } from 'zustand';

export const THEMES = ['system', 'light', 'dark'] as const;
export const LANGUAGES = ['system', 'en', 'de'] as const;
export const TEXT_SIZES = ['100', '125', '150', '200'] as const;

/** How this PC's screen looks and speaks; it stays on this PC and is no business of the shop's. */
export interface Preferences {
  readonly theme: (typeof THEMES)[number];
  readonly language: (typeof LANGUAGES)[number];
  /** Percent. */
  readonly text: (typeof TEXT_SIZES)[number];
}

const KEY = 'countertop.preferences';

const store = createStore<Preferences>(() => load());

/** What is chosen now. */
export function usePreferences(): Preferences {
  return useStore(store);
}

/** Changes some of it, at once and for the next start. */
export function choosePreferences(chosen: Partial<Preferences>): void {
  store.setState(chosen);
  localStorage.setItem(KEY, JSON.stringify(store.getState()));
  applyPreferences();
}

/** Follows what is chosen in another window of this PC. */
export function followPreferences(): void {
  window.addEventListener('storage', ({ key }) => {
    if (key !== KEY) return;
    store.setState(load());
    applyPreferences();
  });
}

/** Puts theme and text size on the page. */
export function applyPreferences(): void {
  const { theme, text } = store.getState();
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  dataset['text'] = text;
}

function load(): Preferences {
  const kept = parse(localStorage.getItem(KEY));
  return {
    theme: oneOf(THEMES, kept.get('theme')),
    language: oneOf(LANGUAGES, kept.get('language')),
    text: oneOf(TEXT_SIZES, kept.get('text')),
  };
}

/** What cannot be read counts as not chosen. */
function parse(text: string | null): ReadonlyMap<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return new Map(Object.entries(value ?? {}));
  } catch {
    return new Map();
  }
}

function oneOf<Choice>(choices: readonly [Choice, ...Choice[]], kept: unknown): Choice {
  return choices.find((choice) => choice === kept) ?? choices[0];
}
