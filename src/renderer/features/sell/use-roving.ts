import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

interface Roving {
  /** The cell that the Tab key stops at. */
  readonly active: number;
  readonly focusFirst: () => void;
}

interface Grid {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly count: number;
  readonly columns: number;
  readonly showRow: (row: number) => void;
}

const PAGE_ROWS = 3;

/** Arrow keys through a grid of which only a part is drawn; its cells carry `data-index`. */
export function useRoving({ ref, count, columns, showRow }: Grid): Roving {
  const [active, setActive] = useState(0);
  const isMoving = useRef(false);
  const move = useCallback(
    (to: number) => {
      const index = Math.max(0, Math.min(count - 1, to));
      isMoving.current = true;
      showRow(Math.floor(index / columns));
      setActive(index);
    },
    [count, columns, showRow],
  );
  useLayoutEffect(() => {
    if (!isMoving.current) return;
    const cell = ref.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (cell === null || cell === undefined) return;
    isMoving.current = false;
    cell.focus({ preventScroll: true });
  });
  useEffect(() => {
    const grid = ref.current;
    if (grid === null) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      const at = indexOf(event.target);
      const step = at === null ? null : stepOf(event.key, { at, columns, count, isRtl: isRightToLeft(grid) });
      if (at === null || step === null || at + step < 0) return;
      event.preventDefault();
      move(at + step);
    };
    grid.addEventListener('keydown', onKeyDown);
    return () => grid.removeEventListener('keydown', onKeyDown);
  }, [ref, count, columns, move]);
  return { active: Math.min(active, Math.max(0, count - 1)), focusFirst: () => move(0) };
}

interface Place {
  readonly at: number;
  readonly columns: number;
  readonly count: number;
  readonly isRtl: boolean;
}

function stepOf(key: string, { at, columns, count, isRtl }: Place): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: isRtl ? -1 : 1,
    ArrowLeft: isRtl ? 1 : -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    PageDown: columns * PAGE_ROWS,
    PageUp: -columns * PAGE_ROWS,
    Home: -at,
    End: count - 1 - at,
  };
  return steps[key] ?? null;
}

function indexOf(target: EventTarget | null): number | null {
  const index = target instanceof HTMLElement ? target.dataset['index'] : undefined;
  return index === undefined ? null : Number(index);
}

function isRightToLeft(element: HTMLElement): boolean {
  return getComputedStyle(element).direction === 'rtl';
}
