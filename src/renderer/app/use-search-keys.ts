import type { RefObject } from 'react';
import { useHotkeys } from './hotkeys.ts';
import { useTill } from './TillProvider.tsx';
import { useTyping } from './use-target.ts';

/** F3 leads to the search, and so does what is typed while no field has the focus. */
export function useSearchKeys(
  field: RefObject<HTMLInputElement | null>,
  setText: (change: (before: string) => string) => void,
): void {
  const { scans, isHelpOpen } = useTill();
  const focusSearch = (): void => {
    field.current?.focus();
    field.current?.select();
  };
  useHotkeys({ F3: focusSearch, 'Ctrl+f': focusSearch });
  useTyping((letters) => {
    if (!scans.isHome()) return;
    if (letters === '?') return isHelpOpen.setState(true, true);
    field.current?.focus();
    setText((before) => before + letters);
  });
}
