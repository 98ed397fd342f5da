/** Who gets what comes in: what was opened last, and nobody else; the home while nothing is open. */
export interface Targets<Item> {
  /** Returns how to step back. */
  readonly push: (target: (item: Item) => void) => () => void;
  /** Puts a screen in the home's place: it gets what comes in while nothing is open over it. Returns how to step back. */
  readonly stand: (target: (item: Item) => void) => () => void;
  readonly deliver: (item: Item) => void;
  readonly isHome: () => boolean;
}

export function createTargets<Item>(home: (item: Item) => void): Targets<Item> {
  const open: ((item: Item) => void)[] = [];
  const screens: ((item: Item) => void)[] = [];
  return {
    push: (target) => enter(open, target),
    stand: (target) => enter(screens, target),
    deliver: (item) => (open.at(-1) ?? screens.at(-1) ?? home)(item),
    isHome: () => open.length === 0,
  };
}

function enter<Target>(targets: Target[], target: Target): () => void {
  targets.push(target);
  return () => {
    const index = targets.lastIndexOf(target);
    if (index >= 0) targets.splice(index, 1);
  };
}
