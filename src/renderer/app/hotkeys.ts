import { useEffect, useRef } from 'react';
import { focusedField } from './field-text.ts';
import { useTill } from './TillProvider.tsx';

/** Keys by name, with `Ctrl+` or `Alt+` before: `F9`, `Ctrl+z`. */
export type Hotkeys = Readonly<Record<string, () => void>>;

/** Keys that a field uses itself. */
const OF_FIELDS = new Set(['Delete', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Ctrl+z', 'Enter']);

/** Runs an act at its key, while nothing lies over the screen. Keys held down count once. */
export function useHotkeys(hotkeys: Hotkeys): void {
  const { scans } = useTill();
  const latest = useRef(hotkeys);
  useEffect(() => {
    latest.current = hotkeys;
  }, [hotkeys]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const name = nameOf(event);
      const act = latest.current[name];
      if (act === undefined || event.defaultPrevented || !scans.isHome()) return;
      if (OF_FIELDS.has(name) && focusedField() !== null) return;
      event.preventDefault();
      if (!event.repeat || name.startsWith('Arrow')) act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [scans]);
}

function nameOf(event: KeyboardEvent): string {
  const control = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  return `${control}${event.altKey ? 'Alt+' : ''}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
}
