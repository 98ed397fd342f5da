/** One piece of data behind its application identifier (AI), as it stands in the code. */
export interface Gs1Element {
  readonly ai: string;
  readonly text: string;
}

/** Splits an element string (FNC1 as `\x1D`, or AIs in brackets) by its AIs; null when it is none. Never throws. */
export type SplitElements = (text: string) => readonly Gs1Element[] | null;
