import { useEffect, useEffectEvent } from 'react';
import { focusedField } from './field-text.ts';
import { useTill } from './TillProvider.tsx';

/** Keys by name, with `Ctrl+`, `Alt+` and, for named keys, `Shift+` before: `F9`, `Ctrl+z`, `Ctrl+Shift+Tab`. */
export type Hotkeys = Readonly<Record<string, () => void>>;

/** Keys that a field with something in it uses itself. */
const OF_FIELDS = new Set(['Delete', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Ctrl+z', 'Enter']);

/**
 * Runs an act at its key: a screen's while nothing lies over it, a dialog's while it lies over everything else. Keys held
 * down count once.
 */
export function useHotkeys(hotkeys: Hotkeys, of: 'screen' | 'dialog' = 'screen'): void {
  const { scans } = useTill();
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    const name = nameOf(event);
    const act = hotkeys[name];
    if (act === undefined || event.defaultPrevented || scans.isHome() !== (of === 'screen')) return;
    if (OF_FIELDS.has(name) && (focusedField()?.value ?? '') !== '') return;
    event.preventDefault();
    if (!event.repeat || name.startsWith('Arrow')) act();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function nameOf(event: KeyboardEvent): string {
  const control = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  const alt = event.altKey ? 'Alt+' : '';
  if (event.key.length === 1) return `${control}${alt}${event.key.toLowerCase()}`;
  return `${control}${alt}${event.shiftKey ? 'Shift+' : ''}${event.key}`;
}
