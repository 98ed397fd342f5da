import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';

/** Runs an act at its key while the focus is within an element; for what lies over a screen and has keys of its own. */
export function useKeysWithin<Element extends HTMLElement>(
  keys: Readonly<Record<string, () => void>>,
): RefObject<Element | null> {
  const root = useRef<Element>(null);
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    const act = keys[event.key];
    if (act === undefined || event.repeat) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const element = root.current;
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, []);
  return root;
}
