import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** What of a long grid is in sight. */
export interface RowWindow {
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly columns: number;
  /** First and last row to draw, some beyond what is seen. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** Space for the rows before and after, in pixels. */
  readonly before: number;
  readonly after: number;
  readonly showRow: (row: number) => void;
}

interface Sizes {
  /** All in rem; rows are equally high, `rowHeight` includes the gap. */
  readonly rowHeight: number;
  readonly cellMin: number;
  readonly gap: number;
}

interface View {
  readonly columns: number;
  readonly rowPixels: number;
  readonly top: number;
  readonly height: number;
}

const BEYOND = 2;
const UNMEASURED = { width: 900, height: 700 } as const;

/** Draws only the rows in sight of a grid of `count` equal cells. */
export function useRowWindow(count: number, sizes: Sizes): RowWindow {
  const scrollRef = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<View>(() => measure(null, sizes));
  const update = useCallback(() => {
    setView((old) => keepIfSame(old, measure(scrollRef.current, sizes)));
  }, [sizes]);

  useLayoutEffect(() => {
    const element = scrollRef.current;
    if (element === null) return undefined;
    update();
    const observer = new ResizeObserver(update);
    observer.observe(element);
    element.addEventListener('scroll', update, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', update);
    };
  }, [update]);

  const showRow = useCallback(
    (row: number) => {
      const element = scrollRef.current;
      if (element === null) return;
      const top = row * view.rowPixels;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + view.rowPixels > element.scrollTop + view.height) {
        element.scrollTop = top + view.rowPixels - view.height;
      }
    },
    [view],
  );

  const rows = Math.ceil(count / view.columns);
  const firstRow = Math.min(Math.max(0, view.top - BEYOND), Math.max(0, rows - 1));
  const seen = Math.ceil(view.height / view.rowPixels) + 1;
  const lastRow = Math.min(rows - 1, view.top + seen + BEYOND);
  return {
    scrollRef,
    columns: view.columns,
    firstRow,
    lastRow,
    before: firstRow * view.rowPixels,
    after: Math.max(0, rows - 1 - lastRow) * view.rowPixels,
    showRow,
  };
}

function measure(element: HTMLDivElement | null, sizes: Sizes): View {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const width = element?.clientWidth || UNMEASURED.width;
  const gap = sizes.gap * rem;
  const rowPixels = sizes.rowHeight * rem;
  return {
    columns: Math.max(1, Math.floor((width + gap) / (sizes.cellMin * rem + gap))),
    rowPixels,
    top: Math.floor((element?.scrollTop ?? 0) / rowPixels),
    height: element?.clientHeight || UNMEASURED.height,
  };
}

function keepIfSame(old: View, now: View): View {
  const isSame =
    old.columns === now.columns &&
    old.rowPixels === now.rowPixels &&
    old.top === now.top &&
    old.height === now.height;
  return isSame ? old : now;
}
