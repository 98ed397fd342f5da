import { useCallback, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

interface Roving {
  /** The cell that the Tab key stops at. */
  readonly active: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly focusFirst: () => void;
}

interface Grid {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly count: number;
  readonly columns: number;
  readonly showRow: (row: number) => void;
}

const PAGE_ROWS = 3;

/** Arrow keys through a grid of which only a part is drawn. */
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
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = Number(event.target instanceof HTMLElement ? event.target.dataset['index'] : undefined);
    const to = Number.isNaN(at) ? null : target(event.key, at, columns, count, isRightToLeft(event));
    if (to === null) return;
    event.preventDefault();
    move(to);
  };
  return { active: Math.min(active, Math.max(0, count - 1)), onKeyDown, focusFirst: () => move(0) };
}

function target(key: string, at: number, columns: number, count: number, isRtl: boolean): number | null {
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
  const step = steps[key];
  if (step === undefined || at + step < 0) return null;
  return at + step;
}

function isRightToLeft({ currentTarget }: KeyboardEvent): boolean {
  return getComputedStyle(currentTarget).direction === 'rtl';
}
