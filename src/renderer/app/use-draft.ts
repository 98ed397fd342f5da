import { useState } from 'react';

/** Something that is being changed in a form, and whether every field of it means something. */
export interface Draft<T> {
  readonly value: T;
  readonly isChanged: boolean;
  readonly isSound: boolean;
  readonly change: (part: Partial<T>) => void;
  /** What a field of that key calls: null holds the form back until the field means something again. */
  readonly take: <Value>(key: string, apply: (value: Value) => Partial<T>) => (value: Value | null) => void;
}

/** A draft that begins as something is. */
export function useDraft<T>(first: T): Draft<T> {
  const [value, setValue] = useState(first);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const change = (part: Partial<T>): void => setValue((before) => ({ ...before, ...part }));
  return {
    value,
    isChanged: value !== first,
    isSound: wrong.size === 0,
    change,
    take: (key, apply) => (given) => {
      setWrong((before) => {
        const keys = new Set(before);
        if (given === null) keys.add(key);
        else keys.delete(key);
        return keys;
      });
      if (given !== null) change(apply(given));
    },
  };
}
