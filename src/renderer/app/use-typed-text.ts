import { useEffect, useState } from 'react';
import { useTill } from './TillProvider.tsx';

/** The text once it is surely typed by a person: the first letters of a scan start no search. */
export function useTypedText(text: string): string {
  const { ear } = useTill();
  const [typed, setTyped] = useState(text);
  useEffect(() => ear.afterTyping(() => setTyped(text)), [ear, text]);
  return text === '' ? '' : typed;
}
