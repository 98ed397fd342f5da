import { useState } from 'react';
import type { CountTexts } from './count-texts.ts';

const KEY = 'countertop.count';

interface KeptCount {
  readonly texts: CountTexts;
  readonly change: (texts: CountTexts) => void;
  /** The count has done its work. */
  readonly forget: () => void;
}

/** A count of one shift's drawer that outlives leaving the screen: a customer comes when the coins are half counted. */
export function useKeptCount(shiftId: string): KeptCount {
  const [texts, setTexts] = useState<CountTexts>(() => read(shiftId));
  return {
    texts,
    change: (changed) => {
      setTexts(changed);
      localStorage.setItem(KEY, JSON.stringify({ shiftId, texts: changed }));
    },
    forget: () => localStorage.removeItem(KEY),
  };
}

/** Only this program writes there; what is of another shift is no count of this one. */
function read(shiftId: string): CountTexts {
  const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
  if (!isRecord(kept) || kept['shiftId'] !== shiftId || !isRecord(kept['texts'])) return {};
  const texts = Object.entries(kept['texts']).filter((entry): entry is [string, string] => isText(entry[1]));
  return Object.fromEntries(texts);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
