import { useEffect, useRef, type RefObject } from 'react';

/** Arrow keys through what a list offers; its choices carry `data-hit`. */
export function useListKeys<Element extends HTMLElement>(): RefObject<Element | null> {
  const list = useRef<Element>(null);
  useEffect(() => {
    const root = list.current;
    if (root === null) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const choices = [...root.querySelectorAll<HTMLElement>('[data-hit]')];
      const at = choices.findIndex((choice) => choice === event.target);
      if (step === 0 || choices.length === 0) return;
      event.preventDefault();
      choices[Math.max(0, Math.min(choices.length - 1, at + step))]?.focus();
    };
    root.addEventListener('keydown', onKeyDown);
    return () => root.removeEventListener('keydown', onKeyDown);
  }, []);
  return list;
}
