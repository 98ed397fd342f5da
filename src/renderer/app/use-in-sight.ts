import { useEffect, useRef, type RefObject } from 'react';

/** Brings the beginning of an element into sight when what it shows has changed: large letters push it below the edge. */
export function useInSight<Shown extends HTMLElement = HTMLElement>(shown: unknown): RefObject<Shown | null> {
  const element = useRef<Shown>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    const first = element.current?.firstElementChild ?? element.current;
    first?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return element;
}
