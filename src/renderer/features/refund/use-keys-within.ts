import { useEffect, useRef, type RefObject } from 'react';

/** Runs an act at its key while the focus is within an element; for what lies over a screen and has keys of its own. */
export function useKeysWithin<Element extends HTMLElement>(
  keys: Readonly<Record<string, () => void>>,
): RefObject<Element | null> {
  const root = useRef<Element>(null);
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  }, [keys]);
  useEffect(() => {
    const element = root.current;
    const onKeyDown = (event: KeyboardEvent): void => {
      const act = latest.current[event.key];
      if (act === undefined || event.repeat) return;
      event.preventDefault();
      act();
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, []);
  return root;
}
